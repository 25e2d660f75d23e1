"""Long, not common, not made of our own words; hashed with Argon2id, a few at a time."""

from threading import Event, Thread

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, identify_hasher, make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from staff import hashing
from tests.factories import make_organisation
from tests.staff.conftest import LOGIN

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password",
    [
        "fourteen signs",
        "sexworkers project 2026",
        "NSWP Red Umbrella!!!",
        "abcabcabcabcabcabc",
        "aaaaaaaaaaaaaaaaaaaa",
        "ana.karenina-example",
        "lighthouse-bujumbura",
    ],
)
def test_a_weak_password_is_refused(password: str) -> None:
    make_organisation(slug="lighthouse-bujumbura")
    user = User(username="ana.karenina", email="ana@example.org")

    with pytest.raises(ValidationError):
        validate_password(password, user)


def test_a_common_password_of_any_length_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password("1q2w3e4r5t6y7u8i")

    assert "password_too_common" in {error.code for error in refused.value.error_list}


@pytest.mark.parametrize(
    "password",
    [
        "fifteen letters",
        "7294018365271940",
        "灯塔在港口的上方照亮了归家的小船",
        "x9 " * 40 + "a lantern above",
        "lighthouse-bujumbura",
    ],
)
def test_any_long_password_will_do(password: str) -> None:
    make_organisation(slug="lighthouse-bujumbura", listing_consent=False)

    validate_password(password, User(username="ana"))


def test_what_is_stored_is_argon2id() -> None:
    stored = make_password("a lantern above the harbour")

    assert stored.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert check_password("a lantern above the harbour", stored)
    assert not check_password("a lantern above the harbouR", stored)
    assert isinstance(identify_hasher(stored), hashing.CappedArgon2)


def test_passwords_are_hashed_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    inside, go_on, most, now = Event(), Event(), 0, 0

    def slow(self: object, password: str, salt: str) -> str:
        nonlocal most, now
        now += 1
        most = max(most, now)
        if now == hashing.AT_ONCE:
            inside.set()
        go_on.wait(30)
        now -= 1
        return "hash"

    monkeypatch.setattr(Argon2PasswordHasher, "encode", slow)
    threads = [Thread(target=lambda: hashing.CappedArgon2().encode("x", "y")) for _number in range(6)]
    for thread in threads:
        thread.start()
    assert inside.wait(30)
    go_on.set()
    for thread in threads:
        thread.join(30)

    assert most == hashing.AT_ONCE


def test_who_finds_no_place_is_asked_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "PATIENCE", 0.0)
    for _number in range(hashing.AT_ONCE):
        hashing.places.acquire()
    try:
        page = client.post(LOGIN, {"username": "ana", "password": "wrong", "token": ""})
    finally:
        hashing.places.release(hashing.AT_ONCE)

    assert "Many people are signing in at this moment" in page.content.decode()
