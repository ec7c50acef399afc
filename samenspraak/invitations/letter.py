"""The letter of an invitation: a tagged PDF (PDF/UA-1), made by typst from a template with its layout and words."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg
import segno
import typst
from django.template.loader import render_to_string
from django.utils import timezone, translation

from samenspraak.cases.language import spoken_to
from samenspraak.cases.routes import route_of
from samenspraak.invitations.models import Invitation
from samenspraak.invitations.writing import language_of, words_for

FONT = "atkinson-hyperlegible"


def letter_of(invitation: Invitation, address: list[str], today: date | None = None) -> bytes:
    """The PDF, in the language of whoever gets it. `address` are the lines below the name; they are kept nowhere."""
    language = language_of(invitation)
    words = words_for(invitation)
    context = {**words, "address": address, "today": today or timezone.localdate(), "language": language}
    with translation.override(language), spoken_to(route_of(invitation.party.case), invitation.role):
        source = render_to_string("invitations/letter.typ", context)
    drawn = {"qr": _qr(str(words["link"]))}
    return typst.compile(
        source.encode(), font_paths=_fonts(), format="pdf", sys_inputs=drawn,
        pdf_standards="ua-1",
    )  # fmt: skip


def _qr(link: str) -> str:
    drawn = BytesIO()
    segno.make_qr(link, error="m").save(drawn, kind="svg", border=4, xmldecl=False)
    return drawn.getvalue().decode()


@cache
def _fonts() -> typst.Fonts:
    folder = str(Path(fontpkg.path(FONT, 400)).parent)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
