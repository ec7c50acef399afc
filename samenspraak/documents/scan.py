"""Asking clamd whether a file is clean. It hears the content over a socket, and nothing of it touches a disk in clear.

Whatever it does not call clean is refused. Only when it is not there, or breaks off, a file waits for the next time.
"""

import re
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

SECONDS = 10
"""How long each answer of the scanner is waited for."""
MOST_ANSWER = 4096
_FOUND = re.compile(r"^stream: (?P<what>.+) FOUND$")


class ScannerAway(Exception):
    """The scanner is not there."""


class ScannerBroke(ScannerAway):
    """The scanner was there, and broke off before it answered: perhaps by this very file."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner said. `finding` is empty when the file is clean."""

    finding: str = ""

    @property
    def is_clean(self) -> bool:
        """Whether it said so, in so many words."""
        return not self.finding


def ask(content: Iterable[bytes]) -> Verdict:
    """Let clamd look at a content. Raises `ScannerAway`."""
    with _connected() as line:
        try:
            line.sendall(b"zINSTREAM\0")
            _send(line, content)
            answer = _answer(line)
        except OSError as broken:
            raise ScannerBroke(str(broken)) from None
    if not answer:
        raise ScannerBroke("no answer")
    return _verdict(answer)


def _send(line: socket.socket, content: Iterable[bytes]) -> None:
    """Send all of it. Where clamd has had enough, it says why and hangs up: then its answer counts."""
    try:
        for chunk in content:
            if chunk:
                line.sendall(struct.pack("!L", len(chunk)) + chunk)
        line.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        return


def _connected() -> socket.socket:
    """A line to the scanner, at `unix:/path` or `tcp://host:port`."""
    kind, _, rest = settings.CLAMD.partition(":")
    line = None
    try:
        if kind == "unix":
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(SECONDS)
            line.connect(rest)
            return line
        host, _, port = rest.removeprefix("//").rpartition(":")
        return socket.create_connection((host, int(port)), timeout=SECONDS)
    except (OSError, ValueError) as away:
        if line:
            line.close()
        raise ScannerAway(str(away)) from None


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < MOST_ANSWER:
        more = line.recv(MOST_ANSWER)
        if not more:
            break
        said += more
    return said.rstrip(b"\0\n").decode(errors="replace")


def _verdict(answer: str) -> Verdict:
    if answer == "stream: OK":
        return Verdict()
    found = _FOUND.match(answer)
    return Verdict((found["what"] if found else answer)[:100])
