"""The rules that a route must keep before it may run. Importing this package registers them all."""

from samenspraak.route.checks import (
    answers,
    clock,
    conditions,
    deeds,
    gates,
    guide,
    names,
    presence,
    questions,
    rights,
    selectors,
    texts,
    tracks,
    unused,
    waiting,
    walls,
    ways,
)
from samenspraak.route.checks.registry import RULES

__all__ = [
    "RULES",
    "answers",
    "clock",
    "conditions",
    "deeds",
    "gates",
    "guide",
    "names",
    "presence",
    "questions",
    "rights",
    "selectors",
    "texts",
    "tracks",
    "unused",
    "waiting",
    "walls",
    "ways",
]
