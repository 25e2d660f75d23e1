"""Who tries too often waits a quarter of an hour; what is kept for that tells nothing, and is gone within a day."""

from typing import Any

import pytest
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import User
from django.core.management import call_command
from django.forms.models import model_to_dict
from django.test import Client, RequestFactory
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from core import retention
from staff import hashing, ip_pseudonyms, recovery
from staff.models import DayKey, RecoveryCode
from tests.staff.conftest import PASSWORD, Clock, code_of, sign_in

# Of no password in particular: it is only looked at.
ARGON = "argon2$argon2id$v=19$m=102400,t=2,p=8$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaHNvbWVoYXNoc29tZWg"
HERE, ELSEWHERE = "203.0.113.77", "198.51.100.9"


@pytest.fixture(autouse=True)
def _from_anywhere(settings: Any) -> None:
    """These requests come from a network, as in production."""
    settings.DEVELOPMENT = False


def fail(times: int, address: str = HERE, name: str = "ana") -> list[int]:
    """Wrong passwords, and how each was answered."""
    return [sign_in(Client(), name=name, password="wrong", REMOTE_ADDR=address).status_code for _number in range(times)]


def right(device: TOTPDevice, address: str = HERE) -> int:
    """The answer to the right password and code."""
    return int(sign_in(Client(), code_of(device), REMOTE_ADDR=address).status_code)


def test_after_five_failures_also_the_right_password_waits(clock: Clock, device: TOTPDevice) -> None:
    assert fail(6) == [200, 200, 200, 200, 429, 429]
    assert right(device) == 429

    clock.forward(minutes=14, seconds=58)
    assert right(device) == 429
    clock.forward(seconds=4)
    assert right(device) == 302


def test_failing_on_does_not_lengthen_the_wait(clock: Clock, device: TOTPDevice) -> None:
    fail(5)
    clock.forward(minutes=10)
    fail(3)
    clock.forward(minutes=5, seconds=1)

    assert right(device) == 302


def test_a_wait_that_began_before_midnight_ends_in_its_time(clock: Clock, device: TOTPDevice) -> None:
    clock.set(23, 55)
    assert fail(5) == [200, 200, 200, 200, 429]

    clock.forward(minutes=14, seconds=58)
    assert right(device) == 429
    clock.forward(seconds=4)
    assert right(device) == 302


def test_midnight_gives_no_further_tries(clock: Clock, device: TOTPDevice) -> None:
    clock.set(23, 59)
    assert fail(3) == [200] * 3

    clock.forward(minutes=2)
    assert fail(2) == [200, 429]
    assert right(device) == 429


def test_the_right_password_after_midnight_forgets_the_failures_before_it(clock: Clock, device: TOTPDevice) -> None:
    clock.set(23, 59)
    fail(4)
    clock.forward(minutes=2)
    assert right(device) == 302

    assert not AccessAttempt.objects.exists()


def test_nobody_is_locked_out_by_somebody_elsewhere(clock: Clock, device: TOTPDevice) -> None:
    fail(5, ELSEWHERE)

    assert right(device) == 302


def test_a_neighbour_in_the_network_counts_as_the_same(clock: Clock, device: TOTPDevice) -> None:
    fail(5, "203.0.113.4")

    assert right(device, "203.0.113.200") == 429


def test_wrong_codes_count_like_wrong_passwords(clock: Clock, device: TOTPDevice) -> None:
    answers = [sign_in(Client(), "000000", REMOTE_ADDR=HERE).status_code for _number in range(5)]

    assert answers == [200, 200, 200, 200, 429]


def test_a_restart_forgets_nothing(clock: Clock, device: TOTPDevice) -> None:
    fail(5)
    AxesProxyHandler.get_implementation(force=True)

    assert right(device) == 429


def test_the_right_password_in_time_starts_the_count_anew(clock: Clock, device: TOTPDevice) -> None:
    fail(4)
    assert right(device) == 302

    assert fail(4) == [200] * 4


def test_nothing_is_kept_of_who_tried(clock: Clock, device: TOTPDevice) -> None:
    extra = {"HTTP_USER_AGENT": "canary-agent", "HTTP_ACCEPT": "text/canary", "REMOTE_ADDR": HERE}
    sign_in(Client(), "canary-token", name="canary-name", password="canary-password", **extra)
    sign_in(Client(), "canary-token", name="canary-name", password="canary-password", **extra)

    [attempt] = AccessAttempt.objects.all()
    kept = model_to_dict(attempt)
    assert kept.pop("failures_since_start") == 2
    name, address = kept.pop("username"), kept.pop("ip_address")
    assert kept == {
        "id": attempt.pk,
        "user_agent": "",
        "http_accept": "",
        "path_info": "",
        "get_data": "",
        "post_data": "",
    }
    assert address.startswith("fd")
    assert "canary" not in name
    assert HERE not in address
    assert not AccessLog.objects.exists()
    assert not AccessFailureLog.objects.exists()


def test_signing_in_leaves_no_log(clock: Clock, device: TOTPDevice, caplog: pytest.LogCaptureFixture) -> None:
    fail(5)
    right(device, ELSEWHERE)

    assert not AccessLog.objects.exists()
    assert not [line for line in caplog.messages if HERE in line or ELSEWHERE in line or "ana" in line]


def pseudonym(address: str, forwarded: str = "") -> str:
    """What stands for the network of an address today."""
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded} if forwarded else None)
    request.META["REMOTE_ADDR"] = address
    return ip_pseudonyms.pseudonym(request)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.1", "203.0.113.254", True),
        ("203.0.113.1", "203.0.114.1", False),
        ("2001:db8:1:2::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("::ffff:203.0.113.1", "203.0.113.9", True),
        ("", "unix:", True),
    ],
)
def test_a_network_is_one_whatever_the_address_in_it(one: str, other: str, same: bool) -> None:
    assert (pseudonym(one) == pseudonym(other)) is same


@pytest.mark.django_db
def test_the_address_that_the_proxy_saw_counts_in_production_only(settings: Any) -> None:
    header = f"192.0.2.1, {HERE}"
    settings.PRODUCTION = True
    behind = pseudonym("127.0.0.1", header)
    settings.PRODUCTION = False

    assert behind == pseudonym(HERE)
    assert pseudonym("127.0.0.1", header) == pseudonym("127.0.0.1")


@pytest.mark.django_db
def test_tomorrow_nobody_can_tell_who_it_was(clock: Clock) -> None:
    today = pseudonym(HERE)
    key = bytes(DayKey.objects.get().key)
    clock.forward(days=1)

    assert pseudonym(HERE) != today
    assert [bytes(found.key) == key for found in DayKey.objects.all()] == [False]


def test_the_key_of_a_day_lives_as_long_as_a_wait_of_it(clock: Clock, device: TOTPDevice) -> None:
    clock.set(23, 50)
    fail(1)
    lives = []
    for _quarter in range(3):
        lives.append([found.day.day - clock.now().day for found in DayKey.objects.order_by("day")])
        clock.forward(minutes=14)
        retention.purge()
        fail(1)

    assert lives == [[0], [-1, 0], [0]]


def test_within_a_day_everything_is_gone(clock: Clock, device: TOTPDevice) -> None:
    fail(3)
    clock.forward(hours=24)

    call_command("purge", verbosity=0)

    assert (AccessAttempt.objects.count(), DayKey.objects.count()) == (0, 0)
    assert set(retention.purge().values()) == {0}


def test_the_page_about_waiting_says_how_long(clock: Clock, device: TOTPDevice) -> None:
    fail(5)
    response = sign_in(Client(), password=PASSWORD, REMOTE_ADDR=HERE)

    assert response.headers["Retry-After"] == "900"
    assert "no-store" in response.headers["Cache-Control"]
    assert "possible again in 15 minutes" in response.content.decode()


OWN_PASSWORD = {
    "/admin/second-factor/": {"password": "wrong", "token": "000000"},
    "/admin/recovery-codes/": {"password": "wrong"},
    "/admin/password_change/": {"old_password": "wrong", "new_password1": "x", "new_password2": "x"},
}


@pytest.mark.parametrize("address", OWN_PASSWORD)
def test_wrong_own_passwords_count_like_failures_of_signing_in(clock: Clock, device: TOTPDevice, address: str) -> None:
    client, form = Client(REMOTE_ADDR=HERE), OWN_PASSWORD[address]
    sign_in(client, code_of(device), REMOTE_ADDR=HERE)

    answers = [client.post(address, form).status_code for _number in range(5)]
    right_one = client.post(address, {name: PASSWORD if value == "wrong" else value for name, value in form.items()})

    assert answers == [200, 200, 200, 200, 429]
    assert right_one.status_code == 429
    assert right(device) == 429
    assert RecoveryCode.objects.count() == recovery.HOW_MANY


def test_the_right_own_password_counts_as_no_failure(clock: Clock, device: TOTPDevice) -> None:
    client = Client(REMOTE_ADDR=HERE)
    sign_in(client, code_of(device), REMOTE_ADDR=HERE)

    answers = [client.post("/admin/recovery-codes/", {"password": PASSWORD}).status_code for _number in range(6)]

    assert answers == [200] * 6
    assert AccessAttempt.objects.count() == 0


@pytest.mark.parametrize("address", OWN_PASSWORD)
def test_where_too_many_passwords_are_hashed_at_once_the_page_says_so(
    clock: Clock, device: TOTPDevice, monkeypatch: pytest.MonkeyPatch, settings: Any, address: str
) -> None:
    client = Client(REMOTE_ADDR=HERE)
    sign_in(client, code_of(device), REMOTE_ADDR=HERE)
    monkeypatch.setattr(hashing, "PATIENCE", 0)
    settings.PASSWORD_HASHERS = ["staff.hashing.CappedArgon2"]
    User.objects.filter(username="ana").update(password=ARGON)
    client.force_login(User.objects.get(username="ana"))
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()

    with hashing.Place(), hashing.Place():
        answer = client.post(address, OWN_PASSWORD[address])

    assert answer.status_code == 200
    assert "Many people are signing in at this moment" in answer.content.decode()
    assert AccessAttempt.objects.count() == 0


def test_a_new_password_that_cannot_be_hashed_now_is_not_an_error_page(
    clock: Clock, device: TOTPDevice, account: User, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    ben = User.objects.create_user("ben")
    client = Client(REMOTE_ADDR=HERE)
    sign_in(client, code_of(device), REMOTE_ADDR=HERE)
    monkeypatch.setattr(hashing, "PATIENCE", 0)
    settings.PASSWORD_HASHERS = ["staff.hashing.CappedArgon2"]
    new = {"password1": "another lantern at sea", "password2": "another lantern at sea", "usable_password": "true"}

    with hashing.Place(), hashing.Place():
        answer = client.post(f"/admin/auth/user/{ben.pk}/password/", new)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    ben.refresh_from_db()
    assert not ben.has_usable_password()
