"""Whose second factor somebody else removed is told so: by mail, and before they set up a new one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from outbox.delivery import deliver_due
from staff import factors, notices
from tests.factories import sign_in as signed_in
from tests.staff.conftest import LOGIN, PASSWORD, Clock, code_of

SET_UP = "/admin/second-factor/"
NOTICE = "Another administrator removed your second factor"


@pytest.fixture
def server(settings: Any) -> None:
    """A mail server that takes everything."""
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", "directory@example.org"


def remove_factor(account: User, **known: Any) -> str:
    """A superuser removes the second factor of an account; what they are told."""
    User.objects.filter(pk=account.pk).update(**known)
    factors.enrol(account)
    signed_in(zoe := Client(), User.objects.create(username="zoe", is_staff=True, is_superuser=True))
    chosen = {"action": "remove_factor", "_selected_action": [account.pk]}
    page = zoe.post("/admin/auth/user/", chosen, follow=True)
    return " ".join(str(message) for message in page.context["messages"])


def password_alone(client: Client) -> str:
    """The page to which somebody without a second factor is led."""
    form = {"username": "ana", "password": PASSWORD, "token": "", "next": "/admin/"}
    return client.post(LOGIN, form, follow=True).content.decode()


def test_a_mail_says_what_was_done_and_leads_nowhere(server: None, account: User) -> None:
    said = remove_factor(account, email="ana@example.org")
    deliver_due()

    [sent] = mail.outbox
    assert (sent.subject, sent.to, sent.from_email) == (
        "Your sign-in has been changed",
        ["ana@example.org"],
        "directory@example.org",
    )
    assert "second factor of your account ana has been removed" in sent.body
    assert "://" not in sent.body
    assert "No mail" not in said


@pytest.mark.parametrize("email", ["", "ana@example.org"])
def test_without_a_server_or_an_address_the_superuser_is_asked_to_tell_them(account: User, email: str) -> None:
    said = remove_factor(account, email=email)

    deliver_due()
    assert mail.outbox == []
    assert said.endswith("No mail could be sent to: ana. Tell them yourself that it was you.")


def test_the_page_that_sets_up_a_new_one_says_so_until_that_is_done(
    clock: Clock, client: Client, account: User
) -> None:
    assert NOTICE not in password_alone(client)
    remove_factor(account)

    assert NOTICE in password_alone(client)
    client.post(SET_UP, {"password": PASSWORD, "token": code_of(factors.pending(account))})
    assert NOTICE not in client.get(SET_UP).content.decode()
    assert notices.factor_removed_at(account) is None
