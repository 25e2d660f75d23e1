"""Other spellings of a language lead to the one address of a page."""

import pytest
from django.test import Client

from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/EN/", "/en/"),
        ("/zh/", "/zh-hans/"),
        ("/zh-CN/", "/zh-hans/"),
        ("/zh-Hans/", "/zh-hans/"),
        ("/zh_TW/", "/zh-hans/"),
        ("/en-GB/members/?country=BI&q=a%20b", "/en/members/?country=BI&q=a%20b"),
        ("/Fr-ca/members/one/", "/fr/members/one/"),
        ("/ES/countries/%C3%A9/", "/es/countries/%C3%A9/"),
        ("/EN//evil.example/", "/en//evil.example/"),
        ("/EN/\\evil.example/", "/en/%5Cevil.example/"),
    ],
)
def test_another_spelling_leads_to_the_one_address(client: Client, path: str, address: str) -> None:
    make_organisation(slug="one")

    response = client.get(path)

    assert (response.status_code, response.headers["Location"]) == (301, address)
    assert not response.cookies


@pytest.mark.parametrize("path", ["/de/", "/xx-YY/members/", "/en-/", "/zzz/", "/EN/a%0d%0aSet-Cookie:x/"])
def test_another_language_is_nothing(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_questions_are_led_on(client: Client) -> None:
    assert client.post("/EN/").status_code == 405
