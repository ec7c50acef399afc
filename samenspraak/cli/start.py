"""Start Django for the verbs that need it, and explain in a sentence when it will not start."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# argparse gives this class no public name.
type Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001


class VerbError(Exception):
    """The verb could not be done; the text says why, and what to do."""


def add_verb(
    verbs: Verbs, name: str, run: Callable[[argparse.Namespace], int], *, help_line: str, more: str = ""
) -> argparse.ArgumentParser:
    """Add a verb whose one-line help also opens its own help page."""
    verb = verbs.add_parser(name, help=help_line, description=f"{help_line} {more}".strip())
    verb.set_defaults(run=run)
    return verb


@contextmanager
def database() -> Iterator[None]:
    """Start Django; inside, a database that does not answer becomes a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspraak.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    try:
        django.setup()
        from samenspraak.people import tenants

        with tenants.everywhere():
            yield
    except ImproperlyConfigured as error:
        raise VerbError(f"The settings do not work: {error}") from error
    except OperationalError as error:
        raise VerbError(
            f"The database does not answer: {str(error).strip()}\n"
            "Check SAMENSPRAAK_DATABASE_URL, and run `samenspraak migrate` if the database is new."
        ) from error
