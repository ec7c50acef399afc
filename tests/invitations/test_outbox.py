"""Mails of invitations: they hold nothing of the case, go out once, and again when the server was away."""

import re
import smtplib
from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from samenspraak.invitations import outbox
from samenspraak.invitations.outbox import PAUSES
from tests.invitations.conftest import FACTS, MAILS, invitation_of, page_of, signed_in


@pytest.fixture
def server(monkeypatch):
    """The mail server: answers with `server.error` while there is one."""

    class Server:
        error = None

    send = EmailBackend.send_messages

    def answers(self, messages):
        if Server.error:
            raise Server.error
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", answers)
    return Server


def refused(code):
    return smtplib.SMTPRecipientsRefused({MAILS["samira"]: (code, b"no")})


def test_nothing_of_the_case_and_nobody_elses_address_stands_in_a_mail(walk, invited, mailoutbox):
    invited("joris")
    invited("samira")
    outbox.send()
    for one, other in ((mailoutbox[0], "samira"), (mailoutbox[1], "joris")):
        text = one.message().as_string() + one.subject + one.body
        assert one.to == [MAILS["joris" if other == "samira" else "samira"]]
        assert one.recipients() == one.to
        for canary in ("Noor", MAILS[other], FACTS[other], walk.case.reference, "Papieren Boot", "thuis", "emiddeling"):
            assert canary not in text
    assert "Haddou" not in mailoutbox[0].body
    assert "Joris" not in mailoutbox[1].body


def test_the_link_in_the_mail_lets_in_whom_it_is_for(walk, invited, mailoutbox, client):
    invited("samira")
    assert outbox.send() == 1
    link = re.search(r"http://localhost:8000(/\S+/invited/\w{9}/)", mailoutbox[0].body)[1]
    client.post(link, {"check": "5678"})
    assert signed_in(client) == "samira"


def test_it_is_written_in_the_language_of_whoever_gets_it(walk, invited, mailoutbox):
    walk.case.parties.filter(user__handle="samira").update(language="en")
    invited("samira")
    invited("joris")
    outbox.send()
    assert [one.subject.split(" by ")[0].split(" door ")[0] for one in mailoutbox] == [
        "You are invited",
        "U bent uitgenodigd",
    ]


def test_two_parents_at_one_address_get_a_mail_each_with_a_code_each(walk, invited, mailoutbox):
    codes = {invited("samira"), invited("joris", mail=MAILS["samira"])}
    outbox.send()
    assert [one.to for one in mailoutbox] == [[MAILS["samira"]]] * 2
    assert len(codes) == 2
    assert all(sum(code in one.body for one in mailoutbox) == 1 for code in codes)


def test_a_mail_goes_out_once(walk, invited, mailoutbox):
    invited("samira")
    assert [outbox.send(), outbox.send(), outbox.send(timezone.now() + timedelta(days=3))] == [1, 0, 0]
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    "error", [ConnectionRefusedError(), TimeoutError(), refused(450), smtplib.SMTPDataError(451, b"")]
)
def test_a_server_that_is_away_is_asked_again_with_growing_pauses(walk, invited, server, mailoutbox, error):
    code, now = invited("samira"), timezone.now()
    server.error = error
    for pause in PAUSES:
        assert outbox.send(now) == 0
        assert outbox.send(now + pause - timedelta(seconds=1)) == 0
        assert invitation_of(walk, "samira").stands(now) == "sending"
        now += pause
    assert list(PAUSES) == sorted(PAUSES)
    server.error = None
    assert outbox.send(now) == 1
    assert code in mailoutbox[0].body
    assert invitation_of(walk, "samira").stands(now) == "invited"


def test_what_never_gets_through_counts_as_not_delivered(walk, invited, server):
    invited("samira")
    server.error, now = ConnectionRefusedError(), timezone.now()
    for pause in (*PAUSES, timedelta(0)):
        outbox.send(now)
        now += pause
    one = invitation_of(walk, "samira")
    assert (one.state, one.send_at) == ("bounced", None)


def test_an_address_that_is_refused_is_not_delivered_and_the_next_one_is_sent(walk, invited, monkeypatch, mailoutbox):
    send = EmailBackend.send_messages

    def refuse_one(self, messages):
        if messages[0].to == [MAILS["samira"]]:
            raise refused(550)
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_one)
    invited("samira")
    invited("joris")
    assert outbox.send() == 1
    assert invitation_of(walk, "samira").stands(timezone.now()) == "bounced"
    assert invitation_of(walk, "joris").stands(timezone.now()) == "invited"


def test_the_address_is_read_when_it_is_sent(walk, invited, mailoutbox):
    invited("samira")
    invited("samira", mail="nieuw@example.org")
    outbox.send()
    assert [one.to for one in mailoutbox] == [["nieuw@example.org"]]


def test_two_processes_send_it_once(walk, invited, mailoutbox, monkeypatch):
    """Both found that it waits, before one of them claims it."""
    invited("samira")
    hand_over = outbox._hand_over

    def meanwhile(invitation):
        monkeypatch.setattr(outbox, "_hand_over", hand_over)
        assert outbox.send() == 0
        hand_over(invitation)

    monkeypatch.setattr(outbox, "_hand_over", meanwhile)
    assert outbox.send() == 1
    assert len(mailoutbox) == 1


def test_whoever_was_killed_after_handing_it_over_sends_the_same_mail_again(walk, invited, mailoutbox, monkeypatch):
    class Killed(BaseException):
        pass

    def killed(invitation):
        raise Killed

    invited("samira")
    monkeypatch.setattr(outbox, "_still", killed)
    with pytest.raises(Killed):
        outbox.send()
    monkeypatch.undo()
    outbox.send(timezone.now() + PAUSES[0])
    first, second = mailoutbox
    assert first.body == second.body
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_who_came_in_or_joined_gets_no_mail_any_more(walk, invited, mailoutbox, client):
    client.post(page_of(walk, invited("samira")), {"check": "5678"})
    invited("noor", mail="noor@example.org")
    walk.do("noor", "join")
    assert outbox.send() == 0
    assert mailoutbox == []
