"""Signs that mislead a reader are stored nowhere; those that a script needs stay."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.sanitize import is_http_url, sanitized
from members.models import Link, ListedProfile, Organisation, OtherName, ProposedChange
from members.translation import set_text, text
from tests.factories import make_country, make_organisation, make_population
from tests.resources.making import make_guide, make_resource

BIDI = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
UNSAFE_CHARACTERS = BIDI + "\x00\x07\x1b\x7f\ufeff\ufffe\uffff\ufdd0\U0001ffff\U000e0041"
LINE_ENDS = "\x0b\x0c\r\x1c\x1e\x85\u2028\u2029"


@pytest.mark.parametrize("sign", UNSAFE_CHARACTERS)
def test_a_misleading_sign_is_taken_out(sign: str) -> None:
    assert sanitized(f"exam{sign}ple.org") == "example.org"


@pytest.mark.parametrize("sign", LINE_ENDS)
def test_every_kind_of_line_end_becomes_a_line_end(sign: str) -> None:
    assert sanitized(f"one.{sign}two") == "one.\ntwo"


@pytest.mark.parametrize(
    "text",
    ["Solidarité", "Союз", "姐妹们 🏳️‍🌈", "a\u200db\u200cc\u200ed\u200fe", "line\nline\ttab\r\n", "«\u00a0oui\u202f»"],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert sanitized(text) == text


def test_letters_are_composed() -> None:
    assert sanitized("e\u0301") == "é"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert sanitized(sanitized(text)) == sanitized(text)


@pytest.mark.django_db
def test_neither_stored_nor_public_is_a_text_that_reads_backwards() -> None:
    forged = "Call \u202egro.elpmaxe\u202c\x1b now"
    organisation = make_organisation(texts={"name": {"en": forged}, "works_with": {"en": forged, "ru": forged}})
    OtherName.objects.create(organisation=organisation, name=forged)
    Link.objects.create(organisation=organisation, label=forged, url="https://example.org/")

    stored = Organisation.objects.values_list("name_en", "works_with_ru", "other_names__name", "links__label").get()
    public = " ".join(str(document) for document in ListedProfile.objects.values_list("document", flat=True))

    assert stored == ("Call gro.elpmaxe now",) * 4
    assert public.count("Call gro.elpmaxe now") >= 20
    assert [sign for sign in UNSAFE_CHARACTERS if sign in public] == []


@pytest.mark.django_db
def test_no_app_stores_a_text_that_reads_backwards() -> None:
    forged, sound = "Call \u202egro.elpmaxe\u202c\x1b now", "Call gro.elpmaxe now"
    country, population = make_country("BI"), make_population("female")
    set_text(country, "name", "fr", forged)
    set_text(population, "label", "en", forged)
    country.save()
    population.save()
    paper = make_resource({"title": {"en": forged}}, slug="paper")
    guide = make_guide({"title": forged}, slug="steps")
    organisation = make_organisation()
    data: dict[str, Any] = {"original_language": "en", "texts": {"name": {"en": [forged]}}, "networks": [forged]}
    change = ProposedChange.objects.create(organisation=organisation, file="a.md", data=data)

    for instance in (country, population, paper, change):
        instance.refresh_from_db()
    stored = [
        text(country, "name", "fr"),
        text(population, "label", "en"),
        text(paper, "title", "en"),
        guide.steps.get().title,
        change.data["texts"]["name"]["en"][0],
        change.data["networks"][0],
    ]
    assert stored == [sound] * len(stored)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://example.org", True),
        ("HTTP://example.org/a?b#c", True),
        ("https://пример.example.org/путь", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:/\\example.org", False),
        ("https://user:password@example.org", False),
        ("https://example.org\njavascript:x", False),
        ("ftp://example.org", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, allowed: bool) -> None:
    assert is_http_url(address) is allowed
