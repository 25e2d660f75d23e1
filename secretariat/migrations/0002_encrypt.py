"""Personal data are encrypted in place: first columns that hold any text, then tokens, then fields that know of them."""

from django.db import migrations, models

import core.encryption.fields
from core.encryption.keys import decrypt, encrypt

COLUMNS = {
    "membershiprecord": {"notes": "notes"},
    "contactperson": {
        "name": "name",
        "role": "role",
        "email": "e-mail address",
        "phone": "telephone",
        "postal_address": "postal address",
        "notes": "notes",
    },
}
ENCRYPTED = {
    "name": core.encryption.fields.EncryptedCharField(blank=True, max_length=200, verbose_name="name"),
    "role": core.encryption.fields.EncryptedCharField(blank=True, max_length=200, verbose_name="role"),
    "email": core.encryption.fields.EncryptedEmailField(blank=True, max_length=254, verbose_name="e-mail address"),
    "phone": core.encryption.fields.EncryptedCharField(blank=True, max_length=50, verbose_name="telephone"),
    "postal_address": core.encryption.fields.EncryptedTextField(blank=True, verbose_name="postal address"),
    "notes": core.encryption.fields.EncryptedTextField(blank=True, verbose_name="notes"),
}


def _rewrite(apps, change):
    for model, columns in COLUMNS.items():
        manager = apps.get_model("secretariat", model)._default_manager
        for row in manager.values("pk", *columns).order_by("pk").iterator():
            pk = row.pop("pk")
            manager.filter(pk=pk).update(**{name: change(text) if text else "" for name, text in row.items()})


def forwards(apps, _schema_editor):
    _rewrite(apps, encrypt)


def backwards(apps, _schema_editor):
    _rewrite(apps, decrypt)


def _fields(kind):
    return [
        migrations.AlterField(model, name, kind(name, label))
        for model, columns in COLUMNS.items()
        for name, label in columns.items()
    ]


class Migration(migrations.Migration):
    dependencies = [("secretariat", "0001_initial")]

    operations = [
        *_fields(lambda _name, label: models.TextField(blank=True, verbose_name=label)),
        migrations.RunPython(forwards, backwards),
        *_fields(lambda name, _label: ENCRYPTED[name].clone()),
    ]
