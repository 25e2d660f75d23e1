"""Each organisation has a random number of its own, those that are there too."""

import uuid

from django.db import migrations, models


def give_numbers(apps, _schema_editor):
    manager = apps.get_model("members", "organisation")._default_manager
    for pk in manager.values_list("pk", flat=True):
        models.QuerySet(manager.model).filter(pk=pk).update(uid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("members", "0002_search_index")]

    operations = [
        migrations.AddField("organisation", "uid", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(give_numbers, migrations.RunPython.noop),
        migrations.AlterField("organisation", "uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
    ]
