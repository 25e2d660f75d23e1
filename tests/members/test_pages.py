"""What the pages say: whose words, in which language, how sure; and the ways out that every page has."""

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from members.choices import TranslationAuthor
from members.models import Link, NetworkCoverage, Organisation, OtherName
from members.translation import set_text
from nswp_directory.context_processors import ABOUT
from nswp_directory.views import server_error
from secretariat.models import ContactPerson, MembershipRecord
from tests.factories import LANGUAGES, make_area, make_country, make_network, make_organisation, make_translation

pytestmark = pytest.mark.django_db

PAGES = [
    *("", "members/", "members/lanterne/", "referral/", "countries/", "countries/bi/", "regions/africa/"),
    *(f"about/{slug}/" for slug in ABOUT),
]
NOT_LISTED = "Some organisations choose not to be listed, for the safety of the people they work with."
TAGS = ["en", "fr", "es", "ru", "zh-Hans"]
VOID = {"area", "br", "circle", "hr", "img", "input", "link", "meta", "path", "rect", "source"}


@dataclass
class Element:
    """One element of a page, with the elements around it."""

    tag: str
    attrs: dict[str, str | None]
    around: list["Element"]
    data: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text within, blanks folded."""
        return " ".join("".join(self.data).split())

    def has(self, css: str) -> bool:
        """Whether it has a class."""
        return css in (self.attrs.get("class") or "").split()


class Reader(HTMLParser):
    """Reads a page into its elements, and fails where one is closed by another."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), list(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.data.append(data)

    def found(self, tag: str, css: str = "") -> list[Element]:
        """The elements of a kind, with a class if one is named."""
        return [element for element in self.elements if element.tag == tag and (not css or element.has(css))]

    def texts(self, tag: str, css: str = "") -> list[str]:
        """The texts of such elements."""
        return [element.text for element in self.found(tag, css)]

    def said(self, tag: str, css: str = "") -> list[tuple[str | None, str]]:
        """The language that such elements name, and their text."""
        return [(element.attrs.get("lang"), element.text) for element in self.found(tag, css)]

    def links(self, css: str) -> list[tuple[str | None, str]]:
        """Addresses and texts of the links within elements of a class."""
        inside = [link for link in self.found("a") if any(element.has(css) for element in link.around)]
        return [(link.attrs["href"], link.text) for link in inside]

    @property
    def title(self) -> str:
        """The title of the page; pictures have titles too."""
        (title,) = [element.text for element in self.found("title") if element.around[-1].tag == "head"]
        return title


def read(client: Client, path: str) -> Reader:
    """A page that answers, as its elements."""
    return Reader(client.get(path).content.decode())


@pytest.fixture
def lantern() -> Organisation:
    """Written in French, half translated: one answer in English and Spanish, one in English, one in neither."""
    network = make_network(slug="alliance", acronym="ALL", website="https://alliance.example.org/")
    organisation = make_organisation(
        slug="lanterne",
        original_language="fr",
        texts={
            "name": {"fr": "Lanterne"},
            "works_with": {"fr": "Avec toutes.\nAvec tous.", "en": "With everyone.", "es": "Con todas."},
            "involvement": {"fr": "À tous les niveaux.", "en": "At every level."},
            "challenges": {"fr": "La loi."},
        },
        areas=("health", "stigma"),
        populations=("female",),
        support=("legal-aid",),
        networks=(network,),
    )
    OtherName.objects.create(organisation=organisation, name="Lampe", kind="former", until=date(2019, 9, 14))
    return organisation


# --- texts and their languages -------------------------------------------------------------------------


def test_each_answer_stands_in_its_own_language_with_the_original_beside_it(
    client: Client, lantern: Organisation
) -> None:
    page = read(client, "/es/members/lanterne/")

    assert page.said("div", "passage") == [
        (None, "Con todas."),
        ("fr", "Avec toutes.Avec tous."),
        ("en", "At every level."),
        ("fr", "À tous les niveaux."),
        ("fr", "La loi."),
    ]
    assert page.said("h1") == [("fr", "Lanterne")]


def test_what_each_text_is_is_said_in_words(client: Client, lantern: Organisation) -> None:
    page = read(client, "/es/members/lanterne/")

    with override("es"):
        original = _("Original text (%(language)s)") % {"language": "francés"}
        assert page.texts("h3") == [
            _("Translation (%(language_shown)s)") % {"language_shown": "español"},
            original,
            _("Translation (%(language_shown)s)") % {"language_shown": "inglés"},
            original,
            original,
        ]
        untranslated = _("Not all of it has been translated into the language of this page yet.")
    assert [summary.text for summary in page.found("summary") if summary.around[-1].has("original")] == [original] * 2
    assert page.texts("p", "source")[0].endswith(untranslated)


def test_an_original_in_the_language_of_the_page_needs_no_words(client: Client, lantern: Organisation) -> None:
    page = read(client, "/fr/members/lanterne/")

    assert page.said("div", "passage") == [
        (None, "Avec toutes.Avec tous."),
        (None, "À tous les niveaux."),
        (None, "La loi."),
    ]
    assert page.texts("h3") == []


def test_a_chinese_text_is_marked_as_browsers_know_it(client: Client) -> None:
    make_organisation(slug="qing", original_language="zh-hans", texts={"name": {"zh-hans": "青石桥"}})

    assert read(client, "/en/members/qing/").said("h1") == [("zh-Hans", "青石桥")]
    assert read(client, "/zh-hans/members/qing/").said("h1") == [(None, "青石桥")]


def test_a_card_marks_the_language_of_name_and_text(client: Client, lantern: Organisation) -> None:
    page = read(client, "/ru/members/")

    assert page.texts("li", "card") == ["LanterneБурундиWith everyone.HealthStigma"]
    assert [said for said in page.said("a") + page.said("p") if said[1] in ("Lanterne", "With everyone.")] == [
        ("fr", "Lanterne"),
        ("en", "With everyone."),
    ]


@pytest.mark.parametrize(
    ("author", "reviewed", "said"),
    [
        (TranslationAuthor.ORGANISATION, False, "The organisation’s own translation"),
        (TranslationAuthor.SUPPLIED, False, "Supplied with the profile; the translator is not known"),
        (TranslationAuthor.PERSON, True, "Translation read and approved by the editors"),
        (TranslationAuthor.MACHINE, True, "Translation read and approved by the editors"),
    ],
)
def test_who_answers_for_a_translation_is_said(client: Client, author: str, reviewed: bool, said: str) -> None:
    organisation = make_organisation(
        slug="one", original_language="fr", texts={"name": {"fr": "Une"}, "works_with": {"fr": "Toutes", "en": "All"}}
    )
    make_translation(organisation, "works_with", "en", author=author, reviewed=reviewed)

    assert said in read(client, "/en/members/one/").texts("p", "meta")


def test_an_outdated_translation_says_so_and_one_nobody_read_is_not_shown(
    client: Client, lantern: Organisation
) -> None:
    make_translation(lantern, "involvement", "en", author=TranslationAuthor.MACHINE, reviewed=False)
    set_text(lantern, "works_with", "fr", "Avec toutes et tous.")
    lantern.save()
    page = read(client, "/en/members/lanterne/")

    assert page.texts("p", "meta") == [
        "Translation read and approved by the editors The original has changed since this translation was made."
    ]
    assert "At every level." not in "".join(page.texts("main"))


@pytest.mark.parametrize(
    ("provenance", "said"),
    [
        ("editors", "Summary by the editors"),
        ("organisation", "Written by the organisation"),
        ("present_site", "Taken from its page on the network’s present site"),
    ],
)
@pytest.mark.parametrize("day", [None, date(2021, 5, 14)])
def test_where_the_answers_come_from_and_how_old_they_are(
    client: Client, provenance: str, said: str, day: date | None
) -> None:
    make_organisation(slug="one", texts={"works_with": {"en": "All"}}, provenance=provenance, answers_date=day)
    unknown = "The date of the answers is not known; some of what they say may have changed since."
    when = f"Date of the answers: {date_format(day)}" if day else unknown

    assert read(client, "/en/members/one/").texts("p", "source") == [f"{said} {when}"]


def test_an_invented_example_says_so_wherever_it_stands(client: Client, lantern: Organisation) -> None:
    make_organisation(slug="invented", is_example=True, country="BI", confirmed_on=date(2026, 1, 1))

    for path in ("/en/", "/en/members/", "/en/countries/bi/", "/en/regions/africa/", "/en/members/invented/"):
        assert read(client, path).texts("span", "tag") == ["Invented example"], path
    assert "Invented example" not in read(client, "/en/members/lanterne/").texts("span", "tag")


# --- how to reach them ---------------------------------------------------------------------------------


def reach(client: Client, slug: str) -> list[tuple[str | None, str]]:
    """The links of a profile that lead out, from its first box."""
    page = read(client, f"/en/members/{slug}/")
    outgoing = [link for link in page.found("a") if (link.attrs["href"] or "").startswith("https:")]
    assert {link.attrs["rel"] for link in outgoing} == {"noreferrer noopener nofollow"}
    return [link for link in page.links("contact") if (link[0] or "").startswith("https:")]


def test_an_organisation_is_reached_by_its_own_addresses(client: Client, lantern: Organisation) -> None:
    lantern.website = "https://www.lantern.example.org/"
    lantern.save()
    Link.objects.create(organisation=lantern, label="A page of pictures", url="https://pictures.example.org/l")

    assert reach(client, "lanterne") == [
        ("https://www.lantern.example.org/", "Open their website"),
        ("https://pictures.example.org/l", "A page of pictures"),
    ]


def test_without_an_address_it_is_reached_through_its_network_or_that_of_its_country(
    client: Client, lantern: Organisation
) -> None:
    make_organisation(slug="alone", country="KE")
    near = make_network(slug="near", website="https://near.example.org/", texts={"name": {"en": "Near"}})

    assert reach(client, "alone") == []
    NetworkCoverage.objects.create(network=near, country_id="KE")
    assert reach(client, "alone") == [("https://near.example.org/", "near.example.org")]
    assert [address for address, _name in reach(client, "lanterne")] == ["https://alliance.example.org/"]


def test_no_address_of_the_secretariats_is_on_any_page(client: Client, lantern: Organisation) -> None:
    record = MembershipRecord.objects.create(organisation=lantern, sex_worker_led=True, notes="Kept to ourselves")
    ContactPerson.objects.create(record=record, name="Somebody", email="inbox@example.org", phone="+257 0000")

    for path in PAGES:
        text = client.get(f"/en/{path}").content.decode()
        assert [word for word in ("@example", "mailto:", "Somebody", "0000", "Kept to") if word in text] == []


# --- places --------------------------------------------------------------------------------------------


def test_every_place_says_the_same_sentence_and_names_its_network(client: Client, lantern: Organisation) -> None:
    make_country("KE")
    make_country("RU", on_hold=True)
    make_organisation(country="RU")
    network = make_network(slug="near", website="https://near.example.org/", texts={"name": {"en": "Near"}})
    for code in ("BI", "KE", "RU"):
        NetworkCoverage.objects.create(network=network, country_id=code)

    for code in ("bi", "ke", "ru"):
        page = read(client, f"/en/countries/{code}/")
        assert page.texts("p", "lead") == [NOT_LISTED]
        site = ("https://near.example.org/", "near.example.org")
        assert page.links("box")[:2] == [("/en/networks/near/", "Near"), site]
    assert read(client, "/en/regions/africa/").texts("p", "lead") == [NOT_LISTED]


def test_all_countries_are_listed_and_those_with_members_counted(client: Client, lantern: Organisation) -> None:
    make_country("KE")
    make_country("MX")

    page = read(client, "/en/countries/")

    assert page.texts("section")[1:] == ["Africa 1 Burundi 1 Kenya", "Latin America 0 Mexico"]
    assert page.texts("ul", "stats") == ["1 member organisation 1 country"]


def test_a_country_with_many_members_leads_to_all_of_them(client: Client) -> None:
    for _number in range(21):
        make_organisation(country="KE")

    page = read(client, "/en/countries/ke/")

    assert len(page.found("li", "card")) == 20
    assert page.links("more") == [("/en/members/?country=KE", "Show all 21 organisations in the directory")]


# --- the directory -------------------------------------------------------------------------------------


def test_filters_in_force_are_named_and_each_can_be_taken_out(client: Client, lantern: Organisation) -> None:
    page = read(client, "/en/members/?q=toutes&country=BI&priority=health&priority=stigma&page=1&sort=-name")

    assert page.texts("h1") == ["“toutes” · Burundi · Health · Stigma"]
    assert page.title == "“toutes” · Burundi · Health · Stigma – Members directory"
    assert page.links("active") == [
        ("?country=BI&priority=health&priority=stigma&sort=-name", "Remove the filter “toutes” ×"),
        ("?q=toutes&priority=health&priority=stigma&sort=-name", "Remove the filter Burundi ×"),
        ("?q=toutes&country=BI&priority=stigma&sort=-name", "Remove the filter Health ×"),
        ("?q=toutes&country=BI&priority=health&sort=-name", "Remove the filter Stigma ×"),
    ]


def chosen(page: Reader) -> list[tuple[str | None, str | None]]:
    """What the form of the filters would send if its button were pressed now."""
    ticked = [box.attrs for box in page.found("input") if "checked" in box.attrs]
    picked = [option.attrs for option in page.found("option") if "selected" in option.attrs]
    return [(box["name"], box["value"]) for box in ticked] + [("select", option["value"]) for option in picked]


def test_the_form_keeps_everything_that_the_address_asked_for(client: Client, lantern: Organisation) -> None:
    make_organisation(country="KE", areas=("health",))
    make_organisation(country="MX")
    one = read(client, "/en/members/?country=KE&priority=health&sort=-name")
    several = read(client, "/en/members/?country=KE&country=bi&priority=health&priority=stigma&priority_match=all")

    assert chosen(one) == [("priority", "health"), ("select", "KE"), ("select", "-name")]
    assert chosen(several) == [
        ("country", "BI"),
        ("country", "KE"),
        ("priority", "health"),
        ("priority", "stigma"),
        ("priority_match", "all"),
        ("select", ""),
    ]
    assert "Add a country" in several.texts("label")


def test_values_without_results_stay_in_sight(client: Client, lantern: Organisation) -> None:
    make_area("violence")
    page = read(client, "/en/members/?population=female")

    assert page.texts("label", "none") == ["Violence 0", "Русский 0", "简体中文 0"]


def test_what_the_directory_does_not_know_is_told_and_left_out(client: Client, lantern: Organisation) -> None:
    page = read(client, "/en/members/?priority=health&priority=<b>luck</b>&country=QQ")

    assert page.texts("p", "unknown") == [
        "“QQ” is not known under “Country” and was left out; everything else holds.",
        "“<b>luck</b>” is not known under “Priority area” and was left out; everything else holds.",
    ]
    assert page.texts("h2")[1] == "1 organisation"


def test_an_empty_result_shows_ways_out(client: Client, lantern: Organisation) -> None:
    page = read(client, "/en/members/?q=nowhere")

    assert page.texts("li", "card") == []
    assert page.links("empty") == [
        ("/en/members/", "Show all organisations"),
        ("/en/search/?q=nowhere", "Search everything"),
        ("/en/countries/", "All countries as a list"),
    ]
    assert NOT_LISTED in page.texts("p")


def test_turning_pages_keeps_the_filters(client: Client) -> None:
    for _number in range(41):
        make_organisation(country="KE")
    first, second = (read(client, f"/en/members/?country=KE{page}") for page in ("", "&page=2"))

    assert first.links("pagination") == [("?country=KE&page=2#results", "Next page")]
    assert second.links("pagination") == [
        ("?country=KE#results", "Previous page"),
        ("?country=KE&page=3#results", "Next page"),
    ]
    assert second.texts("nav", "pagination") == ["Previous page Page 2 of 3 Next page"]


# --- the frame -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*PAGES, "nothing/here/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_begins_with_the_way_out(client: Client, lantern: Organisation, language: str, path: str) -> None:
    page = read(client, f"/{language}/{path}")

    ways_out = [link for link in page.found("a") if "data-exit" in link.attrs]
    assert page.found("a")[0] is ways_out[0]
    assert [(link.attrs["href"], link.attrs["rel"]) for link in ways_out] == [
        (settings.EXIT_URLS[language], "noreferrer noopener nofollow")
    ] * 2
    assert page.links("header")[1][0] == "#main"
    assert len(page.found("h1")) == len(page.found("main")) == 1
    assert page.title


@pytest.mark.parametrize("path", PAGES)
def test_no_page_sets_a_cookie_and_head_answers_like_get(client: Client, lantern: Organisation, path: str) -> None:
    got, head, posted = (getattr(client, method)(f"/en/{path}") for method in ("get", "head", "post"))

    assert [answer.status_code for answer in (got, head, posted)] == [200, 200, 405]
    assert [list(answer.cookies) for answer in (got, head, posted)] == [[], [], []]
    assert (head.content, head.headers["Cache-Control"]) == (b"", got.headers["Cache-Control"])


def test_the_language_menu_leads_to_the_same_page(client: Client, lantern: Organisation) -> None:
    page = read(client, "/en/members/?country=BI&page=1")

    menu = [link.attrs for link in page.found("a") if "hreflang" in link.attrs]
    assert [(link["href"], link["lang"], link["hreflang"]) for link in menu] == [
        (f"/{code}/members/?country=BI", tag, tag) for code, tag in zip(LANGUAGES, TAGS, strict=True)
    ]


def addresses(page: Reader) -> list[tuple[str | None, str | None]]:
    """The addresses of a page as search engines are told them, with their languages."""
    told = [link.attrs for link in page.found("link") if link.attrs["rel"] in ("canonical", "alternate")]
    return [(link["href"], link.get("hreflang")) for link in told]


def test_search_engines_are_told_of_plain_addresses_only(client: Client, lantern: Organisation) -> None:
    plain, filtered = read(client, "/fr/members/"), read(client, "/fr/members/?country=BI")

    assert addresses(plain) == [
        ("http://testserver/fr/members/", None),
        *[
            (f"http://testserver/{code}/members/", tag)
            for code, tag in zip((*LANGUAGES, "en"), (*TAGS, "x-default"), strict=True)
        ],
    ]
    assert addresses(filtered) == []
    assert "nofollow" not in {link.attrs.get("rel") for link in plain.found("a") if "hreflang" in link.attrs}
    assert {link.attrs.get("rel") for link in filtered.found("a") if "hreflang" in link.attrs} == {"nofollow"}


def test_no_link_leads_a_crawler_into_a_question(client: Client, lantern: Organisation) -> None:
    for path in [*PAGES, "members/?country=BI&priority=health", "referral/?country=BI"]:
        inviting = [
            link.attrs["href"]
            for link in read(client, f"/en/{path}").found("a")
            if "?" in (link.attrs["href"] or "") and "nofollow" not in (link.attrs.get("rel") or "")
        ]
        assert inviting == [], path


# --- when something is not there -----------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/en/nothing/here/", "/en/members/never-was/", "/en/countries/xx/"])
def test_a_missing_page_offers_other_ways(client: Client, lantern: Organisation, path: str) -> None:
    response = client.get(path)
    page = Reader(response.content.decode())

    assert (response.status_code, page.texts("h1")) == (404, ["There is nothing at this address"])
    assert [link.attrs["rel"] for link in page.found("link")] == ["icon"]
    assert [form.attrs["action"] for form in page.found("form")] == ["/en/members/"]


def test_a_page_in_no_language_offers_the_home_pages(client: Client, lantern: Organisation) -> None:
    page = read(client, "/nothing/here/")

    menu = [link.attrs["href"] for link in page.found("a") if "hreflang" in link.attrs]
    assert menu == [f"/{code}/" for code in LANGUAGES]


def test_an_error_is_told_in_five_languages_without_the_database(
    rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response: HttpResponse = server_error(rf.get("/en/members/"))
    page = Reader(response.content.decode())

    assert response.status_code == 500
    assert [section.attrs.get("lang", "en") for section in page.found("section")] == TAGS
    assert page.found("a")[0].attrs["href"] == settings.EXIT_URLS["en"]
    assert len(page.found("h1")) == 1
