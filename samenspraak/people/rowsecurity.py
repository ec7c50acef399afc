"""The second wall between partnerships: PostgreSQL itself shows no row of a partnership that was not named.

Tables belong to the owner, who makes them; the site comes as another role, for whom the policies count. Every
table with a column for its partnership has one, made after each migration from what the models say. The
partnerships travel with each statement, in the same round trip and for that transaction alone, so that a pooled
connection keeps nothing of them. SQLite has no such thing: there the queries themselves are all.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey, Model

from samenspraak.people import tenants
from samenspraak.people.models import Partnership, User

SETTING = "samenspraak.partnerships"
POLICY = "own_partnership"
_ROWS = re.compile(r"\s*\(*\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)
_NAMED = f"(SELECT string_to_array(nullif(current_setting('{SETTING}', true), ''), ','))::bigint[]"
_OF_USER = """
CREATE OR REPLACE FUNCTION partnerships_of_user(number bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS 'SELECT string_agg(partnership_id::text, '','') FROM ({}) AS places'
"""


def carry(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: ANN401, FBT001 - as Django calls it
    """Name the partnerships before a statement that reads or writes rows: in front of it, in the same message."""
    if not isinstance(sql, str) or not _ROWS.match(sql):
        return execute(sql, params, many, context)
    said = f"SELECT set_config('{SETTING}', {tenants.scope()}, true)"
    cursor = context["cursor"].cursor
    if many or getattr(cursor, "name", None):
        # Such a statement takes nothing in front of it.
        with transaction.atomic(using=context["connection"].alias):
            with context["connection"].connection.cursor() as first:
                first.execute(said)
            return execute(sql, params, many, context)
    answer = execute(f"{said}; {sql}", params, many, context)
    cursor.nextset()
    return answer


def install(connection: BaseDatabaseWrapper, **_more: object) -> None:
    """On each new connection to PostgreSQL (signal `connection_created`)."""
    if connection.vendor == "postgresql" and carry not in connection.execute_wrappers:
        connection.execute_wrappers.append(carry)


def of_partnerships() -> list[type[Model]]:
    """Every model whose rows belong to one partnership: those with a column that names it."""
    return [one for one in apps.get_models() if _leads_to(one, "partnership", Partnership)]


def _leads_to(model: type[Model], name: str, to: type[Model]) -> bool:
    try:
        field = model._meta.get_field(name)  # noqa: SLF001 - the name under which Django documents it
    except FieldDoesNotExist:
        return False
    return isinstance(field, ForeignKey) and field.related_model is to


def table_of(model: type[Model]) -> str:
    """The table in which the rows of a model stand."""
    return model._meta.db_table  # noqa: SLF001 - the same


def protect(**_more: object) -> None:
    """Make what is not there yet: policies, and the rights of the site's role (signal `post_migrate`).

    Does nothing on SQLite, nor for who does not own the tables, as when tests empty them.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema AND tableowner = current_user"
        )
        owned = {name for (name,) in cursor.fetchall()}
        models = [one for one in of_partnerships() if table_of(one) in owned]
        cursor.execute(
            "SELECT tablename FROM pg_policies WHERE schemaname = current_schema AND policyname = %s", [POLICY]
        )
        there = {name for (name,) in cursor.fetchall()}
        for statement in _statements(models, there):
            cursor.execute(statement)


def _statements(models: list[type[Model]], there: set[str]) -> Iterator[str]:
    for table in (table_of(one) for one in models if table_of(one) not in there):
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
        yield f'CREATE POLICY {POLICY} ON "{table}" USING (partnership_id = ANY ({_NAMED}))'
    places = [table_of(one) for one in models if _leads_to(one, "user", User)]
    if places:
        every = (f'SELECT partnership_id FROM "{table}" WHERE user_id = number' for table in places)  # noqa: S608
        yield _OF_USER.format(" UNION ".join(every))
    if places and settings.DATABASE_OWNER:
        yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{settings.DATABASE_ROLE}"'
        yield f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{settings.DATABASE_ROLE}"'


@contextmanager
def as_owner() -> Iterator[None]:
    """Come to the database as the owner of the tables, where one is named: for migrations, and for nothing else.

    Nothing is said of partnerships meanwhile, since there may be no tables yet; walls do not count for an owner.
    """
    with tenants.within(tenants.NOWHERE):
        yield from _owner()


def _owner() -> Iterator[None]:
    if not settings.DATABASE_OWNER:
        yield
        return
    site = {name: connection.settings_dict[name] for name in settings.DATABASE_OWNER}
    connection.close()
    connection.settings_dict.update(settings.DATABASE_OWNER)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(site)


def weakness() -> str:
    """Why the walls do not hold this connection back: a sentence; empty when they do, and on SQLite."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls, EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema"
            " AND pg_has_role(tableowner, 'MEMBER')) FROM pg_roles WHERE rolname = current_user"
        )
        bypasses, owns = cursor.fetchone()
    if bypasses:
        return "The role of the site is a superuser or has BYPASSRLS, so it sees the rows of every partnership."
    return (
        "The role of the site owns the tables, so the walls between partnerships do not count for it." if owns else ""
    )
