"""Signs that mislead a reader are stored nowhere; those that a script needs stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.characters import cleaned, leads_to_the_web
from members.models import Link, ListedProfile, Organisation, OtherName
from tests.factories import make_organisation

BIDI = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
MISLEADING = BIDI + "\x00\x07\x1b\x7f\x85\u2028\u2029\ufeff\U000e0041"


@pytest.mark.parametrize("sign", MISLEADING)
def test_a_misleading_sign_is_taken_out(sign: str) -> None:
    assert cleaned(f"exam{sign}ple.org") == "example.org"


@pytest.mark.parametrize(
    "text",
    ["Solidarité", "Союз", "姐妹们 🏳️‍🌈", "a\u200db\u200cc\u200ed\u200fe", "line\nline\ttab\r\n", "«\u00a0oui\u202f»"],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert cleaned(text) == text


def test_letters_are_composed() -> None:
    assert cleaned("e\u0301") == "é"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


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
    assert [sign for sign in MISLEADING if sign in public] == []


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
    assert leads_to_the_web(address) is allowed
