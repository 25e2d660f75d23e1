"""Migrations bring what was stored before into the present form."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core.encryption.keys import decrypt
from tests.factories import make_organisation


def migrate(name: str) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate([("secretariat", name)])
    return MigrationExecutor(connection).loader.project_state([("secretariat", name)]).apps


@pytest.mark.django_db(transaction=True)
def test_what_stood_in_clear_is_encrypted_and_can_be_brought_back() -> None:
    organisation = make_organisation()
    before = migrate("0001_initial")
    record = before.get_model("secretariat", "membershiprecord").objects.create(
        organisation_id=organisation.pk, notes="n"
    )
    person = before.get_model("secretariat", "contactperson")
    person.objects.create(record=record, name="Invented Person", email="person@example.org")

    migrate("0002_encrypt")

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email, phone FROM secretariat_contactperson")
        name, email, phone = cursor.fetchone()
    assert (decrypt(name), decrypt(email), phone) == ("Invented Person", "person@example.org", "")
    migrate("0001_initial")
    assert person.objects.values_list("name", "email", "phone").get() == ("Invented Person", "person@example.org", "")
    migrate("0002_encrypt")
