"""The day of the next meeting with an agenda stands on the row of a list of work; rows that are there get theirs."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from samenspraak.cases.routes import route_of
from samenspraak.route.changes import CASE
from samenspraak.route.worklist import place_for, place_of


def _fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the day in the rows of cases in which a track runs."""
    parties = apps.get_model("cases", "Party").objects
    cases = apps.get_model("cases", "Case").objects.filter(tracks__outcome="").distinct()
    for case in cases.select_related("route_version").iterator(chunk_size=200):
        route, state = route_of(case), CASE.validate_json(case.state)
        place = place_of(route, state)
        days = {key: place_for(route, state, key, place).meets_on for key in state.people} if place.meets_on else {}
        for key, day in days.items():
            parties.filter(case=case, key=key, work_order__gt="").update(meets_on=day)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_waited_for"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="party",
            name="meets_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                condition=models.Q(meets_on__isnull=False),
                fields=["user", "partnership", "meets_on"],
                name="party_meets_on",
            ),
        ),
        migrations.RunPython(_fill, migrations.RunPython.noop, elidable=True),
    ]
