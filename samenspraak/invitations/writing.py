"""What a mail and a letter say, in the language of whoever gets them: nothing of the case, and nobody's address."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from samenspraak.cases.language import spoken_to
from samenspraak.cases.models import Case
from samenspraak.cases.routes import route_of
from samenspraak.invitations import codes
from samenspraak.invitations.models import Invitation
from samenspraak.people.models import SupportCentre
from samenspraak.route.options import Contact
from samenspraak.web.calling import nearest


def mail_of(invitation: Invitation) -> tuple[str, str]:
    """The subject and the text of the mail."""
    with _addressed(invitation):
        subject, _, text = render_to_string("invitations/mail.txt", words_for(invitation)).strip().partition("\n")
    return subject.strip(), text.strip() + "\n"


def text_message(invitation: Invitation) -> str:
    """The same in few words, for a text message that somebody sends themself."""
    with _addressed(invitation):
        return render_to_string("invitations/text_message.txt", words_for(invitation)).strip()


def words_for(invitation: Invitation) -> dict[str, object]:
    """What a mail, a letter and a text message may say."""
    party = invitation.party
    partnership, code = party.case.partnership, codes.code(invitation.salt)
    return {
        "party": party,
        "partnership": partnership,
        "contact": contact_of(party.case),
        "host": invitation.invited_by,
        "code": codes.shown(code),
        "link": settings.SITE_ADDRESS + reverse("invited", args=(partnership.slug, code)),
        "typing": settings.SITE_ADDRESS + reverse("invited_by_code", args=(partnership.slug,)),
        "until": timezone.localdate(invitation.expires_at) if invitation.expires_at else None,
    }


def contact_of(case: Case) -> SupportCentre | Contact:
    """Whom to call: the support centre for the school, or else the partnership as its route says."""
    centres = SupportCentre.objects.filter(partnership=case.partnership_id).order_by("region", "name")
    return next(iter(nearest(centres, case.school)), route_of(case).partnership)


def language_of(invitation: Invitation) -> str:
    """The language that this person likes, if the pages have it, or else the first one of the route."""
    party, spoken = invitation.party, dict(settings.LANGUAGES)
    first = route_of(party.case).languages[0]
    return next((one for one in (party.language, first) if one in spoken), settings.LANGUAGE_CODE)


@contextmanager
def _addressed(invitation: Invitation) -> Iterator[None]:
    with translation.override(language_of(invitation)), spoken_to(route_of(invitation.party.case), invitation.role):
        yield
