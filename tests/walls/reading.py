"""All that somebody gets to see: every page that they are led to, as words, with hidden fields and all."""

import html
import re
from urllib.parse import urljoin

from django.test import Client

from samenspraak.people.models import User

FIRST = ("", "work/", "work/?ended=1", "work/agenda/", "calls/", "calls/?ended=1")
"""Beside the case itself: where lists may show something of it."""
NOT_FOLLOWED = ("/language/", "/static/", "/guide/", "/call/", "/call-back/", "/complaint/")
"""Public pages and files: the same for everyone."""


class Reader:
    """One visitor, signed in with this handle, or nobody."""

    def __init__(self, handle=None):
        self.client, self.read = Client(), {}
        if handle:
            self.client.force_login(User.objects.get(handle=handle))

    def open(self, address):
        """The status of an address; what it says is kept, with everything that stands in its tags."""
        address = address.partition("#")[0]
        if address not in self.read:
            answer = self.client.get(address)
            self.read[address] = answer.status_code, html.unescape(answer.content.decode()).replace("\xa0", " ")
        return self.read[address][0]

    def explore(self, slug, reference):
        """Open the case, everything that anyone may be led to in it, and the lists."""
        case = f"/{slug}/cases/{reference}/"
        for address in ("/", "/how-was-it/", *(f"/{slug}/{one}" for one in FIRST), case, f"{case}route/"):
            self.open(address)
        for address in self._links(case):
            self.open(address)
        return self

    def _links(self, case):
        text = self.read[case][1]
        links = {urljoin(case, link) for link in re.findall(r'(?:href|hx-get)="([^"]+)"', text)}
        return sorted(one for one in links if one.startswith(case) and not any(no in one for no in NOT_FOLLOWED))

    @property
    def words(self):
        """All of it."""
        return "\n".join(text for _status, text in self.read.values())

    def finds(self, slug, words, reference):
        """Whether a search in the list of work finds the case: by its address and by the number of cases found."""
        answer = self.client.get(f"/{slug}/work/", {"q": words})
        return answer.status_code == 200 and f"/cases/{reference}/" in answer.content.decode()
