"""Slugs, and the order of names."""

import re
from itertools import islice
from typing import Any

import pytest

from core.text.slugs import is_provisional, readable_slug, slugs_for
from core.text.sorting import sort_key
from members.choices import Status
from members.models import Listing, Organisation, UsedSlug
from members.publishing import publication
from tests.factories import make_country, make_organisation


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Réseau SOS Lanterne - SOS LAN", "reseau-sos-lanterne-sos-lan"),
        ("Projet L.U.N.E.", "projet-lune"),
        ("Золотой шаг", "zolotoi-shag"),
        ("紫丁香茶屋", "zi-ding-xiang-cha-wu"),
        ("Maison d’accueil « Été »", "maison-d-accueil-ete"),
        ("!!!", ""),
    ],
)
def test_a_name_becomes_a_readable_word(name: str, slug: str) -> None:
    assert readable_slug(name) == slug


@pytest.mark.parametrize(
    ("name", "first", "then"),
    [("Lantern", "lantern", "lantern-"), ("!!!", None, "organisation-"), ("Draft Horse", None, "draft-horse-")],
)
def test_a_name_has_its_plain_slug_and_then_others_without_end(name: str, first: str | None, then: str) -> None:
    slugs = list(islice(slugs_for(name), 20))

    assert len(set(slugs)) == 20
    if first:
        assert slugs.pop(0) == first
    assert {(slug[: -len("abcdef")], len(slug)) for slug in slugs} == {(then, len(then) + 6)}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "hidden",
    [{"status": Status.DRAFT}, {"status": Status.IN_REVIEW}, {"listing_consent": False, "consent_basis": ""}, {}],
)
@pytest.mark.parametrize("hidden_name", ["Lantern", "Night bus"])
def test_a_slug_does_not_tell_of_a_hidden_organisation_of_the_same_name(hidden_name: str, hidden: Any) -> None:
    make_country("BI", on_hold=True)
    unseen = make_organisation(slug="", country="BI", texts={"name": {"en": hidden_name}}, **hidden)

    organisation = make_organisation(slug="", country="KE", texts={"name": {"en": "Lantern"}})

    unseen.refresh_from_db()
    assert organisation.slug == "lantern"
    assert is_provisional(unseen.slug)


@pytest.mark.django_db
def test_a_second_organisation_of_a_public_name_has_another_slug() -> None:
    first = make_organisation(slug="", texts={"name": {"en": "Lantern"}})
    publication.withdraw(first, "duplicate")

    second = make_organisation(slug="", texts={"name": {"en": "Lantern"}})

    assert (first.slug, re.fullmatch(r"lantern-[a-z2-9]{6}", second.slug) is not None) == ("lantern", True)


@pytest.mark.django_db
def test_the_address_of_what_was_deleted_leads_to_nothing_for_ever() -> None:
    first = make_organisation(slug="", texts={"name": {"en": "Lantern"}})
    first.delete()

    second = make_organisation(slug="", texts={"name": {"en": "Lantern"}})

    assert second.slug != "lantern"
    assert "lantern" not in str(list(UsedSlug.objects.values()))


@pytest.mark.django_db
def test_an_organisation_has_no_address_before_it_is_public_and_keeps_it_after() -> None:
    draft = make_organisation(slug="", status=Status.DRAFT, texts={"name": {"en": "Lantern"}})
    stale = Organisation.objects.get(pk=draft.pk)
    assert is_provisional(draft.slug)

    publication.publish(draft)
    assert (draft.slug, Listing.objects.get().slug) == ("lantern", "lantern")
    stale.set_text("name", "en", "Lighthouse")
    stale.save()
    draft.refresh_from_db()
    assert (draft.slug, stale.slug, str(draft)) == ("lantern", "lantern", "Lighthouse")
    publication.withdraw(draft, "duplicate")
    publication.publish(draft)
    assert Listing.objects.get().slug == "lantern"


@pytest.mark.django_db
def test_a_slug_is_made_once_and_stays() -> None:
    organisation = make_organisation(slug="", original_language="fr", texts={"name": {"fr": "Étoile"}})
    made = organisation.slug
    organisation.set_text("name", "fr", "Autre nom")
    organisation.save()

    assert (organisation.slug, organisation.version) == (made, 2)
    assert made == "etoile"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fr", ["Eta", "Étoile", "«Zèbre»", "Ева", "Ёлка", "Жук"]),
        ("es", ["nube", "ñandú", "oso"]),
        ("ru", ["Ева", "ёлка", "Жук"]),
        ("zh-hans", ["北京", "长沙", "重庆", "上海"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, names: list[str]) -> None:
    assert sorted(reversed(names), key=lambda name: sort_key(name, language)) == names
