"""The table of this app."""

import uuid

from django.db import migrations, models

import core.encryption.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recipient", core.encryption.fields.EncryptedEmailField(max_length=254)),
                ("subject", core.encryption.fields.EncryptedCharField(max_length=200)),
                ("body", core.encryption.fields.EncryptedTextField()),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("created", models.DateTimeField()),
                ("due", models.DateTimeField()),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("lease", models.CharField(blank=True, max_length=32)),
                ("leased_until", models.DateTimeField(null=True)),
                ("failed", models.DateTimeField(null=True)),
                ("emptied", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["failed", "due"], name="outbox_due")],
            },
        ),
    ]
