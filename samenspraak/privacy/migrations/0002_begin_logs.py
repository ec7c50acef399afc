from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

from samenspraak.privacy import chain


def begin_logs(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Begin the log of every case that was there before: a log without an end is a log that is gone."""
    look, cases = apps.get_model("privacy", "Look"), apps.get_model("cases", "Case")
    now = timezone.now()
    look.objects.bulk_create(
        look(
            partnership_id=partnership,
            case_id=case,
            end_of_id=case,
            number=0,
            at=now,
            previous=chain.START,
            hash=chain.seal(partnership, case, 0, chain.START),
        )
        for case, partnership in cases.objects.values_list("pk", "partnership_id")
    )


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]

    operations = [migrations.RunPython(begin_logs, migrations.RunPython.noop, elidable=True)]
