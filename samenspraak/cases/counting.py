"""Count up to a bound: what more there is costs nothing, so a number costs the same however many rows there are."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.fields import IntegerField

from samenspraak.people.models import Partnership


class _Rows(Subquery):
    """How many rows a query gives that is cut off at a bound."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def count_up_to(partnership: Partnership, queries: Mapping[str, tuple[QuerySet[Any], int]]) -> dict[str, int]:
    """How many rows each of these queries gives, at most its bound; all in one query, for one partnership.

    Name in each the column that its index has too, so that the index alone is read.
    """
    columns = [_Rows(query.order_by().values("user")[:bound]) for query, bound in queries.values()]
    numbers = Partnership.objects.filter(pk=partnership.pk).values_list(*columns).get()
    return dict(zip(queries, numbers, strict=True))
