"""Whatever was public once is recognised as old: after a change, a change taken back, or a restored backup."""

from contextlib import suppress

import pytest
from django.test import Client

from core.models import Edition
from core.publishing.edition import NONE, current_edition, current_snapshot
from core.publishing.transactions import publishing_transaction
from members.public.labels import labels
from members.translation import set_text
from tests.factories import make_country, make_organisation

pytestmark = pytest.mark.django_db


def test_there_is_an_edition_before_anything_is_published() -> None:
    assert (Edition.objects.count(), current_edition()) == (0, NONE)


def test_a_change_counts_one_and_begins_an_epoch() -> None:
    make_organisation(slug="first")
    first = Edition.objects.get()
    make_organisation(slug="second")
    second = Edition.objects.get()

    assert (second.number, second.epoch != first.epoch) == (first.number + 1, True)
    assert current_edition() == f"{second.epoch}-{second.number}"


def test_a_browser_of_before_a_restore_gets_the_page_anew(client: Client) -> None:
    make_organisation(slug="early")
    saved = Edition.objects.values("number", "epoch").get()
    lost = make_organisation(slug="lost", texts={"name": {"en": "Lost Sisters"}})
    tag = client.get("/en/members/").headers["ETag"]

    # A backup from before it was published is restored, and the worker processes go on.
    lost.delete()
    Edition.objects.update(**saved)
    make_organisation(slug="later", texts={"name": {"en": "Later Sisters"}})

    answer = client.get("/en/members/", headers={"if-none-match": tag})
    page = answer.content.decode()
    assert (answer.status_code, "Later Sisters" in page, "Lost Sisters" in page) == (200, True, False)


def test_labels_read_in_a_transaction_that_fails_are_not_remembered() -> None:
    country = make_country("BI")
    make_organisation(country="BI")

    class Interrupted(Exception):
        pass

    with suppress(Interrupted), publishing_transaction():
        before = current_edition()
        set_text(country, "name", "en", "Never stored")
        country.save()
        assert current_edition() != before
        assert labels(current_snapshot("en")).countries["BI"].name == "Never stored"
        raise Interrupted

    assert current_edition() == before
    assert labels(current_snapshot("en")).countries["BI"].name == "Burundi"
