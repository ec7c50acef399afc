"""How many cases wait for somebody is read from an index of its own."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_partial_days"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                condition=models.Q(is_waited_for=True),
                fields=["user", "partnership", "status"],
                name="party_waited_for",
            ),
        ),
    ]
