"""What is personal stands encrypted in the database, under keys that can be changed."""

from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from core.encryption.fields import encrypted_fields
from core.encryption.keys import decrypt, encrypt, is_under_first_key
from core.encryption.rotation import BATCH
from secretariat.models import ContactPerson, MembershipRecord
from tests.factories import make_organisation

OLD, NEW, FOREIGN = (Fernet.generate_key().decode() for _number in range(3))
PERSON = {
    "name": "Invented Person",
    "role": "Coordinator",
    "email": "person@example.org",
    "phone": "+257 00 00 00 00",
    "postal_address": "Invented Street 1\nBujumbura — 布琼布拉",
    "notes": "Confidential",
}


@pytest.fixture
def person(db: None) -> ContactPerson:
    record = MembershipRecord.objects.create(organisation=make_organisation(), notes="Secret note")
    return ContactPerson.objects.create(record=record, **PERSON)


def stored(table: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_the_database_holds_no_word_of_it_and_reading_gives_it_back(person: ContactPerson) -> None:
    [row] = stored("secretariat_contactperson")
    [record] = stored("secretariat_membershiprecord")

    assert {name: decrypt(row[name]) for name in PERSON} == PERSON
    assert not any(word in str(row) for text in PERSON.values() for word in text.split() if len(word) > 3)
    assert "Secret" not in str(record)
    person.refresh_from_db()
    assert {name: getattr(person, name) for name in PERSON} == PERSON
    assert ContactPerson.objects.values_list(*PERSON).get() == tuple(PERSON.values())


def test_every_text_about_persons_is_encrypted() -> None:
    assert {field.name for field in encrypted_fields(ContactPerson)} == set(PERSON)
    assert {field.name for field in encrypted_fields(MembershipRecord)} == {"notes"}


def test_an_empty_text_stays_empty(person: ContactPerson) -> None:
    ContactPerson.objects.update(name="", notes="")

    row = stored("secretariat_contactperson")[0]
    assert (row["name"], row["notes"]) == ("", "")


@pytest.mark.parametrize("lookup", ["email", "email__contains", "email__startswith", "email__in", "email__gt"])
def test_the_database_cannot_be_asked_for_it(person: ContactPerson, lookup: str) -> None:
    with pytest.raises(FieldError, match="is encrypted: the database cannot ask for"):
        list(ContactPerson.objects.filter(**{lookup: "person@example.org"}))


def test_a_form_checks_what_it_is_given(person: ContactPerson) -> None:
    person.email, person.phone = "no address", "0" * 51

    with pytest.raises(ValidationError) as refused:
        person.full_clean()

    assert set(refused.value.message_dict) == {"email", "phone"}


def test_what_was_encrypted_with_an_old_key_is_read_and_brought_under_the_new_one(
    person: ContactPerson, capsys: pytest.CaptureFixture[str]
) -> None:
    with override_settings(DATA_KEYS=[OLD]):
        ContactPerson.objects.bulk_create(
            ContactPerson(record_id=person.record_id, name=f"Person {number}") for number in range(BATCH + 1)
        )
        person.save()
    keys = [NEW, OLD, *settings.DATA_KEYS]
    with override_settings(DATA_KEYS=keys):
        assert ContactPerson.objects.order_by("pk").first() == person

        call_command("rotate_data_keys")

        said = capsys.readouterr().out
        assert said.startswith(f"Encrypted with the first key: {BATCH + 1 + len(PERSON) + 1} texts in ")
        tokens = [row["name"] for row in stored("secretariat_contactperson")]
        assert all(map(is_under_first_key, tokens))
        call_command("rotate_data_keys")
        assert capsys.readouterr().out.startswith("Encrypted with the first key: 0 texts in ")
    with override_settings(DATA_KEYS=[NEW]):
        assert {decrypt(token) for token in tokens} >= {"Invented Person", "Person 0", f"Person {BATCH}"}
        person.refresh_from_db()
        assert person.notes == "Confidential"


def test_without_its_key_a_text_is_not_read_and_the_message_says_what_to_do(person: ContactPerson) -> None:
    with (
        override_settings(DATA_KEYS=[FOREIGN]),
        pytest.raises(ImproperlyConfigured, match="Put that key behind the present one"),
    ):
        person.refresh_from_db()


def test_one_text_is_another_token_each_time() -> None:
    assert encrypt("same") != encrypt("same")
