"""Invite somebody of the family, again or for the first time: a mail, a letter, or a text message of one's own."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.cases.models import Party
from samenspraak.cases.sight import View
from samenspraak.invitations import door
from samenspraak.invitations.forms import InviteForm
from samenspraak.invitations.letter import letter_of
from samenspraak.invitations.models import Invitation
from samenspraak.invitations.sight import guests
from samenspraak.invitations.writing import text_message
from samenspraak.people.models import User
from samenspraak.web.pages import CasePage
from samenspraak.web.views.case import about_case, seen

MOST_LINES = 6
LONGEST_LINE = 80


@dataclass(frozen=True)
class Inviting:
    """Somebody of a case who is invited, and who does that."""

    view: View
    party: Party
    invitation: Invitation
    by: User


@require_http_methods(["GET", "POST"])
@seen
def invite(request: HttpRequest, view: View, key: str) -> HttpResponse:
    """How it stands with the invitation of one person, and inviting anew. 404 for whoever does not handle that."""
    one = _inviting(request, view, key)
    before = one.invitation
    form = InviteForm(request.POST or None, mail=before.mail, knows_check=bool(before.check_hash))
    if request.method == "GET":
        return _page(request, one, form)
    if not form.is_valid():
        return _page(request, one, form, status=422)
    way = request.POST.get("how")
    if way == "mail":
        _again(one, form, Invitation.Channel.MAIL)
        return redirect(request.get_full_path())
    if way == "message":
        _again(one, form, Invitation.Channel.SMS)
        return _page(request, one, form, text=text_message(one.invitation))
    return _page(request, one, form, status=422)


@require_POST
@seen
def letter(request: HttpRequest, view: View, key: str) -> HttpResponse:
    """The letter as a PDF, with a new code: an older one opens nothing any more. The address is kept nowhere."""
    one = _inviting(request, view, key)
    before = one.invitation
    form = InviteForm(request.POST, mail=before.mail, knows_check=bool(before.check_hash))
    if not form.is_valid():
        return _page(request, one, form, status=422)
    _again(one, form, Invitation.Channel.LETTER)
    pdf = letter_of(one.invitation, _lines(request.POST.get("address", "")))
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{view.case.reference}-{key}.pdf"'},
    )


def _inviting(request: HttpRequest, view: View, key: str) -> Inviting:
    party = next((one for one in guests(view) if one.key == key), None)
    if party is None or not isinstance(request.user, User):
        raise Http404
    found, _new = Invitation.objects.get_or_create(
        party=party, defaults={"partnership_id": party.partnership_id, "role": party.role}
    )
    # What a letter and a mail say is about the case that was read already.
    party.case = view.case
    found.party = party
    return Inviting(view, party, found, request.user)


def _again(one: Inviting, form: InviteForm, channel: Invitation.Channel) -> None:
    data = form.cleaned_data
    door.invite_again(one.invitation, door.Way(one.by, channel, data["to_mail"], data["to_check"]), timezone.now())


def _lines(address: str) -> list[str]:
    lines = (" ".join(one.split())[:LONGEST_LINE] for one in address.splitlines())
    return [one for one in lines if one][:MOST_LINES]


def _page(request: HttpRequest, one: Inviting, form: InviteForm, status: int = 200, text: str = "") -> HttpResponse:
    context = {
        **about_case(one.view, CasePage(one.view, timezone.localdate())),
        "party": one.party,
        "invitation": one.invitation,
        "stands": one.invitation.stands(timezone.now()),
        "form": form,
        "text": text,
        "address": request.POST.get("address", ""),
    }
    return render(request, "invitations/invite.html", context, status=status)
