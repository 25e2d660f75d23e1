"""What staff are told travels in their session: no cookie carries it, and a visitor has neither."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from staff.models import Session
from tests.factories import sign_in

pytestmark = pytest.mark.django_db


def test_a_message_is_in_the_session_and_in_no_cookie(client: Client) -> None:
    sign_in(client, User.objects.create_superuser("ana"))

    answer = client.post("/admin/sessions/")
    shown = client.get(answer.headers["Location"])

    assert [str(message) for message in shown.context["messages"]] == ["You are signed out in every other browser."]
    assert [name for name in [*answer.cookies, *shown.cookies, *client.cookies] if "message" in name] == []


@pytest.mark.parametrize("path", ["/", "/en/", "/fr/members/?q=x", "/en/nothing/", "/admin/login/", "/admin/"])
def test_a_visitor_gets_no_session(path: str) -> None:
    User.objects.create_superuser("ana", password="a lantern above the harbour")
    client = Client()

    answer = client.get(path)
    refused = client.post("/admin/login/", {"username": "ana", "password": "wrong", "token": ""})

    assert answer.status_code in (200, 302, 404)
    assert refused.status_code == 200
    assert Session.objects.count() == 0
    assert set(client.cookies) <= {"csrftoken"}
    assert (path.startswith("/admin/login") or "csrftoken" not in answer.cookies) is True
