"""`samenspraak serve`."""

import argparse
import socket

from samenspraak.cli.start import VerbError, Verbs, add_verb, database

HIGHEST_PORT = 65535


def add(verbs: Verbs) -> None:
    """Add the verb."""
    verb = add_verb(verbs, "serve", run, help_line="Serve the site.", more="Stop it with Ctrl-C.")
    verb.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    verb.add_argument("--port", type=_port, default=8000, help="port to listen on (default: %(default)s)")
    verb.add_argument("--workers", type=_count, default=1, help="processes that answer requests (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; refuse settings, a database or a port that cannot work."""
    with database():
        _refuse_unready_database()
        _refuse_open_walls()
        _refuse_missing_static_files()
    _refuse_taken_port(args.host, args.port)
    from granian import Granian
    from granian.constants import Interfaces

    print(f"Samenspraak is at http://{_written(args.host)}:{args.port}/", flush=True)
    Granian(
        "samenspraak.config.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        websockets=False,
    ).serve()
    return 0


def _refuse_unready_database() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise VerbError(f"The database is {len(waiting)} migrations behind. Run `samenspraak migrate` first.")


def _refuse_open_walls() -> None:
    from django.conf import settings
    from django.db import connection

    from samenspraak.people.rowsecurity import weakness

    found = weakness() if settings.PRODUCTION else ""
    connection.close()
    if found:
        raise VerbError(f"{found} docs/how-to/run-on-a-server.md says how to make the two roles.")


def _refuse_missing_static_files() -> None:
    from django.conf import settings

    if settings.PRODUCTION and not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise VerbError("The static files have not been collected. Run `samenspraak migrate` first.")


def _refuse_taken_port(host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the server does, or a port that was just given back would look taken.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise VerbError(
            f"Cannot listen on {host}, port {port}: {error.strerror}. Choose another with --port or --host."
        ) from error


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _port(word: str) -> int:
    if not word.isascii() or not word.isdigit() or not 1 <= int(word) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{word!r} is not a port; give a number from 1 to {HIGHEST_PORT}")
    return int(word)


def _count(word: str) -> int:
    if not word.isascii() or not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a number of processes; give 1 or more")
    return int(word)
