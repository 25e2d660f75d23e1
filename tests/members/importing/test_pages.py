"""Pages written by us in the questionnaire's form: everything that is understood of each, and every warning."""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from members.importing.countries import CountryIndex
from members.importing.files import read
from members.importing.pages import NotAProfile, parse
from members.importing.questionnaire import AREAS, LABELS, QUESTIONS

DATA = Path(__file__).parents[2] / "data"
PAGES = sorted((DATA / "pages").glob("*.txt"))
REASONS = {
    "empty_form": "The questionnaire stands there without any answer.",
    "interview": "This is a featured interview, not a member’s profile.",
    "markup": "This is a web page with its markup; save the page as text.",
    "member_list": "The questionnaire does not stand there: this is not a member’s profile.",
    "news": "The questionnaire does not stand there: this is not a member’s profile.",
    "one_question": "One question alone stands there: this is not a member’s profile.",
    "two_profiles": "A question stands there twice: this is not one organisation’s profile.",
}
SHORT = """Maison Girouette

Who do you work with?

Des voisines du canal et de la vieille gare.

Describe other areas of your work

A brass band on the last Sunday of the month.
"""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_understood_as_a_whole(path: Path, countries: CountryIndex) -> None:
    expected = json.loads(path.with_suffix(".json").read_text())

    assert asdict(parse(read(path), countries)) == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_texts_are_kept_to_the_letter(path: Path, countries: CountryIndex) -> None:
    page = parse(read(path), countries)

    kept = [line for texts in page.answers.values() for text in texts.values() for line in text.split("\n")]

    assert kept
    assert [line for line in kept if line not in read(path)] == []


@pytest.mark.parametrize("name", sorted(REASONS))
def test_another_text_is_refused_with_its_reason(name: str, countries: CountryIndex) -> None:
    with pytest.raises(NotAProfile) as refused:
        parse(read(DATA / "other" / f"{name}.txt"), countries)

    assert str(refused.value.reason) == REASONS[name]


def test_every_text_of_the_folder_has_its_reason() -> None:
    assert {path.stem for path in (DATA / "other").iterdir()} == set(REASONS)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_make_no_difference(ending: str, countries: CountryIndex) -> None:
    page = read(DATA / "pages" / "french_pairs.txt")

    assert parse(page.replace("\n", ending), countries) == parse(page, countries)


def test_two_questions_and_an_answer_make_a_profile(countries: CountryIndex) -> None:
    page = parse(SHORT, countries)

    assert page.name == "Maison Girouette"
    assert page.answers == {
        "works_with": {"fr": "Des voisines du canal et de la vieille gare."},
        "involvement": {},
        "challenges": {},
        "other_work": {"en": "A brass band on the last Sunday of the month."},
    }
    assert page.warnings == [
        "The question “How are sex workers involved in your organisation?” is missing.",
        "The question “Which of NSWP priority areas does your organisation work on?” is missing.",
        "The question “What are the two main challenges that the sex workers you work with face” is missing.",
        "The page gives no country.",
    ]


def test_an_address_is_in_no_warning_and_no_name(countries: CountryIndex) -> None:
    page = parse(
        f"band@example.org\nContact email: other@example.org\n\n{SHORT}\nCountry\nthird@example.org", countries
    )

    assert page.name is None
    assert page.warnings[0] == "The page gives no name. Write it before publishing."
    assert page.warnings[1] == "The address under “Contact email” was not imported."
    assert page.warnings[-1] == "The country “…” is not known."
    assert not any("@" in warning for warning in page.warnings)


def test_a_sentence_before_the_questions_is_no_name(countries: CountryIndex) -> None:
    page = parse(
        SHORT.replace("Maison Girouette", "We have lent bicycles to everybody on the canal since spring."), countries
    )

    assert page.name is None
    assert page.warnings[:2] == [
        "The page gives no name. Write it before publishing.",
        "1 line before the first question belongs to no question. It is kept for you to place.",
    ]


def test_priority_areas_are_known_by_their_wording_when_their_question_is_missing(countries: CountryIndex) -> None:
    text = SHORT.replace("\n\nDescribe", f"\n{AREAS['stigma']}\n{AREAS['health']}\n\nDescribe")

    page = parse(text, countries)

    assert page.priority_areas == ["health", "stigma"]
    assert page.answers == parse(SHORT, countries).answers
    assert page.warnings == parse(SHORT, countries).warnings


def test_a_wording_inside_an_answer_stays_there_when_the_question_stands(countries: CountryIndex) -> None:
    text = f"{SHORT}\n{AREAS['stigma']}\n{QUESTIONS['priority_areas']}\n{AREAS['health']}"

    page = parse(text, countries)

    assert page.priority_areas == ["health"]
    assert AREAS["stigma"] in page.answers["other_work"]["en"].split("\n")


LINES = ["Une voisine du canal.", "A neighbour of the canal.", "HIV", "1. Stigma", "蓝色的门", "Дом у реки", "  «»  "]


@given(lists(sampled_from(LINES), min_size=1, max_size=9))
def test_every_line_of_an_answer_is_kept_once_and_in_its_order(lines: list[str]) -> None:
    page = parse(f"{QUESTIONS['works_with']}\n" + "\n".join(lines) + f"\n{QUESTIONS['involvement']}", CountryIndex())

    kept = [text.split("\n") for text in page.answers["works_with"].values()]

    wanted = [line.strip() for line in lines]
    assert sorted(line for text in kept for line in text) == sorted(wanted)
    assert all(_in_this_order(text, wanted) for text in kept)


def _in_this_order(some: list[str], all_of_them: list[str]) -> bool:
    rest = iter(all_of_them)
    return all(line in rest for line in some)


@given(lists(sampled_from([*LABELS.values(), *LINES, "", "Country: Kenya", "x@example.org"]), max_size=30))
def test_any_lines_are_a_page_or_are_refused(lines: list[str]) -> None:
    with suppress(NotAProfile):
        assert any(parse("\n".join(lines), CountryIndex()).answers.values())


def test_region_and_country_are_labels_at_the_end_only(countries: CountryIndex) -> None:
    text = (
        SHORT.replace("A brass band", "Country\n\nRegion\n\nA brass band")
        + "\nRegion\nEurope\nCountry\nKenya\nNext page"
    )

    page = parse(text, countries)

    assert page.answers["other_work"] == {"en": "Country\nRegion\nA brass band on the last Sunday of the month."}
    assert (page.country, page.region) == ("KE", "africa")
    assert page.warnings[-2:] == [
        "Lines after the country are kept for you to place.",
        "The page names another region than that of the country; the country decides.",
    ]


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("ar", "نحن نعمل مع النساء."),
        ("ar", "مع الجميع"),
        ("hi", "सब के साथ"),
        ("ko", "모두와 함께"),
        ("ja", "すべての人と"),
        ("th", "กับทุกคน"),
        ("am", "ከሁሉም ጋር"),
        ("el", "Με όλους"),
        ("he", "עם כולם"),
        ("ka", "ყველასთან"),
    ],
)
def test_a_paragraph_in_another_script_is_the_original_however_short(
    language: str, paragraph: str, countries: CountryIndex
) -> None:
    english = "We work with everybody who comes to the door of the house by the canal, day and night. " * 3
    text = f"House\n\n{QUESTIONS['works_with']}\n{paragraph}\n{english}\n{QUESTIONS['other_work']}\n{english}"

    page = parse(text, countries)

    assert page.original_language == language
    assert page.answers["works_with"] == {language: paragraph, "en": english.strip()}
    assert page.answers["other_work"] == {"en": english.strip()}
    assert not any("third language" in warning for warning in page.warnings)


def test_two_originals_are_a_question(countries: CountryIndex) -> None:
    french = "Nous travaillons avec toutes les voisines du canal, de jour comme de nuit, toute la semaine."
    spanish = "Trabajamos con todas las vecinas del canal, de día y de noche, durante toda la semana entera."
    text = f"House\n\n{QUESTIONS['works_with']}\n{french}\n{QUESTIONS['other_work']}\n{spanish}"

    warnings = parse(text, countries).warnings

    assert [warning for warning in warnings if "original" in warning] == [
        f"The answers stand in {first} and in {second}. Choose the original before publishing."
        for first, second in [("Spanish", "French")]
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Caf&eacute; &amp; Friends", "Café & Friends"),
        ("a&nbsp;house&#8217;s &quot;door&quot; &#x2019;", 'a house’s "door" ’'),
        ("<b>bold</b> and <i class=x>small</i>", "bold and small"),
        ("5 < 6 & 7 > 6", "5 < 6 & 7 > 6"),
        ("\uf0b7 a bullet of Word", "• a bullet of Word"),
    ],
)
def test_what_web_editors_leave_is_read_as_what_it_means(written: str, read: str, countries: CountryIndex) -> None:
    page = parse(SHORT.replace("A brass band on the last Sunday of the month.", written), countries)

    assert list(page.answers["other_work"].values()) == [read]


@pytest.mark.parametrize(
    "label",
    [
        "Who do you\nwork with?",
        "1. Who do\nyou work\nwith?",
        "Avec qui travaillez-vous ?",
        "¿Con quién trabajan?",
        "С кем вы работаете?",
        "您与谁一起工作？",
    ],
)
def test_a_label_may_be_in_any_language_or_broken_over_lines(label: str, countries: CountryIndex) -> None:
    page = parse(SHORT.replace("Who do you work with?", label), countries)

    assert page.answers["works_with"] == {"fr": "Des voisines du canal et de la vieille gare."}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "Call +257 79 123 456 at night",
            "The answer to “Describe other areas of your work” holds a tele",
        ),
        ("Le cafÃ© de lâ€™Ã©tÃ©", "Some letters look as if the file had been saved in a wrong encoding: “"),
        ("РњС‹ СЂР°Р±РѕС‚Р°РµРј", "Some letters look as if the file had been saved in a wrong encoding: “"),
    ],
)
def test_numbers_and_letters_decoded_twice_are_warned_of(text: str, seen: str, countries: CountryIndex) -> None:
    page = parse(SHORT.replace("A brass band on the last Sunday of the month.", text), countries)

    assert [warning for warning in page.warnings if warning.startswith(seen)] != []
    assert not [warning for warning in parse(SHORT, countries).warnings if warning.startswith(seen)]
