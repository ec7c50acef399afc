"""With what people open a gate that is shut: the actions and requests of a route that take a reason away (N3)."""

from samenspraak.route.options import Option
from samenspraak.route.reasons import Reason
from samenspraak.route.steps import Action, Condition


def openers(option: Option, reason: Reason) -> frozenset[str]:
    """The names of the actions and requests that can take a reason away; none for what nobody can change."""
    rule = option.conditions.get(reason.name)
    asked = {
        name for name, request in option.requests.items() if request.yes.allows and request.yes.allows == reason.name
    }
    if rule and rule.request:
        asked.add(rule.request)
    done = {name for name, action in option.actions if _opens(action, reason, rule)}
    return frozenset(asked | done)


def _opens(action: Action, reason: Reason, rule: Condition | None) -> bool:
    if reason.code == "join_first":
        return action.joins
    if rule is None:
        return action.removes_pause is not None and action.removes_pause == reason.name
    if reason.name in (*action.declares, *action.judges):
        return True
    by_meeting = rule.holds == "meeting_held" and action.records == rule.kind
    by_signing = rule.holds == "signed" and action.consents == rule.consent
    return by_meeting or by_signing or (rule.holds == "fact" and action.sets.get(rule.fact or "", False))
