"""The list of organisations: filters, search in any script, a fixed number of queries."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.choices import OtherNameKind, Status, TranslationAuthor
from members.models import Organisation, OtherName
from tests.factories import make_country, make_network, make_organisation, make_translation

LIST = "/admin/members/organisation/"


def found(client: Client, query: str, **headers: str) -> set[str]:
    """The slugs of what the list shows."""
    response: Any = client.get(f"{LIST}?{query}", headers=headers)
    assert response.status_code == 200, response.headers
    return {organisation.slug for organisation in response.context["cl"].result_list}


def languages(page: str) -> list[list[str]]:
    """The signs of each row, with the names behind them."""
    cells = re.findall(r'<td class="field-languages_column">(.*?)</td>', page)
    sign = r'<span aria-hidden="true">(\w\w)</span><span class="visually-hidden">(.*?)</span>'
    return [[" ".join(found) for found in re.findall(sign, cell)] for cell in cells]


@pytest.mark.django_db
def test_a_row_says_what_is_public_and_what_keeps_it_hidden(admin_client: Client) -> None:
    make_country("KE", on_hold=True)
    make_organisation(
        slug="bees",
        original_language="fr",
        texts={"name": {"fr": "Abeilles"}, "works_with": {"fr": "Gens", "en": "People", "es": "Gente"}},
    )
    organisation = Organisation.objects.get()
    make_translation(organisation, "works_with", "es", author=TranslationAuthor.MACHINE, reviewed=False)
    make_organisation(slug="held", country="KE")
    make_organisation(slug="example", is_example=True, status=Status.WITHDRAWN, withdrawal_reason="left")

    page = " ".join(admin_client.get(LIST).content.decode().split())

    assert '<span lang="fr" dir="auto">Abeilles</span>' in page
    assert languages(page) == [["FR Français", "EN English"], [], []]
    assert 'Published, but not shown</span> <span class="note">The country is on hold: Kenya.</span>' in page
    assert 'Withdrawn</span> <span class="note">No longer a member</span>' in page
    assert "Invented example</span>" in page


@pytest.mark.django_db
def test_an_outdated_translation_is_seen_in_the_list(admin_client: Client) -> None:
    organisation = make_organisation(texts={"works_with": {"en": "People", "fr": "Gens"}})
    organisation.set_text("works_with", "en", "Other people")
    organisation.save()

    page = admin_client.get(LIST).content.decode()

    assert languages(page) == [["EN English", "FR Français (outdated)"]]
    assert 'class="language mark" title="Français (outdated)"' in page


NAMES = [
    ("Zebra", "en", "a-first"),
    ("«École» des abeilles", "fr", "z-last"),
    ("Edelweiss", "en", "m"),
    ("Ecuador bees", "es", "y"),
    ("bees", "en", "x"),
    ("Améthyste", "fr", "n"),
    ("Amelia", "en", "o"),
    ("Amfora", "es", "p"),
    ("Жук", "ru", "b"),
    ("Азбука", "ru", "c"),
    ("风筝", "zh-hans", "d"),
]
IN_ORDER = [
    *("Amelia", "Améthyste", "Amfora", "bees", "«École» des abeilles", "Ecuador bees", "Edelweiss", "Zebra"),
    *("Азбука", "Жук", "风筝"),
]


def names(client: Client, query: str = "", language: str = "en") -> list[str]:
    """The names that the list shows, in its order."""
    response: Any = client.get(f"{LIST}?{query}", headers={"accept-language": language})
    return [str(organisation) for organisation in response.context["cl"].result_list]


@pytest.mark.django_db
def test_names_stand_in_the_order_of_what_is_read(admin_client: Client) -> None:
    for name, language, slug in NAMES:
        make_organisation(slug=slug, original_language=language, texts={"name": {language: name, "en": name}})
    renamed = Organisation.objects.get(slug="a-first")
    renamed.set_text("name", "fr", "Aaa")
    renamed.save()

    assert names(admin_client) == IN_ORDER
    assert names(admin_client, language="ru") == IN_ORDER
    assert names(admin_client, "o=-1") == IN_ORDER[::-1]
    assert names(admin_client, "q=des") == ["«École» des abeilles"]
    assert 'class="sortable column-name_column sorted ascending"' in admin_client.get(LIST).content.decode()


@pytest.mark.django_db
def test_an_organisation_without_a_name_stands_by_its_slug(admin_client: Client) -> None:
    for name in ("Ants", "Wasps"):
        make_organisation(texts={"name": {"en": name}})
    make_organisation(slug="bees", original_language="fr", texts={"name": {"fr": ""}})

    assert names(admin_client) == ["Ants", "bees", "Wasps"]


@pytest.mark.django_db
def test_countries_stand_in_the_order_of_their_names(admin_client: Client) -> None:
    for code in ("RU", "KE", "CN"):
        make_organisation(country=code, texts={"name": {"en": code}})

    assert names(admin_client, "o=2") == ["CN", "KE", "RU"]
    assert names(admin_client, "o=2", "ru") == ["KE", "CN", "RU"]


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows(admin_client: Client) -> None:
    make_organisation(texts={"works_with": {"en": "People", "fr": "Gens"}}, areas=("health",))
    admin_client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as one:
        admin_client.get(LIST)
    make_organisation(country="KE", texts={"works_with": {"en": "People", "fr": "Gens"}})
    make_network(texts={"name": {"en": "Net", "ru": "Сеть"}})
    with CaptureQueriesContext(connection) as three:
        admin_client.get(LIST)

    assert (len(one), len(three)) == (10, 10)
    assert not any("membershiprecord" in query["sql"] for query in three)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status__exact=draft", {"draft"}),
        ("kind__exact=network", {"network"}),
        ("country=KE", {"kenya"}),
        ("country=ZZ", set()),
        ("region=europe", {"network"}),
        ("region=africa", {"draft", "kenya", "complete"}),
        ("original_language__exact=ru", {"kenya"}),
        ("is_example__exact=1", {"draft"}),
        ("incomplete=answers", {"draft", "network"}),
        ("incomplete=some_answers", {"draft", "network", "kenya"}),
        ("incomplete=areas", {"draft", "network", "kenya"}),
        ("incomplete=populations", {"draft", "network", "kenya"}),
        ("incomplete=country", set()),
        ("incomplete=consent", {"draft"}),
        ("incomplete=any", {"draft", "network", "kenya"}),
        ("incomplete=nonsense", {"draft", "network", "kenya", "complete"}),
        ("untranslated=en", {"kenya"}),
        ("untranslated=ru", {"complete"}),
        ("untranslated=fr", {"kenya"}),
        ("untranslated=xx", {"draft", "network", "kenya", "complete"}),
        ("country=KE&untranslated=en", {"kenya"}),
    ],
)
def test_filters(admin_client: Client, query: str, expected: set[str]) -> None:
    texts = {name: {"en": "Words", "fr": "Mots"} for name in ("works_with", "involvement", "challenges", "other_work")}
    make_organisation(slug="complete", texts=texts, areas=("health",), populations=("rural",))
    make_organisation(slug="draft", status=Status.DRAFT, is_example=True, listing_consent=False, consent_basis="")
    make_organisation(
        slug="kenya", country="KE", original_language="ru", texts={"works_with": {"ru": "Слова", "en": "Words"}}
    )
    Organisation.objects.get(slug="kenya").translation_states.filter(language="en").delete()
    make_network(slug="network", region=make_country("FR").region)

    assert found(admin_client, query) == expected


@pytest.mark.django_db
def test_a_member_without_a_country_is_incomplete_and_a_network_is_not(admin_client: Client) -> None:
    make_organisation(slug="nowhere", country=None)
    make_network()

    assert found(admin_client, "incomplete=country") == {"nowhere"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("蜜蜂", "fr"),
        ("пчёлы", "en"),
        ("ПЧЁЛЫ", "zh-hans"),
        ("abeilles", "es"),
        ("BEES", "ru"),
        ("old hive", "en"),
        ("reunion", "en"),
        ("bz", "fr"),
        ("bees-reunion", "en"),
    ],
)
def test_names_are_found_in_every_language_whatever_the_interface(
    admin_client: Client, words: str, language: str
) -> None:
    names = {"en": "Bees Réunion", "fr": "Abeilles", "ru": "Пчёлы", "zh-hans": "蜜蜂协会"}
    organisation = make_organisation(slug="bees-reunion", acronym="BZ", texts={"name": names})
    OtherName.objects.create(organisation=organisation, name="Old Hive", kind=OtherNameKind.FORMER)
    make_organisation(slug="wasps", texts={"name": {"en": "Wasps", "zh-hans": "黄蜂", "ru": "Осы"}})

    assert found(admin_client, f"q={words}", **{"accept-language": language}) == {"bees-reunion"}


@pytest.mark.django_db
def test_the_menu_of_countries_keeps_the_other_filters(admin_client: Client) -> None:
    make_organisation(country="MX")
    make_organisation(country="KE")
    make_country("FR")

    page = admin_client.get(f"{LIST}?status__exact=published&country=KE").content.decode()

    menu = page[page.index('class="menu-filter"') :][:900]
    assert '<input type="hidden" name="status__exact" value="published">' in menu
    assert '<option value="KE" selected>Kenya</option>' in " ".join(menu.split())
    assert "Mexico" in menu
    assert "France" not in menu


@pytest.mark.django_db
def test_counts_beside_the_filters_can_be_shown(admin_client: Client) -> None:
    make_organisation()

    assert admin_client.get(f"{LIST}?_facets=True").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "membershiprecord__sex_worker_led=1",
        "membershiprecord__isnull=0",
        "secretariat__x=1",
        "works_with_fr__startswith=a",
        "proposed_changes__data__contains=a",
        "country__on_hold__exact=1",
        "pk__in=1",
    ],
)
def test_no_address_asks_what_the_list_does_not_show(admin_client: Client, query: str) -> None:
    make_organisation()

    assert admin_client.get(f"{LIST}?{query}").status_code == 400


@pytest.mark.django_db
def test_nothing_in_the_list_is_typed(admin_client: Client) -> None:
    make_organisation()

    assert 'name="form-0' not in admin_client.get(LIST).content.decode()
