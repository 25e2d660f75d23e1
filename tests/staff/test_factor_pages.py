"""The way to a second factor: led there, shown once, and never around one that is there."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff import factors, recovery
from tests.factories import sign_in as signed_in
from tests.staff.conftest import LOGIN, PASSWORD, Clock, code_of, sign_in

SET_UP = "/admin/second-factor/"
CODES = "/admin/recovery-codes/"
CODE = re.compile(r"<li><code>([a-z0-9-]{19})</code></li>")


def test_whoever_has_none_is_led_to_where_one_is_set_up(clock: Clock, client: Client, account: User) -> None:
    page = client.post(LOGIN, {"username": "ana", "password": PASSWORD, "token": "", "next": "/admin/"}, follow=True)
    assert page.redirect_chain[-1] == (SET_UP, 302)
    device = factors.pending(account)
    assert '<svg viewBox="' in page.content.decode()
    assert f"secret={device.config_url.partition('secret=')[2][:32]}" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]

    done = client.post(SET_UP, {"password": PASSWORD, "token": code_of(device)})

    codes = CODE.findall(done.content.decode())
    assert (len(codes), "no-store" in done.headers["Cache-Control"]) == (10, True)
    assert client.get("/admin/").status_code == 200
    assert not CODE.findall(client.get(CODES).content.decode())
    sign_in(other := Client(), codes[0])
    assert other.get("/admin/").status_code == 200


def test_a_code_that_confirmed_an_app_does_not_sign_in_as_well(clock: Clock, client: Client, account: User) -> None:
    client.force_login(account)
    client.get(SET_UP)
    code = code_of(factors.pending(account))
    client.post(SET_UP, {"password": PASSWORD, "token": code})

    sign_in(other := Client(), code)

    assert other.get("/admin/").status_code == 302


@pytest.mark.parametrize(("password", "token"), [(PASSWORD, "000000"), ("wrong", None), (PASSWORD, "")])
def test_nothing_is_set_up_without_password_and_first_code(
    clock: Clock, client: Client, account: User, password: str, token: str | None
) -> None:
    client.force_login(account)
    client.get(SET_UP)
    token = code_of(factors.pending(account)) if token is None else token

    response = client.post(SET_UP, {"password": password, "token": token})

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not factors.has_factor(account)
    assert recovery.left(account) == 0


def test_the_secret_is_shown_no_more_once_it_is_confirmed(client: Client, account: User) -> None:
    device, _codes = factors.enrol(account)
    signed_in(client, account)

    page: Any = client.get(SET_UP)

    secret = device.config_url.partition("secret=")[2][:32]
    assert secret not in page.content.decode()
    assert page.context["secret"].replace(" ", "") != secret


def test_another_app_takes_the_place_of_the_first(clock: Clock, client: Client, account: User) -> None:
    old, codes = factors.enrol(account)
    signed_in(client, account)
    client.get(SET_UP)
    client.post(SET_UP, {"password": PASSWORD, "token": code_of(factors.pending(account))})

    clock.forward(minutes=2)
    browsers = Client(), Client()
    sign_in(browsers[0], code_of(old))
    sign_in(browsers[1], codes[0])

    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]
    assert TOTPDevice.objects.filter(user=account, confirmed=True).count() == 1


def test_new_recovery_codes_need_the_password(client: Client, account: User) -> None:
    _device, old = factors.enrol(account)
    signed_in(client, account)

    refused = client.post(CODES, {"password": "wrong"})
    renewed = client.post(CODES, {"password": PASSWORD})

    new = CODE.findall(renewed.content.decode())
    assert CODE.findall(refused.content.decode()) == []
    assert (len(new), set(new) & set(old)) == (10, set())
    assert "10 recovery codes are left" in client.get(CODES).content.decode()


def test_somebody_without_rights_of_staff_sets_nothing_up(client: Client, db: None) -> None:
    client.force_login(User.objects.create(username="vic"))

    assert client.get(SET_UP).headers["Location"] == LOGIN
    assert Client().get(SET_UP).headers["Location"] == LOGIN
    assert not TOTPDevice.objects.exists()


def test_only_another_superuser_removes_a_second_factor(client: Client, account: User) -> None:
    zoe = User.objects.create(username="zoe", is_staff=True, is_superuser=True)
    ben = User.objects.create(username="ben", is_staff=True)
    factors.enrol(account)
    signed_in(client, ben)
    chosen = {"action": "remove_factor", "_selected_action": [account.pk, zoe.pk]}
    assert client.post("/admin/auth/user/", chosen).status_code == 403
    assert factors.has_factor(account)

    signed_in(browser := Client(), account)
    signed_in(client, zoe)
    client.post("/admin/auth/user/", chosen)

    assert (factors.has_factor(account), recovery.left(account), factors.has_factor(zoe)) == (False, 0, True)
    assert browser.get("/admin/").status_code == 302


def test_no_page_shows_the_secrets_of_others(client: Client, account: User) -> None:
    signed_in(client, account)

    for address in ("otp_totp/totpdevice/", "axes/accessattempt/", "staff/recoverydevice/", "auth/group/"):
        assert client.get(f"/admin/{address}").status_code == 404


def test_there_is_no_way_to_a_password_by_mail(client: Client, account: User) -> None:
    for address in ("password_reset/", "reset/", "auth/password_reset/"):
        assert client.get(f"/admin/{address}").status_code in (302, 404)
        assert client.get(f"/{address}").status_code == 404
    assert "Forgotten" not in client.get(LOGIN).content.decode()
