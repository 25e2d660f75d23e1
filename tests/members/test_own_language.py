"""An organisation writes in any language: its words are stored, shown, found, withheld and imported like others."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from core.languages import direction, is_language, language_name, language_tag
from members.importing.apply import accept, apply
from members.importing.plan import Outcome, plan_text, stored_countries
from members.models import Listing, Organisation, ProposedChange
from members.publishing import publication
from tests.factories import make_country, make_organisation

pytestmark = pytest.mark.django_db
TEXTS = {
    "name": {"ar": "منارة"},
    "works_with": {"ar": "نعمل مع كل من يطرق الباب", "en": "With everyone who knocks", "fr": "Avec qui frappe"},
    "involvement": {"ar": "تديرها عاملات الجنس"},
}


def make_lighthouse(**fields: Any) -> Organisation:
    return make_organisation(slug="manara", original_language="ar", texts=TEXTS, **fields)


@pytest.mark.parametrize(
    ("code", "known", "tag", "runs"),
    [
        ("pt", True, "pt", "ltr"),
        ("pt-br", True, "pt-BR", "ltr"),
        ("ar", True, "ar", "rtl"),
        ("fa", True, "fa", "rtl"),
        ("sw", True, "sw", "ltr"),
        ("th", True, "th", "ltr"),
        ("hi", True, "hi", "ltr"),
        ("zh-hant", True, "zh-Hant", "ltr"),
        ("rn", True, "rn", "ltr"),
        ('ar"><x', False, "", ""),
        ("own", False, "", ""),
        ("xx", False, "", ""),
        ("PT", False, "", ""),
        ("", False, "", ""),
    ],
)
def test_a_language_has_a_tag_and_a_direction(code: str, known: bool, tag: str, runs: str) -> None:
    assert is_language(code) is known
    if known:
        assert (language_tag(code), direction(code)) == (tag, runs)


def test_languages_are_named_in_the_language_of_the_reader() -> None:
    assert [language_name("ar", code) for code in ("en", "fr", "zh-hans")] == ["Arabic", "arabe", "阿拉伯语"]
    assert language_name("pt-br", "en") == "Brazilian Portuguese"


@pytest.mark.parametrize(
    ("language", "shown", "original"),
    [
        ("en", '<div class="passage" dir="auto"><p>With everyone who knocks</p></div>', True),
        ("fr", '<div class="passage" dir="auto"><p>Avec qui frappe</p></div>', True),
        ("ru", '<div class="passage" lang="en" dir="auto"><p>With everyone who knocks</p></div>', True),
    ],
)
def test_a_page_shows_the_words_as_written_with_language_and_direction(
    client: Client, language: str, shown: str, original: bool
) -> None:
    make_lighthouse()

    page = client.get(f"/{language}/members/manara/").content.decode()

    assert '<h1 lang="ar" dir="rtl">منارة</h1>' in page
    assert shown in page
    assert ('<div class="passage" lang="ar" dir="rtl"><p>نعمل مع كل من يطرق الباب</p></div>' in page) is original
    # Nobody has translated the second answer: it stands as it was written.
    assert '<div class="passage" lang="ar" dir="rtl"><p>تديرها عاملات الجنس</p></div>' in page


def test_it_stands_on_the_list_and_is_found_by_its_words(client: Client) -> None:
    make_lighthouse()
    make_organisation(slug="farol", original_language="pt-br", texts={"name": {"pt-br": "Associação Farol"}})

    listed = client.get("/en/members/").content.decode()
    assert '<a href="/en/members/manara/" lang="ar" dir="rtl">منارة</a>' in listed
    assert '<a href="/en/members/farol/" lang="pt-BR" dir="auto">Associação Farol</a>' in listed
    for words, slug in (("منارة", "manara"), ("الباب", "manara"), ("associacao", "farol"), ("knocks", "manara")):
        page = client.get("/ru/members/", {"q": words})
        assert [profile.slug for profile in page.context["profiles"]] == [slug], words
    assert Listing.objects.get(slug="manara").languages == 0b11  # of those of the site


def test_what_is_withheld_is_withheld_in_the_own_language_too(client: Client) -> None:
    organisation = make_lighthouse()
    organisation.withheld_fields = ["works_with"]
    organisation.save()

    pages = [client.get(f"/{code}/members/manara/").content.decode() for code in ("en", "zh-hans")]

    assert not any("يطرق" in page or "knocks" in page for page in pages)
    assert client.get("/en/members/", {"q": "يطرق"}).context["profiles"] == []


def test_a_translation_is_outdated_when_the_own_words_change() -> None:
    organisation = make_lighthouse()
    organisation.set_text("works_with", "ar", "كلام آخر")
    organisation.save()

    answer = publication.preview(organisation, "en")["answers"][0]

    assert (answer["shown"]["outdated"], answer["original"]["text"]) == (True, "كلام آخر")


def test_a_language_that_is_none_is_refused() -> None:
    organisation = make_organisation()
    organisation.original_language = "own"

    with pytest.raises(ValidationError) as refused:
        organisation.full_clean()

    assert "original_language" in refused.value.message_dict


def test_a_text_in_a_language_that_has_no_place_is_refused() -> None:
    organisation = make_lighthouse()

    assert organisation.text("name", "pt") == ""
    with pytest.raises(ValueError, match="^pt is no language of the site"):
        organisation.set_text("name", "pt", "Farol")


PAGE = """\
Casa Farol
Who do you work with?
Trabalhamos com pessoas que exercem a prostituição nas ruas e nos hotéis da cidade, de dia e de noite, sem perguntas.
We work with people who do sex work in the streets and hotels of the city, by day and by night, without questions.
How are sex workers involved in your organisation?
As trabalhadoras do sexo dirigem a associação, decidem o orçamento e falam em nome de todas nas reuniões.
Sex workers lead the association, decide on the budget and speak for everyone in meetings.
What are the two main challenges that the sex workers you work with face
A violência da polícia e a falta de acesso aos serviços de saúde, que continuam longe e caros para todas nós.
Violence by the police and lack of access to health services, which remain far and expensive for all of us.
Describe other areas of your work
Oferecemos abrigo, apoio jurídico e um espaço para descansar entre uma noite de trabalho e outra.
We offer shelter, legal support and a place to rest between one night of work and another.
Region
Africa
Country
Kenya
"""


def planned(page: str = PAGE) -> Any:
    return plan_text("farol.txt", page, stored_countries())


def test_a_page_in_any_language_is_imported_with_its_original() -> None:
    make_country("KE")

    plan = planned()
    organisation = apply(plan)

    assert plan.outcome == Outcome.CREATE
    assert organisation is not None
    assert (organisation.original_language, organisation.original("name")) == ("pt", "Casa Farol")
    assert organisation.original("works_with").startswith("Trabalhamos com pessoas")
    assert organisation.text("works_with", "en").startswith("We work with people")
    assert not any("third language" in warning for warning in plan.warnings)
    assert planned().outcome == Outcome.UNCHANGED


def test_a_second_own_language_takes_nothing_of_the_first() -> None:
    make_country("KE")
    organisation = make_organisation(
        country="KE",
        original_language="ar",
        texts={"name": {"ar": "منارة", "en": "Casa Farol"}, "works_with": {"ar": "كل"}},
    )

    apply(planned())
    change = ProposedChange.objects.filter(organisation=organisation).first()
    if change:
        accept(change)

    organisation.refresh_from_db()
    assert (organisation.original_language, organisation.original("works_with")) == ("ar", "كل")
