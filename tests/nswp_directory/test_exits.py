"""Where "Leave" leads: one site for each language, and no page names that of another."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory

from nswp_directory.environment import PLAIN, contact_address, email_or_page, exit_addresses
from nswp_directory.middleware import SetupRequired
from nswp_directory.unavailable import LEAVE, standing_alone, unavailable
from nswp_directory.views import server_error
from tests.factories import LANGUAGES, make_organisation

HOSTS = {code: str(urlsplit(address).hostname) for code, address in settings.EXIT_URLS.items()}
PATHS = ["", "members/", "members/seen/", "countries/bi/", "about/safety/", "referral/", "nothing/here/"]
USUAL = {"en": "https://en.example.org/", "fr": "https://fr.example.org/"}


def named(text: str) -> list[str]:
    """The languages whose way out a page names."""
    return [code for code, host in HOSTS.items() if host in text]


def test_every_language_has_a_site_of_its_own() -> None:
    assert list(settings.EXIT_URLS) == list(LANGUAGES)
    assert len(set(HOSTS.values())) == len(LANGUAGES)
    assert {urlsplit(address).scheme for address in settings.EXIT_URLS.values()} == {"https"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_the_exit_of_its_language_and_no_other(client: Client, language: str) -> None:
    make_organisation(slug="seen", country="BI")

    for path in PATHS:
        text = client.get(f"/{language}/{path}").content.decode()
        assert named(text) == [language]
        assert text.count(f'href="{settings.EXIT_URLS[language]}" rel="noreferrer noopener nofollow"') == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_about_an_error_leads_out_in_the_language_of_its_address(language: str) -> None:
    request = RequestFactory().get(f"/{language}/members/")
    # Whatever the thread served before.
    answers = [server_error(request), unavailable("make run", language)]

    for text in (answer.content.decode() for answer in answers):
        assert named(text) == [language]
        assert f'href="{settings.EXIT_URLS[language]}" rel="noreferrer noopener nofollow"' in text


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_before_the_set_up_the_address_decides_too(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from nswp_directory import health

    monkeypatch.setattr(health, "set_up", health.SetUp())
    answer = SetupRequired(server_error)(RequestFactory().get(f"/{language}/"))

    assert (answer.status_code, named(answer.content.decode())) == (503, [language])  # type: ignore[attr-defined]


def test_where_no_language_is_known_each_word_is_a_link_of_its_own() -> None:
    for text in (standing_alone(), unavailable().content.decode()):
        assert named(text) == list(LANGUAGES)
        for code, word in LEAVE.items():
            tag = "zh-Hans" if code == "zh-hans" else code
            link = f'<a href="{settings.EXIT_URLS[code]}" rel="noreferrer noopener nofollow"><span lang="{tag}">{word}'
            assert link in text


@pytest.mark.parametrize(
    ("variables", "addresses"),
    [
        ({}, {"en": USUAL["en"], "fr": USUAL["fr"], "zh-hans": USUAL["en"]}),
        ({"EXIT_URL_FR": "", "EXIT_URL": " "}, {"en": USUAL["en"], "fr": USUAL["fr"], "zh-hans": USUAL["en"]}),
        ({"EXIT_URL": "https://a.example.org/"}, dict.fromkeys(("en", "fr", "zh-hans"), "https://a.example.org/")),
        (
            {"EXIT_URL": "https://a.example.org/", "EXIT_URL_ZH_HANS": "https://z.example.org/x?y"},
            {"en": "https://a.example.org/", "fr": "https://a.example.org/", "zh-hans": "https://z.example.org/x?y"},
        ),
    ],
)
def test_one_variable_for_all_and_one_for_each(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], addresses: dict[str, str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert exit_addresses("EXIT_URL", ["en", "fr", "zh-hans"], USUAL) == addresses


# What begins as it should, and would lead elsewhere or read otherwise.
MISLEADING = [
    "https://example.org@evil.example.net/",
    "https://user:word@example.org/",
    "https://exam\u202eple.org/",
    "https://example.org/\u200bx",
    "https://example.org/\x07",
    "https://example.org/a b",
    "https://exаmple.org/",  # with a Cyrillic letter
    "https://example.org\\@evil.example.net/",
    "https://-example.org/",
    "https://[example.org/",
]


@pytest.mark.parametrize("name", ["EXIT_URLS", "EXIT_URLS_EN", "EXIT_URL_DE", "exit_url_en"])
def test_a_variable_that_would_have_no_effect_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "https://example.org/")

    with pytest.raises(ImproperlyConfigured, match=f"^{name} is for no language of this site"):
        exit_addresses("EXIT_URL", list(LANGUAGES), USUAL)


@pytest.mark.parametrize(
    ("value", "security", "visitors"),
    [
        ("", True, True),
        ("mailto:a.b+c@example.org", True, False),
        ("a.b+c@example.org", False, True),
        ("https://example.org/contact?x=1", True, True),
        ("http://example.org/", False, False),
        ("mailto:", False, False),
        ("mailto:nobody", False, False),
        ("mailto:a@example.org?subject=x", False, False),
        ("a@example.org, b@example.org", False, False),
        ("a\u202e@example.org", False, False),
        *((value, False, False) for value in MISLEADING),
    ],
)
def test_an_address_to_write_to_is_one_that_can_be_read(
    monkeypatch: pytest.MonkeyPatch, value: str, security: bool, visitors: bool
) -> None:
    monkeypatch.setenv("ADDRESS", value)

    for check, right in ((contact_address, security), (email_or_page, visitors)):
        if right:
            assert check("ADDRESS") == value
        else:
            with pytest.raises(ImproperlyConfigured, match="^ADDRESS must be "):
                check("ADDRESS")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("EXIT_URL_RU", "http://example.org/", "EXIT_URL_RU must be an address that begins with https://" + PLAIN),
        ("EXIT_URL_ZH_HANS", "example.org", "EXIT_URL_ZH_HANS must be an address that begins with https://" + PLAIN),
        ("EXIT_URL_FR", "https://", "EXIT_URL_FR must be an address that begins with https://" + PLAIN),
        (
            "EXIT_URL_FR",
            "https://example.org:port/",
            "EXIT_URL_FR must be an address that begins with https://" + PLAIN,
        ),
        (
            "EXIT_URL_ES",
            "https://example.org/' x='",
            "EXIT_URL_ES must be an address that begins with https://" + PLAIN,
        ),
        ("EXIT_URL", "javascript:alert(1)", "EXIT_URL must be an address that begins with https://" + PLAIN),
        *(("EXIT_URL", value, "EXIT_URL must be an address that begins with https://" + PLAIN) for value in MISLEADING),
        (
            "EXIT_URL_ZH",
            "https://example.org/",
            "EXIT_URL_ZH is for no language of this site; there are EXIT_URL_EN, EXIT_URL_FR, EXIT_URL_ES, "
            "EXIT_URL_RU, EXIT_URL_ZH_HANS.",
        ),
    ],
)
def test_a_wrong_address_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured) as refused:
        exit_addresses("EXIT_URL", list(LANGUAGES), USUAL)
    assert str(refused.value) == said


def test_a_page_without_a_language_leads_out_in_the_one_that_is_preferred(rf: Any) -> None:
    answer = server_error(rf.get("/", headers={"accept-language": "ru"}))

    assert named(answer.content.decode()) == ["ru"]
