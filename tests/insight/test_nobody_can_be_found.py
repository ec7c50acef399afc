"""From the database alone, and from the logs, nobody can tell who gave which answer."""

import itertools
import logging
import secrets
from collections import Counter

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.utils import timezone

from samenspraak.cases.models import Notice
from samenspraak.insight.answers import save
from samenspraak.insight.models import Group, Invitation, Remark, Tally
from samenspraak.people.models import Partnership
from tests.insight.conftest import GIVEN

GLAD = {"how": "good", "heard": "yes", "talking": "yes", "again": "yes", "remark": "Een tuinslang van woorden."}
SAD = {"how": "not_good", "heard": "no", "talking": "no", "again": "no", "remark": "Een regenton vol stilte."}
QUIET = {"how": "mixed", "heard": "partly", "talking": "partly", "again": "perhaps", "remark": ""}


def give(ended, handle, given):
    """Answer as someone, in a transaction of its own."""
    invitation = Invitation.objects.select_related("group").get(party__user__handle=handle)
    asked = ended.view(handle).route.options["mediation"].experiences
    with transaction.atomic():
        assert save(invitation, asked, given, timezone.localdate())


def everything():
    """All that is kept, table by table, as a bag of rows; the random key of a text is left out."""
    return {
        kind.__name__: Counter(
            tuple(str(value) for name, value in sorted(row.items()) if not (kind is Remark and name == "id"))
            for row in kind.objects.values()
        )
        for kind in apps.get_models()
    }  # fmt: skip


def after(ended, *given):
    """What is kept when these people answered like this, in this order; the database is then as it was."""
    with transaction.atomic():
        for handle, answer in given:
            give(ended, handle, answer)
        found = everything()
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db(transaction=True)
def test_whoever_gave_which_answer_in_whichever_order_the_database_is_the_same(ended):
    one = after(ended, ("samira", GLAD), ("joris", SAD), ("noor", QUIET))
    for people in itertools.permutations(["samira", "joris", "noor"]):
        for answers in itertools.permutations([GLAD, SAD, QUIET]):
            assert after(ended, *zip(people, answers, strict=True)) == one


def test_what_is_kept_of_an_answer_points_to_no_person_case_event_or_time():
    pointing = {
        kind: {field.related_model for field in kind._meta.get_fields() if field.many_to_one}
        for kind in (Group, Tally, Remark)
    }
    assert pointing == {Group: {Partnership}, Tally: {Partnership, Group}, Remark: {Partnership}}
    moments = (models.DateField, models.DateTimeField, models.TimeField)
    for kind in (Group, Tally, Remark):
        assert [field.name for field in kind._meta.fields if isinstance(field, moments)] == []
    assert {field.name for field in Invitation._meta.fields} == {
        "id", "partnership", "party", "user", "group", "visit", "until", "answered",
    }  # fmt: skip


def written_in(kind, **of):
    """In which transactions the rows of a table were written, as far as the database keeps that at all."""
    keys = list(kind.objects.filter(**of).values_list("pk", flat=True))
    assert keys
    if connection.vendor == "sqlite":
        return {"not kept"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT xmin::text FROM {kind._meta.db_table} WHERE id = ANY(%s)", [keys])  # noqa: S608
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.django_db(transaction=True)
def test_the_transaction_that_wrote_a_row_leads_nowhere(ended):
    give(ended, "samira", GLAD)
    give(ended, "joris", SAD)
    parents = {"group__side": "parents"}
    for kind, of in ((Invitation, {}), (Tally, parents), (Remark, {})):
        assert len(written_in(kind, **of)) == 1, kind
    give(ended, "noor", QUIET)
    assert len(written_in(Invitation)) == len(written_in(Tally, **parents)) == len(written_in(Remark)) == 1
    assert connection.vendor == "sqlite" or written_in(Remark) != written_in(Invitation)


def lying():
    """The texts in the order in which their rows lie in the database."""
    place = {"sqlite": "rowid", "postgresql": "ctid"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT text FROM insight_remark ORDER BY {place}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("order", list(itertools.permutations(["samira", "joris", "tess"])), ids="-".join)
def test_texts_lie_in_an_order_of_chance_and_not_of_arrival(ended, monkeypatch, order):
    monkeypatch.setattr(secrets.SystemRandom, "shuffle", lambda _self, papers: papers.sort())
    for handle in order:
        give(ended, handle, {**GIVEN, "remark": f"Woorden van {handle}."})
    assert lying() == [f"Woorden van {handle}." for handle in ("joris", "samira", "tess")]


def test_a_text_gets_another_key_each_time_that_one_is_put_beside_it(ended):
    give(ended, "samira", GLAD)
    (first,) = Remark.objects.values_list("pk", flat=True)
    give(ended, "joris", SAD)
    assert first not in Remark.objects.values_list("pk", flat=True)
    assert Remark.objects.count() == 2


def test_every_count_is_there_before_the_first_answer(ended):
    before = list(Tally.objects.order_by("pk").values_list("pk", "question", "value"))
    assert len(before) == 2 * 12
    give(ended, "samira", GLAD)
    assert list(Tally.objects.order_by("pk").values_list("pk", "question", "value")) == before


def test_logs_sessions_cookies_and_notices_say_nothing_of_an_answer(ended, answers, visit, caplog):
    caplog.set_level(logging.DEBUG)
    notices = list(Notice.objects.order_by("pk").values())
    sent = answers("samira", **GLAD)
    assert sent.status_code == 302
    said = [record.getMessage() + str(vars(record)) for record in caplog.records]
    said += [str(one.get_decoded()) for one in Session.objects.all()]
    said += [str(cookie.value) for cookie in visit("samira").cookies.values()] + [str(sent.headers)]
    assert [one for one in said if "tuinslang" in one or "not_good" in one or "how" in one.replace("how-was", "")] == []
    assert list(Notice.objects.order_by("pk").values()) == notices


def test_an_answer_that_cannot_be_kept_leaves_no_tick(ended, monkeypatch):
    monkeypatch.setattr(Remark.objects, "bulk_create", lambda _rows: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        give(ended, "samira", GLAD)
    assert not Invitation.objects.filter(answered=True).exists()
    assert not Tally.objects.filter(count__gt=0).exists()
