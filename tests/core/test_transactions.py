"""Public content is written under one lock, by whoever writes it."""

from contextlib import suppress

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Edition
from core.publishing.transactions import (
    LOCK_ID,
    LockNotHeld,
    bump_edition,
    publishing_transaction,
    take_lock,
)
from members.publishing.publication import LISTINGS
from tests.factories import make_organisation


@pytest.mark.django_db
def test_nothing_public_is_written_outside_a_publishing_transaction() -> None:
    organisation = make_organisation(slug="listed")
    projections = LISTINGS.read([organisation.pk])

    for write in (lambda: LISTINGS.write(projections), lambda: LISTINGS.delete([organisation.pk]), bump_edition):
        with pytest.raises(LockNotHeld):
            write()

    assert LISTINGS.read([organisation.pk]) == projections


@pytest.mark.django_db(transaction=True)
def test_the_lock_lasts_as_long_as_a_transaction_and_is_refused_outside_one() -> None:
    with pytest.raises(LockNotHeld, match="Open a transaction first"):
        take_lock()


@pytest.mark.django_db
def test_nested_transactions_take_the_lock_once_and_move_the_edition_once() -> None:
    make_organisation(slug="listed")
    before = Edition.objects.get().number

    with CaptureQueriesContext(connection) as queries, publishing_transaction():
        bump_edition()
        with publishing_transaction():
            bump_edition()

    locks = [query for query in queries if query["sql"] == f"SELECT pg_advisory_xact_lock({LOCK_ID})"]
    assert len(locks) == (1 if connection.vendor == "postgresql" else 0)
    assert Edition.objects.get().number == before + 1


@pytest.mark.django_db
def test_a_nested_change_that_was_taken_back_does_not_move_the_edition() -> None:
    make_organisation(slug="listed")
    before = Edition.objects.get()

    with publishing_transaction(), suppress(ZeroDivisionError), publishing_transaction():
        bump_edition()
        raise ZeroDivisionError

    assert Edition.objects.get() == before
    assert Edition.objects.get().number == before.number
