"""Signing in: a second factor always, each code once, and no word about which accounts exist."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff import factors, recovery
from staff.codes import readable
from staff.models import RecoveryCode
from tests.concurrency import at_once
from tests.factories import make_organisation
from tests.staff.conftest import LOGIN, PASSWORD, Clock, code_of, sign_in

ADMIN = "/admin/"
SET_UP = "/admin/second-factor/"


def is_in(client: Client) -> bool:
    """Whether the staff's start page opens."""
    return bool(client.get(ADMIN).status_code == 200)


def test_with_password_and_code_the_staff_pages_open(client: Client, device: TOTPDevice) -> None:
    assert sign_in(client, code_of(device)).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize("token", ["", "000000", "abcd-efgh-jkmn-pqrs"])
def test_a_password_alone_opens_nothing(client: Client, device: TOTPDevice, token: str) -> None:
    assert sign_in(client, token).status_code == 200
    assert not is_in(client)


def test_a_session_with_a_password_alone_opens_no_staff_page(client: Client, account: User) -> None:
    organisation = make_organisation()
    client.force_login(account)
    addresses = [
        "/admin/",
        "/admin/members/organisation/",
        f"/admin/members/organisation/{organisation.pk}/change/",
        "/admin/auth/user/",
        "/admin/secretariat/membershiprecord/",
        "/admin/autocomplete/",
        "/admin/jsi18n/",
        "/admin/password_change/",
        "/admin/recovery-codes/",
        "/admin/sessions/",
    ]

    for address in addresses:
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (302, f"{LOGIN}?next={address}")
    factors.enrol(account)
    assert client.get(SET_UP).headers["Location"] == LOGIN
    assert client.post(SET_UP, {"password": PASSWORD, "token": "000000"}).headers["Location"] == LOGIN


def test_a_factor_of_somebody_else_opens_nothing(client: Client, account: User) -> None:
    other = User.objects.create(username="ben", is_staff=True)
    client.force_login(account)
    session = client.session
    session["otp_device_id"] = factors.enrol(other)[0].persistent_id
    session.save()

    assert not is_in(client)


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_is_accepted_one_step_to_either_side(
    client: Client, clock: Clock, device: TOTPDevice, steps: int
) -> None:
    sign_in(client, code_of(device, steps))

    assert is_in(client)


@pytest.mark.parametrize("steps", [-2, 2])
def test_no_code_is_accepted_further_away(client: Client, clock: Clock, device: TOTPDevice, steps: int) -> None:
    sign_in(client, code_of(device, steps))

    assert not is_in(client)


def full_width(code: str) -> str:
    return code.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def arabic(code: str) -> str:
    return code.translate({ord("0") + digit: ord("٠") + digit for digit in range(10)})


FORMS: list[Any] = [
    str,
    lambda code: f" {code[:3]} {code[3:]} ",
    full_width,
    arabic,
    lambda code: f"{code[:3]}-{code[3:]}",
]


@pytest.mark.parametrize(("first", "second"), [pair for form in FORMS for pair in ((str, form), (form, str))])
def test_a_code_works_once_however_it_is_written(clock: Clock, device: TOTPDevice, first: Any, second: Any) -> None:
    code = code_of(device)
    browsers = Client(), Client()

    sign_in(browsers[0], first(code))
    clock.forward(seconds=1)
    sign_in(browsers[1], second(code))

    assert [is_in(browser) for browser in browsers] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_a_code_that_two_workers_see_at_once_works_in_one(account: User) -> None:
    device = factors.enrol(account)[0]
    code, found = code_of(device), list[Any]()
    acts = [lambda: found.append(factors.verify(account, code)) for _number in range(2)]

    if connection.vendor == "sqlite":  # one writer at a time by construction
        for act in acts:
            act()
    else:
        at_once(*acts)

    assert [one is not None for one in found] == [True, False]


def test_a_recovery_code_signs_in_once_and_is_kept_nowhere_in_clear(clock: Clock, account: User) -> None:
    _device, codes = factors.enrol(account)
    browsers = Client(), Client(), Client()

    sign_in(browsers[0], codes[3])
    sign_in(browsers[1], codes[3].upper().replace("-", " "))
    clock.forward(minutes=1)
    sign_in(browsers[2], f" {codes[4].upper()} ")

    assert [is_in(browser) for browser in browsers] == [True, False, True]
    assert (len(set(codes)), recovery.left(account)) == (10, 8)
    stored = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not [code for code in codes if code in stored or readable(code) in stored]


def test_new_recovery_codes_put_an_end_to_the_old(client: Client, account: User) -> None:
    old = factors.enrol(account)[1]
    recovery.renew(account)

    sign_in(client, old[0])

    assert not is_in(client)


def plain(response: Any, typed: str) -> str:
    """An answer without what is different each time: the form's token, the second, and the name that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    headers = sorted((name, value) for name, value in response.headers.items() if name != "Expires")
    return f"{response.status_code} {headers} {text}".replace(f'value="{typed}"', "")


def test_no_answer_tells_whether_an_account_exists(clock: Clock, device: TOTPDevice) -> None:
    User.objects.create_user("vic", password=PASSWORD)
    User.objects.create_user("fay", password=PASSWORD, is_staff=True, is_active=False)
    right = code_of(device)
    tries = {
        "ana": [("ana", "wrong password", right), ("ana", PASSWORD, "123456"), ("ana", PASSWORD, "")],
        "nob": [("nob", PASSWORD, right), ("nob", "wrong password", ""), ("nob", PASSWORD, "")],
        "vic": [("vic", PASSWORD, ""), ("vic", PASSWORD, right), ("vic", "wrong", "")],
        "fay": [("fay", PASSWORD, ""), ("fay", PASSWORD, right), ("fay", "wrong", "")],
    }

    answers: dict[str, list[str]] = {}
    for name, forms in tries.items():
        answers[name] = []
        for form in [*forms, forms[0], forms[0], forms[0]]:
            clock.forward(seconds=3)
            response = sign_in(Client(), form[2], name=form[0], password=form[1])
            answers[name].append(plain(response, name))

    assert answers["ana"] == answers["nob"] == answers["vic"] == answers["fay"]
    assert [one[:3] for one in answers["ana"]] == ["200", "200", "200", "200", "429", "429"]


def test_an_unknown_name_takes_the_work_of_a_known_one(
    device: TOTPDevice, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    from django.contrib.auth.hashers import MD5PasswordHasher

    worked: list[str] = []
    original = MD5PasswordHasher.encode

    def counted(self: Any, password: str, salt: str) -> str:
        worked.append(password)
        return str(original(self, password, salt))

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    sign_in(Client(), name="ana", password="wrong")
    known = len(worked)
    sign_in(Client(), name="nobody", password="wrong")

    assert (known, len(worked)) == (1, 2)


def test_the_form_names_its_fields_for_password_managers_and_screen_readers(client: Client, db: None) -> None:
    page = client.get(LOGIN).content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="one-time-code"' in page
    assert 'aria-describedby="id_token_helptext"' in page
    assert 'id="id_token_helptext"' in page
    assert "no-store" in client.get(LOGIN).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["//evil.example.org/", "https://evil.example.org/", "/\\evil.example.org", ""])
def test_whoever_is_led_elsewhere_arrives_at_the_start_page(
    clock: Clock, device: TOTPDevice, client: Client, address: str
) -> None:
    form = {"username": "ana", "password": PASSWORD, "token": code_of(device), "next": address}
    assert client.post(LOGIN, form).headers["Location"] == "/admin/"
