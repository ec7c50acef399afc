"""Cases in which everybody wrote a sentence of their own, walked through the door."""

from datetime import timedelta

from django.utils.formats import date_format

from samenspraak.cases import drafts
from samenspraak.web import cast
from tests.cases.walking import Walk

SAID = {
    "own view of a parent": "Eekhoorn aan de overkant.",
    "hope of the other parent": "Dasje onder de brug.",
    "view of the school": "Kraanvogel boven het plein.",
    "who may decide for the school": "Otter met een sleutel.",
    "a parent to the mediator alone": "Wezel achter het gordijn.",
    "the school to the mediator alone": "Uil in de kast.",
    "the pupil to the mediator alone": "Egel in mijn tas.",
    "shared request for help": "Zwaluwen op een draad.",
    "how the partnership was involved": "Ooievaar op het dak.",
    "advice of the consultant": "Reiger langs de sloot.",
    "reason of the decision": "Meeuw op de kade.",
    "why a mediator gave it back": "Mol in de tuin.",
    "place of the conversation": "Boerderij Het Konijn.",
    "what parents and school said without the mediator": "Bever bij de dam.",
    "hours of the mediator": "7,25",
    "draft of a parent": "Vleermuis in de nacht.",
}
"""What stands in the table -> the sentence by which it is recognised, in no other text of the house."""
PUPIL = "Noor Velden"
DECLARING = ("samira", "joris", "tess", "yusuf")
PUT_ON = timedelta(days=11)
"""A contested decision was taken so long before."""


def mediation():
    """Noor's case in its conversations: see the page for who is who."""
    walk = Walk()
    walk.do("ilse", "hand_over_consultant", {"successor": f"u{cast.user_of('yusuf', '').pk}"})
    for handle in ("samira", "joris", "noor", "tess"):
        walk.do(handle, "join")
    _written(walk)
    walk.all_do([(one, "sign") for one in DECLARING])
    walk.all_do([(one, "declare") for one in DECLARING])
    walk.do("yusuf", "record_mdo")
    walk.do("yusuf", "judge")
    walk.do("yusuf", "pass", {"advice": SAID["advice of the consultant"]})
    walk.all_do([(one, "declare") for one in DECLARING])
    walk.do("hanneke", "approve", {"motivation": SAID["reason of the decision"]})
    before = _assigned(walk)
    _talking(walk)
    return walk, before


def _written(walk):
    walk.all_do([(one, "declare") for one in DECLARING])
    shared = {"help_question": SAID["shared request for help"]}
    walk.do("noor", "speak", {"my_view": SAID["the pupil to the mediator alone"], "my_view_readers": ["mediator"]})
    walk.do("samira", "done", {
        "our_view": SAID["own view of a parent"], "for_the_mediator": SAID["a parent to the mediator alone"], **shared,
    })  # fmt: skip
    walk.do("joris", "done", {"hope": SAID["hope of the other parent"], **shared})
    walk.do("tess", "done", {
        "our_view": SAID["view of the school"], "for_the_mediator": SAID["the school to the mediator alone"],
        "who_may_decide": SAID["who may decide for the school"], **shared,
    })  # fmt: skip
    walk.do("yusuf", "done", {"involvement": SAID["how the partnership was involved"], **shared})


def _assigned(walk):
    """The handle of the mediator who was asked first, and gave it back; another one took it."""
    walk.do("coordinator", "propose")
    before = walk.party("mediator").user.handle
    walk.do("mediator", "refuse", {"reason": SAID["why a mediator gave it back"]})
    walk.do("coordinator", "propose")
    now = walk.case.parties.get(role="mediator", status="invited").user.handle
    assert now != before
    walk.keys["mediator"] = walk.party(now).key
    walk.do("mediator", "accept")
    return before


def _talking(walk):
    walk.do("mediator", "represent")
    for seat in ("samira", "joris", "tess", "mediator"):
        walk.do(seat, "sign")
    walk.do("mediator", "hold", {"hours": SAID["hours of the mediator"]})
    walk.do("mediator", "plan", {"place": SAID["place of the conversation"]})
    walk.do("samira", "talked_together", {
        "on": walk.now.date().isoformat(), "about": SAID["what parents and school said without the mediator"],
        "there": [walk.party("samira").key, walk.party("tess").key],
    })  # fmt: skip
    walk.do("samira", "contest_decision", {"decided_on": (walk.now.date() - PUT_ON).isoformat(), "about": "opp"})
    drafts.save(walk.view("samira"), "mediation", "view_of_talk", {"view": SAID["draft of a parent"]})


def last_day(walk):
    """The last day to file about the contested decision: six weeks after it, as it is written."""
    return date_format(walk.now.date() - PUT_ON + timedelta(days=42), "j F")


def planned_day(walk):
    """The day on which the planned conversation is."""
    return date_format(walk.now.date() + timedelta(days=7), "j F")
