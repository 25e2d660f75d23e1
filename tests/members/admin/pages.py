"""Pages of the admin as a browser has them: the form's values are read from the page and sent back."""

from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from members.models import Organisation
from members.policy import APPOINTED
from tests.factories import appoint, sign_in

Data = dict[str, Any]


class FormReader(HTMLParser):
    """Collects what a browser would send of the one form with this id, without its buttons."""

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self.identifier = identifier
        self.data: dict[str, list[str]] = {}
        self.inside = False
        self.select = ""
        self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the fields and what is chosen."""
        have = dict(attrs)
        name, value = have.get("name") or "", have.get("value") or ""
        if tag == "form":
            self.inside = have.get("id") == self.identifier
        elif not self.inside:
            return
        elif tag == "input" and have.get("type") not in ("submit", "file", "checkbox", "radio") and name:
            self.data.setdefault(name, []).append(value)
        elif tag == "input" and "checked" in have:
            self.data.setdefault(name, []).append(have.get("value") or "on")
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in have:
            self.data.setdefault(self.select, []).append(value)
        elif tag == "textarea":
            self.area = name
            self.data[name] = [""]

    def handle_data(self, data: str) -> None:
        """The text of a box."""
        if self.area:
            self.data[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        """The first newline after a tag is no part of a text; a browser sends two characters for the others."""
        if tag == "textarea" and self.area:
            text = self.data[self.area][0].removeprefix("\n")
            self.data[self.area][0] = text.replace("\n", "\r\n")
            self.area = ""
        elif tag == "form":
            self.inside = False


def form_of(response: Any, identifier: str = "organisation_form") -> Data:
    """What a browser would send if nothing were typed."""
    reader = FormReader(identifier)
    reader.feed(response.content.decode())
    return {name: values if len(values) > 1 else values[0] for name, values in reader.data.items()}


def change_url(organisation: Organisation) -> str:
    """The address of an organisation's form."""
    return reverse("admin:members_organisation_change", args=[organisation.pk])


def opened(client: Client, organisation: Organisation) -> Data:
    """The form of an organisation as it stands."""
    return form_of(client.get(change_url(organisation)))


def saved(client: Client, organisation: Organisation, data: Data, button: str = "_save", value: str = "1") -> list[str]:
    """Send the form and return what the next page says; a page with errors fails the test."""
    response = client.post(change_url(organisation), data | {button: value})
    assert response.status_code == 302, response.context["errors"]
    organisation.refresh_from_db()
    return said(response)


def said(response: Any) -> list[str]:
    """The messages that a request left behind."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def superuser() -> Client:
    """A browser in which a person is signed in who may do everything."""
    client = Client()
    user = User.objects.create(username="ana", is_staff=True, is_superuser=True)
    sign_in(client, appoint(user, *APPOINTED))
    return client


def staff(client: Client, *roles: str, **where: tuple[str, ...]) -> User:
    """Sign a person in who has these roles and no others, everywhere unless it is said where."""
    user = appoint(User.objects.create(username="ben", is_staff=True), *roles, **where)
    return sign_in(client, user)
