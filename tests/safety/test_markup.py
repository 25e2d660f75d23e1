"""Markup that somebody stored stays text on every page, in five languages, for visitors and for staff."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Link, ListedProfile, Organisation, OtherName, ProposedChange
from members.models.organisation import TRANSLATED_FIELDS
from tests.factories import make_network, make_organisation
from tests.members.admin.pages import superuser
from tests.safety.canaries import LANGUAGES

pytestmark = pytest.mark.django_db
# Breaks out of texts, of attributes in either kind of quotation mark, of scripts, comments and templates.
PAYLOAD = (
    "\"'><planted a=b onerror=x()></title></script><script>x()</script><!--<svg/onload=x()>--> "
    "{{7*7}}{% now 'Y' %} seen"
)
PUBLIC = [
    "",
    "members/",
    "members/?q=seen",
    "members/one/",
    "countries/bi/",
    "countries/",
    "regions/africa/",
    "about/languages/",
]


class Reader(HTMLParser):
    """What in a page a payload could have made."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.texts = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """No such element, no handler, no script that is not a file of ours, no address of a script."""
        have = dict(attrs)
        if tag in ("planted", "iframe", "object", "embed", "base") or (tag == "script" and not have.get("src")):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in have if name.startswith("on")]
        self.found += [
            f"{tag} {value}" for name, value in attrs if name in ("href", "src", "action") and _is_script(value)
        ]

    def handle_data(self, data: str) -> None:
        """The texts, to see that what was stored is shown at all."""
        self.texts += data


def _is_script(value: str | None) -> bool:
    return (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))


def read(client: Client, address: str) -> Reader:
    """A page, as a browser understands it."""
    response = client.get(address)
    assert response.status_code == 200, address
    reader = Reader()
    reader.feed(response.content.decode())
    return reader


@pytest.fixture
def planted() -> Organisation:
    """Every text of an organisation and its network holds markup; nothing checked it, as if it came from a program."""
    texts = {field: {language: f"{language} {PAYLOAD}" for language in LANGUAGES} for field in TRANSLATED_FIELDS}
    network = make_network(slug="net", texts={"name": {"en": PAYLOAD}}, acronym=PAYLOAD[:40])
    one = make_organisation(slug="one", texts=texts, acronym=PAYLOAD[:40], networks=(network,), areas=("health",))
    OtherName.objects.create(organisation=one, name=PAYLOAD)
    Link.objects.create(organisation=one, label=PAYLOAD[:100], url="https://example.org/'\"><planted>")
    texts = {"works_with": {"en": PAYLOAD, "fr": PAYLOAD}}
    data = {"original_language": "en", "texts": texts, "priority_areas": None, "provenance": "present_site"}
    ProposedChange.objects.create(organisation=one, file=PAYLOAD, data=data)
    return one


@pytest.mark.parametrize("language", LANGUAGES)
def test_for_visitors_stored_markup_is_text(client: Client, planted: Organisation, language: str) -> None:
    pages = {path: read(client, f"/{language}/{path}") for path in PUBLIC}

    assert {path: page.found for path, page in pages.items()} == {path: [] for path in PUBLIC}
    assert "{{7*7}}{% now 'Y' %} seen" in pages["members/one/"].texts
    assert PAYLOAD in pages["members/one/"].texts


def test_what_a_visitor_types_is_text(client: Client, planted: Organisation) -> None:
    for name in ("q", "country", "priority", "sort", "page", "spelling"):
        response = client.get("/en/members/", {name: PAYLOAD})
        reader = Reader()
        reader.feed(response.content.decode())
        assert reader.found == []


def test_for_staff_stored_markup_is_text(planted: Organisation) -> None:
    client = superuser()
    number, change = planted.pk, ProposedChange.objects.get().pk
    pages = [
        reverse("admin:index"),
        reverse("admin:members_organisation_changelist"),
        reverse("admin:members_organisation_change", args=[number]),
        reverse("admin:members_organisation_delete", args=[number]),
        reverse("admin:members_organisation_history", args=[number]),
        reverse("admin:members_proposedchange_changelist"),
        reverse("admin:members_proposedchange_change", args=[change]),
        *(reverse("admin:members_organisation_preview", args=[number, language]) for language in LANGUAGES),
    ]

    seen = {page: read(client, page) for page in pages}

    assert {page: reader.found for page, reader in seen.items()} == {page: [] for page in pages}
    assert "seen" in seen[pages[1]].texts
    assert PAYLOAD in seen[pages[-1]].texts


@pytest.mark.parametrize("address", ["javascript:x()", " JavaScript:x()", "data:text/html,x", "//example.org", "x"])
def test_an_address_that_is_a_script_is_no_link(client: Client, address: str) -> None:
    one = make_organisation(slug="one", website=address)
    Link.objects.create(organisation=one, label="seen", url=address)
    Link.objects.create(organisation=one, label="kept", url="https://example.org/")

    documents: list[Any] = list(ListedProfile.objects.values_list("document", flat=True))

    assert [document["website"] for document in documents] == [""] * 5
    assert [[link["label"] for link in document["links"]] for document in documents] == [["kept"]] * 5
    assert read(client, "/en/members/one/").found == []
