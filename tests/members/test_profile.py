"""What a stranger may see of one organisation in one language."""

from dataclasses import asdict
from datetime import date

import pytest

from core.publishing.edition import current_snapshot
from members.models import ListedProfile, OtherName
from members.public.labels import labels
from members.public.profile import PublicProfile, PublicText
from tests.factories import make_network, make_organisation, make_translation

pytestmark = pytest.mark.django_db


def profile(slug: str, language: str) -> PublicProfile:
    """A listed profile as a template receives it."""
    stored = ListedProfile.objects.get(listing__slug=slug, language=language)
    return PublicProfile.read(stored.document, labels(current_snapshot(language)))


EXPECTED = {
    "slug": "lanterne",
    "kind": "member",
    "language": "en",
    "name": {"text": "Lanterne", "language": "fr", "state": "original", "outdated": False},
    "original_name": None,
    "acronym": "",
    "other_names": [{"name": "Lampe", "kind": "former", "language": "", "until": date(2019, 1, 1)}],
    "original_language": "fr",
    "languages": ["en", "fr"],
    "spoken_languages": [],
    "founded": 2004,
    "website": "https://example.org/",
    "links": [],
    "covers": [],
    "support": [],
    "answers_date": date(2021, 5, 1),
    "provenance": "present_site",
    "is_example": False,
    "indexable": True,
    "accepts_messages": False,
    "confirmed_on": None,
}
ANSWERS = [
    {
        "field": "works_with",
        "shown": {"text": "With everyone.", "language": "en", "state": "reviewed", "outdated": False},
        "original": {
            "text": "Avec toutes.\nAvec tous.",
            "language": "fr",
            "state": "original",
            "outdated": False,
        },
    },
    {
        "field": "challenges",
        "shown": {"text": "La loi.", "language": "fr", "state": "original", "outdated": False},
        "original": None,
    },
]


def make_lantern() -> None:
    network = make_network(slug="alliance", texts={"name": {"en": "The Alliance", "fr": "L’Alliance"}}, acronym="ALL")
    organisation = make_organisation(
        slug="lanterne",
        original_language="fr",
        texts={
            "name": {"fr": "Lanterne"},
            "works_with": {"fr": "Avec toutes.\nAvec tous.", "en": "With everyone."},
            "challenges": {"fr": "La loi."},
        },
        areas=("health",),
        populations=("female",),
        networks=(network,),
        website="https://example.org/",
        founded=2004,
        answers_date=date(2021, 5, 1),
        provenance="present_site",
    )
    OtherName.objects.create(organisation=organisation, name="Lampe", kind="former", until=date(2019, 1, 1))


def test_a_profile_in_the_language_of_a_translation() -> None:
    make_lantern()
    seen = profile("lanterne", "en")

    assert asdict(seen) == EXPECTED | {
        "answers": ANSWERS,
        "country": asdict(labels(current_snapshot("en")).countries["BI"]),
        "region": asdict(labels(current_snapshot("en")).regions["africa"]),
        "networks": [asdict(labels(current_snapshot("en")).networks["alliance"])],
        "priority_areas": [asdict(labels(current_snapshot("en")).priority_areas["health"])],
        "populations": [asdict(labels(current_snapshot("en")).populations["female"])],
    }


@pytest.mark.parametrize(
    ("language", "shown", "beside"),
    [("fr", "fr", None), ("en", "en", "fr"), ("ru", "en", "fr"), ("zh-hans", "en", "fr")],
)
def test_a_reader_sees_their_language_else_english_with_the_original_beside_it(
    language: str, shown: str, beside: str | None
) -> None:
    make_lantern()
    answer = profile("lanterne", language).answers[0]

    assert (answer.shown.language, answer.original.language if answer.original else None) == (shown, beside)


def test_labels_follow_the_reader_and_the_country_name_is_theirs() -> None:
    make_lantern()

    assert profile("lanterne", "zh-hans").country.name == "布隆迪"  # type: ignore[union-attr]
    assert profile("lanterne", "fr").networks[0].name == "L’Alliance"


@pytest.mark.parametrize(
    ("author", "reviewed", "state"),
    [
        ("organisation", False, "organisation"),
        ("supplied", False, "supplied"),
        ("person", True, "reviewed"),
        ("machine", True, "reviewed"),
        ("person", False, None),
        ("machine", False, None),
    ],
)
def test_the_state_of_a_translation(author: str, reviewed: bool, state: str | None) -> None:
    organisation = make_organisation(
        slug="x",
        original_language="ru",
        texts={"name": {"ru": "Маяк"}, "works_with": {"ru": "Со всеми", "en": "All"}},
    )
    make_translation(organisation, "works_with", "en", author=author, reviewed=reviewed)

    shown = profile("x", "en").answers[0].shown

    assert (shown.text, shown.state) == (("All", state) if state else ("Со всеми", "original"))


def test_a_translation_goes_with_its_original() -> None:
    make_organisation(
        slug="x",
        original_language="es",
        texts={
            "name": {"es": "Faro"},
            "works_with": {"es": "Todas", "en": "All"},
            "challenges": {"en": "Canary street"},
        },
    )

    assert [(answer.field, answer.shown.text) for answer in profile("x", "en").answers] == [("works_with", "All")]


def test_a_machines_text_is_hidden_also_where_it_stands_as_the_original() -> None:
    organisation = make_organisation(
        slug="x",
        original_language="fr",
        texts={"name": {"fr": "Phare"}, "works_with": {"fr": "Tout", "en": "Canary"}},
    )
    make_translation(organisation, "name", "en")
    organisation.set_text("name", "en", "Lighthouse")
    make_translation(organisation, "works_with", "en", author="machine", reviewed=False)

    organisation.original_language = "en"
    organisation.save()

    assert profile("x", "en").answers == []


def test_a_withheld_word_that_means_nothing_withholds_everything_it_may() -> None:
    make_organisation(slug="x", website="https://example.org/", populations=("hiv",), withheld_fields=["Website"])
    seen = profile("x", "en")

    assert (seen.website, seen.populations, seen.name.text) == ("", [], seen.name.text)


def test_paragraphs_are_kept_to_the_letter_and_a_card_cuts_at_a_word() -> None:
    make_lantern()
    long = make_organisation(slug="long", texts={"works_with": {"en": "word " * 60}})

    assert profile("lanterne", "fr").answers[0].shown.paragraphs == ["Avec toutes.", "Avec tous."]
    assert profile(long.slug, "en").summary == PublicText(("word " * 30).strip() + "…", "en")


def test_without_a_way_of_its_own_the_covering_network_is_named() -> None:
    network = make_network(slug="alliance")
    make_organisation(slug="x", country="KE")
    network.coverage.create(country_id="KE")

    assert [found.slug for found in profile("x", "en").reached_through] == ["alliance"]
