"""What is logged, and how: one line per event on standard error.

Logs hold ids, digests and counts, never what a person typed. Therefore SQL, which carries typed text in its
parameters, is not logged at all, and in production an exception is logged as its kind and its place only:
the message of a database error quotes the row.
"""

import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

# The last places tell most; a whole traceback of Django fills a screen.
MOST_PLACES = 12

SECRET = re.compile(r"\b[a-z2-7]{32}\b|(?<=/invited/)[^/\s]+")
"""A secret address, as samenspraak.advice.addresses makes them, or the code of an invitation: whoever reads a log must
not open a page with it."""


def _hide_secrets(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    line["event"] = SECRET.sub("…", str(line["event"]))
    return line


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure(*, production: bool) -> dict[str, Any]:
    """Set structlog up, and return the LOGGING setting that sends Django's own logs the same way."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*_SHARED, _hide_secrets],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *_renderers(production=production),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            # Django's own handlers would mail error pages with request data in them.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.db.backends": {"level": "WARNING"},
        },
    }


def _renderers(*, production: bool) -> list[Any]:
    if production:
        return [_kind_and_place, structlog.processors.JSONRenderer()]
    return [
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
    ]


def _kind_and_place(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Put the exception into the line without its message."""
    given = line.pop("exc_info", None)
    if given:
        error = given if isinstance(given, BaseException) else (given if given is not True else sys.exc_info())[1]
        line["exception"] = []
        while error is not None:
            line["exception"].append(
                {
                    "kind": type(error).__qualname__,
                    "places": [
                        f"{frame.filename}:{frame.lineno} {frame.name}"
                        for frame in traceback.extract_tb(error.__traceback__, limit=-MOST_PLACES)
                    ],
                }
            )
            error = error.__cause__ or error.__context__
    return line
