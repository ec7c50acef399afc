"""Keep an answer so that nobody can find out whose it is, and tick off that this person answered, in one transaction.

The answer is counted and then forgotten. PostgreSQL keeps with each row which transaction wrote it: a count that alone
had changed would lead from what was said to the tick of who said it. Therefore all counts of the group and all ticks
are written with each answer. Texts are taken out of their box and put back in another order, with new keys.
"""

import secrets
from collections.abc import Mapping
from datetime import date

from django.db.models import Case, F, Q, Value, When

from samenspraak.insight.models import Invitation, Remark, Tally
from samenspraak.route.options import Experiences

SHAKEN = 50
"""So many texts are shaken at once: a text is one of these, and more would cost without hiding better."""


def save(invitation: Invitation, experiences: Experiences, given: Mapping[str, str], today: date) -> bool:
    """Keep what was answered; false, and nothing kept, when this person answered before or the days are over.

    Expects a transaction in which `invitation` was read with its lock (see samenspraak.insight.rounds.standing).
    """
    waiting = Invitation.objects.filter(pk=invitation.pk, answered=False, until__gte=today)
    if not waiting.update(answered=True):
        return False
    Invitation.objects.filter(partnership=invitation.partnership_id, until__gte=today).update(answered=F("answered"))
    texts = {name: given[name] for name, one in experiences.asks.items() if one.type == "text" and given.get(name)}
    _count(invitation.group_id, {name: value for name, value in given.items() if value and name not in texts})
    _put_in_the_box(invitation.partnership_id, texts)
    return True


def _count(group: int, given: Mapping[str, str]) -> None:
    mine = Q(pk__in=())
    for question, value in given.items():
        mine |= Q(question=question, value=value)
    one_more = Case(When(mine, then=Value(1)), default=Value(0))
    Tally.objects.filter(group=group).update(count=F("count") + one_more)


def _put_in_the_box(partnership: int, texts: Mapping[str, str]) -> None:
    if not texts:
        return
    some = list(Remark.objects.filter(partnership=partnership).order_by("?")[:SHAKEN])
    papers = [(one.question, one.text) for one in some] + list(texts.items())
    secrets.SystemRandom().shuffle(papers)
    Remark.objects.filter(pk__in=[one.pk for one in some]).delete()
    Remark.objects.bulk_create(
        Remark(partnership_id=partnership, question=question, text=text) for question, text in papers
    )
