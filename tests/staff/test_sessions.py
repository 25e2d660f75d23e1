"""A session is short, belongs to one person, and ends when what it rests on changes."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff import factors
from staff.models import Session
from tests.factories import sign_in as signed_in
from tests.nswp_directory.test_settings import SAFE, start
from tests.staff.conftest import PASSWORD, Clock, code_of, sign_in

ADMIN = "/admin/"
NEW = "another lantern above the bay"


def is_in(client: Client) -> bool:
    """Whether the staff's start page opens."""
    return bool(client.get(ADMIN).status_code == 200)


def test_half_an_hour_without_use_ends_a_session(clock: Clock, client: Client, account: User) -> None:
    signed_in(client, account)
    for _number in range(3):
        clock.forward(minutes=29)
        assert is_in(client)

    clock.forward(minutes=31)
    assert not is_in(client)
    assert not Session.objects.filter(user=account).exists()


def test_twelve_hours_end_a_session_in_use(clock: Clock, client: Client, account: User) -> None:
    signed_in(client, account)
    for _number in range(29):
        clock.forward(minutes=24)
        assert is_in(client)
    session = client.session
    session["something"] = "stored on the way"
    session.save()

    clock.forward(minutes=25)
    assert not is_in(client)


def test_signing_in_gives_a_new_key(client: Client, account: User, device: TOTPDevice) -> None:
    session = client.session
    session["planted"] = 1
    session.save()
    planted = session.session_key

    sign_in(client, code_of(device))

    assert client.session.session_key != planted
    assert not Session.objects.filter(pk=planted).exists()


def three_browsers(account: User) -> list[Client]:
    """The same person in three browsers."""
    browsers = [Client(), Client(), Client()]
    for browser in browsers:
        signed_in(browser, account)
    return browsers


def test_a_new_password_ends_the_other_sessions(account: User) -> None:
    browsers = three_browsers(account)

    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert browsers[0].post("/admin/password_change/", form).status_code == 302

    assert [is_in(browser) for browser in browsers] == [True, False, False]


def test_a_new_password_needs_the_old_one(client: Client, account: User) -> None:
    signed_in(client, account)

    response = client.post("/admin/password_change/", {"old_password": "x", "new_password1": NEW, "new_password2": NEW})

    account.refresh_from_db()
    assert response.status_code == 200
    assert account.check_password(PASSWORD)


def test_another_second_factor_ends_the_other_sessions_and_changes_the_key(clock: Clock, account: User) -> None:
    browsers = three_browsers(account)
    before = browsers[0].session.session_key
    browsers[0].get("/admin/second-factor/")
    form = {"password": PASSWORD, "token": code_of(factors.pending(account))}

    browsers[0].post("/admin/second-factor/", form)

    assert [is_in(browser) for browser in browsers] == [True, False, False]
    assert browsers[0].session.session_key != before
    assert list(Session.objects.filter(user=account).values_list("pk", flat=True)) == [browsers[0].session.session_key]


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, {"is_superuser": False}])
def test_other_rights_end_every_session(account: User, change: dict[str, Any]) -> None:
    browsers = three_browsers(account)
    for name, value in change.items():
        setattr(account, name, value)
    account.save()

    assert not Session.objects.filter(user=account).exists()
    assert [is_in(browser) for browser in browsers] == [False, False, False]


def test_saving_an_account_as_it_is_ends_nothing(account: User, client: Client) -> None:
    signed_in(client, account)
    account.first_name = "Ana"
    account.save()

    assert is_in(client)


def test_everybody_sees_and_ends_their_own_sessions(account: User) -> None:
    browsers = three_browsers(account)
    other = Client()
    signed_in(other, User.objects.create(username="ben", is_staff=True))

    page = browsers[0].get("/admin/sessions/").content.decode()
    assert (page.count("This one"), page.count("Another one")) == (1, 2)
    browsers[0].post("/admin/sessions/")

    assert [is_in(browser) for browser in [*browsers, other]] == [True, False, False, True]


def test_a_superuser_ends_the_sessions_of_anybody(client: Client, account: User) -> None:
    browsers = three_browsers(account)
    signed_in(client, User.objects.create(username="zoe", is_staff=True, is_superuser=True))

    client.post("/admin/auth/user/", {"action": "sign_out", "_selected_action": [account.pk]})

    assert [is_in(browser) for browser in [*browsers, client]] == [False, False, False, True]


def test_signing_out_is_a_form_and_leaves_nothing_in_the_browser(client: Client, account: User) -> None:
    signed_in(client, account)
    assert client.get("/admin/logout/").status_code == 405
    assert is_in(client)

    response = client.post("/admin/logout/")

    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not is_in(client)
    assert not Session.objects.filter(user=account).exists()


def test_a_session_is_kept_by_no_address_and_no_browser() -> None:
    assert {field.name for field in Session._meta.get_fields()} == {
        "session_key",
        "session_data",
        "expire_date",
        "user",
        "started",
        "seen",
    }


def test_the_cookies_of_production_are_bound_to_the_host() -> None:
    names = [
        f"{cookie}_COOKIE_{what}"
        for cookie in ("SESSION", "CSRF")
        for what in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")
    ]
    code = f"from nswp_directory import settings as s; print([getattr(s, name) for name in {names}])"

    assert start("-c", code, **SAFE).stdout.strip() == str(
        ["__Host-staff", True, True, "Lax", "__Host-csrf", True, True, "Lax"]
    )


def test_cookies_of_staff_are_for_this_host_and_no_script(client: Client, device: TOTPDevice, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    cookie = sign_in(client, code_of(device)).cookies[settings.SESSION_COOKIE_NAME]

    assert (cookie["path"], cookie["domain"], cookie["httponly"], cookie["secure"], cookie["samesite"]) == (
        "/",
        "",
        True,
        True,
        "Lax",
    )
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_a_visitor_gets_no_cookie_and_no_session(client: Client, db: None) -> None:
    response = client.get("/en/members/")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not Session.objects.exists()
