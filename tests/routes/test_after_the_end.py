"""After the end: everyone is asked how it was, and an end can be left again within a term."""

from datetime import date

from samenspraak.route.surveys import last_day, values_of, worded
from tests.routes.driver import Walk, proves


def sign() -> Walk:
    walk = Walk("afterwards", ann="consultant", mother="guardian", tess="teacher")
    return walk.does("tess", "send", question="What now?")


def done() -> Walk:
    return sign().does("mother", "sign").does("tess", "sign")


def refused() -> Walk:
    return sign().does("mother", "sign").does("tess", "refuse")


@proves("Survey.of", "afterwards", "of: [guardian, teacher]", "of: [teacher]")
@proves("Survey.at", "afterwards", "at: [0 days, 3 months]", "at: [0 days]")
@proves("Step.survey", "afterwards", "        survey: {of: [guardian, teacher], at: [0 days, 3 months], open_for: "
        "[5 working days, 10 working days]}\n")  # fmt: skip
def test_everyone_is_asked_how_it_was_at_the_end_and_after_three_months():
    walk = done().passes(1)
    assert (walk.told, walk.track.late) == ({"survey": {"mother", "tess"}}, (0,))
    assert walk.until(date(2026, 12, 6)).track.late == (0,)
    assert (walk.passes(1).told, walk.track.late) == ({"survey": {"mother", "tess"}}, (0, 1))
    assert walk.passes(30).track.late == (0, 1)


@proves("Survey.open_for", "afterwards", "[5 working days, 10 working days]", "5 working days")
def test_each_time_can_be_answered_as_long_as_the_route_says():
    walk = done()
    survey, calendar = walk.route.options["talk"].steps["done"].survey, walk.route.calendar
    assert last_day(survey, 0, date(2026, 9, 7), calendar) == date(2026, 9, 14)
    assert last_day(survey, 1, date(2026, 12, 7), calendar) == date(2026, 12, 21)


@proves("Option.experiences", "afterwards", "    experiences:\n", "    experience:\n")
@proves("Experiences.asks", "afterwards", '        heard: {type: yes_no, text: {en: "Were you heard?"}}\n')
@proves("Experience.type", "afterwards", "type: yes_no, ")
@proves("Experience.choice", "afterwards", "bad: {en: Bad}", "poor: {en: Bad}")
@proves("Experience.wording", "afterwards", 'wording: {teacher: {en: "How was it for school?"}}, ')
def test_it_is_asked_in_words_for_each_role_and_a_text_is_not_counted():
    asks = done().route.options["talk"].experiences.asks
    assert {name: values_of(one) for name, one in asks.items()} == {
        "how": ("good", "bad"), "heard": ("yes", "no"), "remark": (),
    }  # fmt: skip
    assert worded(asks["how"], "guardian")["en"] == "How was it for you?"
    assert worded(asks["how"], "teacher")["en"] == "How was it for school?"


@proves("Step.reopen", "afterwards", "        reopen: {within: 30 calendar days, by: consultant, to: write, "
        "text: {en: Open again}, tells: everyone}\n")  # fmt: skip
@proves("Reopen.tells", "afterwards", "text: {en: Open again}, tells: everyone", "text: {en: Open again}")
@proves("Reopen.to", "afterwards", "by: consultant, to: write", "by: consultant, to: sign")
def test_an_end_can_be_left_again_within_its_term():
    walk = refused().passes(30)
    assert walk.can("ann") == {"reopen"}
    walk.does("ann", "reopen")
    assert (walk.step, walk.track.outcome, walk.told["did"]) == ("write", None, {"mother", "tess"})


@proves("Consent.covers", "afterwards", ", covers: write")
def test_what_was_signed_is_signed_again_after_reopening():
    walk = refused().does("ann", "reopen")
    assert walk.track.signed["form"] == {}
    walk.does("tess", "send", question="Again").does("tess", "sign")
    assert (walk.step, walk.waits_for) == ("sign", {"mother"})


@proves("Reopen.within", "afterwards", "within: 30 calendar days", "within: 31 calendar days")
@proves("Reopen.by", "afterwards", "by: consultant, to: write", "by: teacher, to: write")
def test_after_the_term_or_by_someone_else_it_stays_ended():
    assert refused().passes(31).refused("ann", "reopen") == {"term_over"}
    assert refused().refused("tess", "reopen") == {"not_yours"}
    assert done().refused("ann", "reopen") == {"unknown_action"}


def test_nobody_is_asked_how_an_application_was_that_was_refused():
    assert refused().passes(100).track.late == ()
