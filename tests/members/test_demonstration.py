"""Invented organisations: plainly invented, respectful, the same every time, and listed as real ones are."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from members.choices import Status, TranslationAuthor
from members.demo import load
from members.demo.generate import LANGUAGES, SOURCE, Invented, invent, vocabulary
from members.models import Listing, Organisation, OtherName, TranslationState
from members.models.organisation import TRANSLATED_FIELDS
from members.publishing import publication
from members.publishing.verification import verify
from members.rules import SHOWN
from members.seed import countries
from tests.factories import make_area, make_country, make_population, make_support

FEW = 60
SCRIPTS = {"ru": re.compile("[а-яё]", re.IGNORECASE), "zh-hans": re.compile("[一-鿿]")}
# What the movement does not say, in five languages; and minors, who are never meant.
NEVER_SAID = re.compile(
    r"prostitu|hooker|whore|pimp|rescue|\bgirls?\b|\bboys?\b|putain|\bfilles?\b|ramera|\bniñ|проститу|путан|девочк"
    r"|妓|娼|卖淫|失足|小姐|少女|嫖",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def sixty() -> list[Invented]:
    """The organisations that everybody sees who looks around."""
    return [invent(number) for number in range(FEW)]


def snapshot(one: Invented) -> tuple[Any, ...]:
    """All that was invented, in a form that compares."""

    def values(instance: Any) -> dict[str, Any]:
        fields = [f for f in instance._meta.concrete_fields if not f.is_relation and f.name != "uid"]  # random
        return {f.attname: getattr(instance, f.attname) for f in fields}

    return values(one.organisation), one.words, [(type(row), values(row)) for row in one.attached]


def states(one: Invented) -> list[TranslationState]:
    return [row for row in one.attached if isinstance(row, TranslationState)]


def listed(inventions: list[Invented]) -> list[Invented]:
    return [one for one in inventions if SHOWN.allow(one.organisation)]


@pytest.fixture
def no_countries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of the database: no invented country is on hold."""
    monkeypatch.setattr(Organisation, "country", None)


# --- what is invented ------------------------------------------------------------------------------------


def test_an_organisation_depends_on_its_number_and_the_seed_alone() -> None:
    forwards = {number: snapshot(invent(number)) for number in (0, 7, 59, 60, 4999)}
    backwards = {number: snapshot(invent(number)) for number in (4999, 60, 59, 7, 0)}

    assert forwards == backwards
    assert snapshot(invent(7, seed="another")) != forwards[7]


def test_the_first_of_many_are_the_same_as_few(sixty: list[Invented]) -> None:
    many = [snapshot(invent(number)) for number in range(2 * FEW)]

    assert many[:FEW] == [snapshot(one) for one in sixty]


def test_every_one_has_an_address_of_its_own() -> None:
    slugs = [invent(number).organisation.slug for number in range(3000)]

    assert len(set(slugs)) == 3000
    assert max(len(slug) for slug in slugs) <= 80
    assert [slug for slug in slugs[:FEW] if re.search(r"\d", slug)] == []


def test_none_is_in_burundi_and_every_region_and_language_has_some(sixty: list[Invented]) -> None:
    places = countries.codes_by_region()
    invented_in = {invent(number).organisation.country_id for number in range(3000)}

    assert invented_in & {"BI", "RU"} == set()
    assert invented_in <= set(places)
    assert {places[one.organisation.country_id or ""] for one in sixty} == set(places.values())
    assert {one.organisation.original_language for one in sixty} == set(LANGUAGES)


def test_every_word_of_every_vocabulary_is_used(sixty: list[Invented], no_countries: None) -> None:
    known = vocabulary()
    expected = {"populations": "people", "priority_areas": "challenges", "support": "support"}

    for field, source in expected.items():
        assert {slug for one in listed(sixty) for slug in one.words[field]} == set(known[source])


def test_most_can_be_seen_and_some_wait_for_staff(sixty: list[Invented], no_countries: None) -> None:
    statuses = {one.organisation.status for one in sixty}
    unseen = [one for one in sixty if one not in listed(sixty)]

    assert statuses == set(Status.values)
    assert 36 <= len(listed(sixty)) < FEW
    assert [one for one in unseen if one.organisation.status == Status.PUBLISHED]  # without consent


def test_translations_are_of_all_kinds(sixty: list[Invented]) -> None:
    every = [state for one in sixty for state in states(one)]
    outdated = [s for one in sixty for s in states(one) if s.is_outdated(one.organisation.original(s.field))]

    assert {state.author for state in every} == set(TranslationAuthor.values)
    assert {state.may_be_shown for state in every} == {True, False}
    assert outdated
    assert [one for one in sixty if not states(one)]


def test_a_state_stands_beside_every_translation_and_beside_nothing_else(sixty: list[Invented]) -> None:
    for one in sixty:
        written = {
            (field, language)
            for field in TRANSLATED_FIELDS
            for language in LANGUAGES
            if language != one.organisation.original_language and one.organisation.text(field, language)
        }
        assert {(state.field, state.language) for state in states(one)} == written


def test_texts_are_in_the_script_of_their_language(sixty: list[Invented]) -> None:
    for one in sixty:
        for language in LANGUAGES:
            for field in TRANSLATED_FIELDS:
                text = one.organisation.text(field, language)
                found = {name for name, script in SCRIPTS.items() if script.search(text)}
                assert found == ({language} & set(SCRIPTS) if text else set()), (text, language)
                assert not re.search(r"[{}]", text)


def test_support_is_ticked_only_where_the_organisation_says_so(sixty: list[Invented]) -> None:
    offers = vocabulary()["support"]

    for one in sixty:
        language = one.organisation.original_language
        said = one.organisation.original("other_work")
        stated = {kind for kind, sentences in offers.items() if any(s[language] in said for s in sentences)}
        assert set(one.words["support"]) == stated


def test_all_are_marked_as_examples_and_lead_nowhere(sixty: list[Invented]) -> None:
    for one in sixty:
        assert one.organisation.is_example
        addresses = [one.organisation.website, *(getattr(row, "url", "") for row in one.attached)]
        assert [a for a in addresses if a and not re.match(r"https://[a-z0-9-]{1,63}\.example\.org/", a)] == []


def test_no_word_disrespects_anybody_and_nothing_can_be_called_or_written_to() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    texts = "\n".join(line for line in source.splitlines() if not line.startswith("#"))

    assert NEVER_SAID.findall(texts) == []
    assert "@" not in texts
    assert re.findall(r"\d{3,}", texts) == []


def leaves(value: Any) -> Iterator[dict[str, str]]:
    """Every text in five languages, however deep."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES) and all(isinstance(v, str) for v in value.values()):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves(inner)


def test_every_sentence_has_the_same_blanks_in_five_languages() -> None:
    said = [texts for name, value in vocabulary().items() if name != "countries" for texts in leaves(value)]

    assert len(said) > 130
    for texts in said:
        blanks = {language: sorted(re.findall(r"{\w+}", text.lower())) for language, text in texts.items()}
        assert len({tuple(found) for found in blanks.values()}) == 1, texts
        assert all(texts.values())


# --- what is stored --------------------------------------------------------------------------------------


@pytest.fixture
def places_and_words() -> None:
    """What organisations are described with; countries only as far as the tests reach."""
    for number in range(12):
        make_country(invent(number).organisation.country_id or "")
    for slug in vocabulary()["people"]:
        make_population(slug)
    for slug in vocabulary()["challenges"]:
        make_area(slug)
    for slug in vocabulary()["support"]:
        make_support(slug)


@pytest.mark.django_db
def test_they_are_stored_with_all_that_belongs_to_them(places_and_words: None) -> None:
    assert load.add_missing(12) == 12

    for number, stored in enumerate(Organisation.objects.order_by("pk")):
        one = invent(number)
        assert stored.slug == one.organisation.slug
        assert [stored.text(f, c) for f in TRANSLATED_FIELDS for c in LANGUAGES] == [
            one.organisation.text(f, c) for f in TRANSLATED_FIELDS for c in LANGUAGES
        ]
        for field, slugs in one.words.items():
            assert sorted(getattr(stored, field).values_list("slug", flat=True)) == sorted(slugs)
        assert stored.translation_states.count() == len(states(one))
        assert stored.other_names.count() == len([row for row in one.attached if isinstance(row, OtherName)])


@pytest.mark.django_db
def test_what_may_be_shown_is_listed_and_nothing_else(places_and_words: None) -> None:
    load.add_missing(12)

    seen = {one.slug for one in Organisation.objects.select_related("country") if SHOWN.allow(one)}
    assert 0 < len(seen) < 12
    assert set(Listing.objects.values_list("slug", flat=True)) == seen
    assert verify() == []


@pytest.mark.django_db
def test_a_second_time_only_the_missing_are_added_and_what_staff_did_stays(places_and_words: None) -> None:
    load.add_missing(5)
    changed = Organisation.objects.get(slug=invent(1).organisation.slug)
    changed.founded = 1901
    changed.save()
    Organisation.objects.get(slug=invent(3).organisation.slug).delete()

    assert load.add_missing(8) == 4
    assert load.add_missing(8) == 0
    changed.refresh_from_db()
    assert changed.founded == 1901
    assert Organisation.objects.count() == 8
    assert verify() == []


@pytest.mark.django_db
def test_an_address_that_is_taken_is_left_to_its_owner(places_and_words: None) -> None:
    owner = Organisation.objects.create(slug=invent(0).organisation.slug, founded=1901)

    assert load.add_missing(2) == 1
    owner.refresh_from_db()
    assert (owner.founded, owner.is_example) == (1901, False)


@pytest.mark.django_db
def test_interrupted_it_keeps_whole_batches_and_goes_on_later(
    places_and_words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "BATCH", 4)
    told: list[int] = []

    def break_off(done: int) -> None:
        told.append(done)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load.add_missing(10, break_off)
    assert Organisation.objects.count() == 8
    assert verify() == []

    assert load.add_missing(10, told.append) == 2
    assert told == [4, 4, 4, 4, 2]


@pytest.mark.django_db
def test_a_batch_is_stored_with_its_listings_or_not_at_all(
    places_and_words: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(numbers: Any) -> None:
        raise RuntimeError("interrupted")

    monkeypatch.setattr(publication, "sync", break_off)

    with pytest.raises(RuntimeError, match="interrupted"):
        load.add_missing(3)
    assert not Organisation.objects.exists()
    assert not TranslationState.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_added(places_and_words: None) -> None:
    said = StringIO()

    call_command("make_demo", 3, stdout=said)
    call_command("make_demo", 5, stdout=said)

    assert said.getvalue().splitlines() == [
        "3 invented organisations added, 0 were there.",
        "2 invented organisations added, 3 were there.",
    ]


@pytest.mark.django_db
def test_the_command_says_what_is_missing() -> None:
    with pytest.raises(CommandError, match="make setup"):
        call_command("make_demo", 3)
    with pytest.raises(CommandError, match="negative"):
        call_command("make_demo", -1)
