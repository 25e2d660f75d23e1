"""Two people at the same moment: a profile published while its country is put on hold stays hidden."""

from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from members import publication
from members.choices import Status
from members.models import Country, Listing, Organisation
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db(transaction=True)


def wait_until_somebody_waits_for_a_lock() -> None:
    """Ask PostgreSQL until a transaction stands behind another's lock."""
    with connection.cursor() as cursor:
        for _attempt in range(100_000):
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody waited")


Act = Callable[[], object]


def overlapping(first: Act, second: Act, then: Act = lambda: None) -> None:
    """Run ``first`` in an open transaction, let ``second`` run into its locks, then do ``then`` and commit."""
    done, commit = Event(), Event()

    def hold_open() -> None:
        with transaction.atomic():
            first()
            done.set()
            commit.wait(30)
            then()
        connections.close_all()

    def follow() -> None:
        second()
        connections.close_all()

    threads = [Thread(target=hold_open), Thread(target=follow)]
    threads[0].start()
    assert done.wait(30)
    threads[1].start()
    wait_until_somebody_waits_for_a_lock()
    commit.set()
    for thread in threads:
        thread.join(30)


@pytest.mark.parametrize("publish_first", [True, False])
def test_a_hold_wins_over_a_publication_at_the_same_moment(publish_first: bool) -> None:
    organisation = make_organisation(slug="at-once", country="RU", status=Status.DRAFT)
    country = Country.objects.get(code="RU")
    acts = [lambda: publication.publish(organisation), lambda: publication.hold_country(country)]
    if connection.vendor == "sqlite":
        # One writer at a time by construction: the transaction takes the lock at its start.
        assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        for act in acts if publish_first else reversed(acts):
            act()
    else:
        overlapping(*(acts if publish_first else reversed(acts)))

    assert Organisation.objects.get(slug="at-once").status == Status.PUBLISHED
    assert Country.objects.get(code="RU").on_hold is True
    assert list(Listing.objects.all()) == []


def test_a_hold_and_a_save_in_the_country_do_not_wait_for_each_other() -> None:
    organisation = make_organisation(slug="at-once", country="RU")
    country = Country.objects.get(code="RU")
    editor = Organisation.objects.get(slug="at-once")
    if connection.vendor == "sqlite":
        publication.hold_country(country)
        editor.save()
    else:
        # The form of an organisation locks its row first and meets the country when the listing is refreshed.
        overlapping(lambda: publication.lock([organisation.pk]), lambda: publication.hold_country(country), editor.save)

    assert Country.objects.get(code="RU").on_hold is True
    assert list(Listing.objects.all()) == []


def test_a_hold_and_a_change_of_the_country_keep_the_hold() -> None:
    make_organisation(slug="at-once", country="RU")
    country, form = Country.objects.get(code="RU"), Country.objects.get(code="RU")
    form.aliases = ["Another name"]
    if connection.vendor == "sqlite":
        publication.hold_country(country)
        form.save()
    else:
        overlapping(lambda: publication.hold_country(country), form.save)

    assert (Country.objects.get(code="RU").on_hold, Country.objects.get(code="RU").aliases) == (True, ["Another name"])
    assert list(Listing.objects.all()) == []
