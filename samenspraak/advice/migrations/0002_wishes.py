"""Beside a call one can ask for a way without having a case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("advice", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="callrequest",
            name="is_wish",
            field=models.BooleanField(default=False),
        ),
    ]
