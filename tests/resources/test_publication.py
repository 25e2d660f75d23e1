"""The gate: an item is public if and only if its entry is published, and nobody else writes what the public reads."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from core.models import Edition
from core.publishing.edition import current_edition
from core.publishing.models import GateBypassed
from core.publishing.rules import PublicationRefused
from core.search import index
from core.search.query import parse
from resources.choices import Status
from resources.models import GuideStep, PublishedDocument, PublishedItem, Resource, ResourceYear, StepLink
from resources.publishing import publication
from tests.factories import make_area, make_network
from tests.resources.making import make_facts, make_guide, make_page, make_resource, one_of_each

pytestmark = pytest.mark.django_db
EVERYWHERE = (
    "",
    "networks/",
    "programmes/",
    "resources/",
    "resources/?year=1999",
    "guides/",
    "about/",
    "about/achievements/",
    "news/",
    "news/feed/",
    "search/?q=Zanzibarite",
)


def found(words: str) -> list[str]:
    """The items that have some words."""
    numbers = index.find(PublishedItem, parse(words))[0].tolist()
    return sorted(PublishedItem.objects.filter(pk__in=numbers).values_list("slug", flat=True))


def pages(client: Client) -> dict[str, bytes]:
    """The pages on which something could show."""
    return {path: client.get(f"/en/{path}").content for path in EVERYWHERE}


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_what_is_not_published_leaves_no_trace_anywhere(client: Client, status: str) -> None:
    make_page()
    before, number = pages(client), current_edition()

    entries = one_of_each(status=status)

    assert pages(client) == before
    assert current_edition() == number
    assert found("Zanzibarite") == []
    for entry in entries:
        for folder in ("resources", "guides", "programmes", "about"):
            hidden, missing = (client.get(f"/en/{folder}/{slug}/") for slug in (entry.slug, "never-was"))
            assert hidden.status_code == missing.status_code == 404
            assert hidden.content.replace(entry.slug.encode(), b"never-was") == missing.content


def test_published_entries_show_and_withdrawn_ones_are_gone_with_the_next_request(client: Client) -> None:
    empty = pages(client)
    entries = one_of_each()
    shown = pages(client)

    assert [path for path in EVERYWHERE if b"Zanzibarite" not in shown[path]] == ["", "networks/"]
    for entry in entries:
        publication.withdraw(entry)
    assert pages(client) == empty
    assert PublishedItem.objects.count() == PublishedDocument.objects.count() == 0
    assert index.stored_ids(PublishedItem) == set()


def test_an_entry_without_a_title_is_refused_and_not_shown() -> None:
    page = make_page({"title": {"en": ""}}, status=Status.DRAFT)

    with pytest.raises(PublicationRefused, match="no title"):
        publication.publish(page)
    assert not PublishedItem.objects.exists()


def test_a_stale_object_does_not_publish_again_what_was_withdrawn() -> None:
    held = make_page()
    publication.withdraw(type(held).objects.get(pk=held.pk))

    held.position = 7
    held.save()

    assert held.status == Status.WITHDRAWN
    assert not PublishedItem.objects.exists()


def test_a_change_grows_the_edition_and_saving_the_same_does_not() -> None:
    resource: Any = make_resource({"title": {"en": "Old"}})
    edition, number = current_edition(), Edition.objects.get().number
    resource.save()
    assert current_edition() == edition

    resource.title_en = "New"
    resource.save()

    assert Edition.objects.get().number == number + 1
    assert PublishedDocument.objects.get(language="ru").document["title"] == {"text": "New", "language": "en"}
    assert found("old") == []
    assert len(found("new")) == 1


def test_what_hangs_on_an_entry_changes_its_item() -> None:
    resource = make_resource(slug="swit")
    guide = make_guide({"title": "First", "text": "Marigold"})
    year = ResourceYear.objects.create(resource=resource, year=2013, source="A")
    link = StepLink.objects.create(step=GuideStep.objects.get(), label="Read", resource=resource)

    document = PublishedDocument.objects.get(item__kind="guide", language="en").document
    assert document["steps"][0]["links"][0]["resource"] == "swit"
    assert found("marigold") == [guide.slug]

    year.delete()
    link.delete()
    GuideStep.objects.get().delete()

    assert PublishedDocument.objects.get(item__kind="guide", language="en").document["steps"] == []
    assert PublishedItem.objects.get(kind="resource").years == 0
    assert found("marigold") == []


def test_another_word_in_addresses_leaves_nothing_under_the_old_one() -> None:
    paper = make_resource(slug="paper")
    make_resource(slug="companion-guide", companion=paper)

    paper.slug = "paper-2"
    paper.save()

    assert sorted(PublishedItem.objects.values_list("slug", flat=True)) == ["companion-guide", "paper-2"]
    assert publication.verify() == []


def test_deleting_what_documents_name_leaves_them_right() -> None:
    resource = make_resource(themes=("health",), regions=("africa",))
    network = make_network(slug="aswa")
    make_facts(network)

    make_area("health").delete()
    network.delete()

    assert PublishedItem.objects.get(kind="resource").themes == 0
    assert PublishedItem.objects.filter(kind="network").count() == 0
    resource.delete()
    assert publication.verify() == []
    assert not PublishedItem.objects.exists()


def test_bulk_writes_are_refused() -> None:
    make_resource()

    with pytest.raises(GateBypassed):
        Resource.objects.update(status=Status.PUBLISHED)


def test_public_tables_are_not_loaded_from_files(tmp_path: Path) -> None:
    path = tmp_path / "items.json"
    path.write_text(
        json.dumps([{"model": "resources.publisheditem", "pk": 1, "fields": {"kind": "page", "slug": "x"}}])
    )

    with pytest.raises((ValueError, CommandError), match="is not loaded from files"):
        call_command("loaddata", path)


def test_verify_names_each_difference_and_rebuild_takes_it_away() -> None:
    make_page(slug="kept")
    make_page(slug="changed")
    make_page(slug="lost")
    changed = PublishedDocument.objects.filter(item__slug="changed", language="fr")
    known = changed.get().document
    changed.update(document={})
    PublishedItem.objects.filter(slug="lost").delete()
    surplus = PublishedItem.objects.create(kind="page", source=0, slug="surplus")
    index.store(PublishedItem, {surplus.pk + 100: index.IndexedText(names=["ghost"])})

    ghosts = sorted(index.stored_ids(PublishedItem) - set(PublishedItem.objects.values_list("pk", flat=True)))
    assert sorted(publication.verify()) == sorted(
        [
            *[f"page/changed is listed with an old fr: {name}." for name in sorted(known)],
            "page/lost may be shown and is not listed.",
            "page/surplus is listed and must not be.",
            *[f"The words of number {number} can be found and must not be." for number in ghosts],
        ]
    )
    index.remove(PublishedItem, ghosts)
    assert publication.rebuild() == 3
    assert publication.verify() == []


def test_the_commands_say_what_is_published() -> None:
    make_page(slug="one")
    said = StringIO()
    call_command("rebuild_items", stdout=said)
    call_command("verify_items", stdout=said)
    PublishedItem.objects.create(kind="page", source=0, slug="surplus")
    with pytest.raises(SystemExit):
        call_command("verify_items", stdout=said)

    assert said.getvalue().splitlines() == [
        "Published items: 1.",
        "Every published item is right: 1.",
        "page/surplus is listed and must not be.",
    ]


def test_the_number_of_an_item_stays_when_it_changes() -> None:
    page: Any = make_page(slug="one")
    number = PublishedItem.objects.get().pk

    page.title_en = "Another"
    page.save()

    assert PublishedItem.objects.get().pk == number
    assert Edition.objects.count() == 1
