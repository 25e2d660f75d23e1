"""Looking around while developing needs no telephone; in production no such door exists."""

import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff import factors, recovery, sign_in_links
from staff.models import SignInLink
from tests.nswp_directory.test_settings import SAFE, start
from tests.staff.conftest import Clock

LINK = re.compile(r"http://127\.0\.0\.1:8000(/admin/sign-in-link/[\w-]{43}/)")


def output_of(command: str, *arguments: str, **options: Any) -> str:
    """What a command says."""
    said = StringIO()
    call_command(command, *arguments, stdout=said, **options)
    return said.getvalue()


@pytest.fixture(autouse=True)
def _usual_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT", raising=False)


@pytest.mark.django_db
def test_a_staff_account_is_made_with_everything_it_needs(client: Client) -> None:
    said = output_of("make_staff", username="ana", noinput=True)

    user = User.objects.get()
    device = TOTPDevice.objects.get(user=user, confirmed=True)
    drawn = StringIO()
    factors.qr_code(device).terminal(drawn, compact=True)
    assert (user.username, user.is_staff, user.is_superuser) == ("ana", True, True)
    assert drawn.getvalue() in said
    assert device.config_url in said
    codes = re.findall(r"^  ([a-z0-9-]{19})$", said, re.MULTILINE)
    assert (len(codes), recovery.left(user)) == (10, 10)
    assert not [code for code in codes if not factors.verify(user, code)]
    [link] = LINK.findall(said)
    assert client.get(link).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_in_production_an_account_is_made_without_a_link(settings: Any) -> None:
    settings.DEVELOPMENT = False

    assert "sign-in-link" not in output_of("make_staff", username="ana", noinput=True)
    assert not SignInLink.objects.exists()


def test_a_link_signs_in_once(device: TOTPDevice, account: User) -> None:
    [link] = LINK.findall(output_of("sign_in_link", "ana"))
    browsers = Client(), Client()

    answers = [browser.get(link).status_code for browser in browsers]

    assert answers == [302, 404]
    assert [browser.get("/admin/").status_code for browser in browsers] == [200, 302]


def test_a_link_is_short_lived(clock: Clock, device: TOTPDevice, account: User, client: Client) -> None:
    link = sign_in_links.make(account)
    clock.forward(minutes=15)

    assert client.get(link).status_code == 404
    assert client.get("/admin/").status_code == 302


def test_a_link_is_kept_by_its_digest_alone(device: TOTPDevice, account: User) -> None:
    token = sign_in_links.make(account).split("/")[-2]

    assert token not in str(SignInLink.objects.values().get())


@pytest.mark.parametrize("address", ["203.0.113.7", "", "10.0.0.1"])
def test_a_link_works_on_this_machine_alone(
    device: TOTPDevice, account: User, client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nswp_directory import middleware

    link = sign_in_links.make(account)
    monkeypatch.setattr(middleware, "is_loopback", lambda address: True)

    assert client.get(link, REMOTE_ADDR=address).status_code == 404
    assert client.get(link).status_code == 302


def test_no_link_is_made_or_followed_in_production(
    device: TOTPDevice, account: User, client: Client, settings: Any
) -> None:
    link = sign_in_links.make(account)
    settings.DEVELOPMENT = False

    assert client.get(link).status_code == 404
    with pytest.raises(sign_in_links.NotInProduction):
        sign_in_links.make(account)
    with pytest.raises(CommandError, match="development mode only"):
        output_of("sign_in_link", "ana")
    assert SignInLink.objects.count() == 1


def test_production_has_no_such_address() -> None:
    code = (
        "import django; django.setup(); from django.urls import reverse, NoReverseMatch\n"
        "try: print(reverse('admin:sign_in_link', args=['x']))\n"
        "except NoReverseMatch: print('none')"
    )
    variables = {"DJANGO_SETTINGS_MODULE": "nswp_directory.settings"}

    assert start("-c", code, **SAFE, **variables).stdout == "none\n"
    assert start("-c", code, **variables).stdout == "/admin/sign-in-link/x/\n"


def test_an_account_that_is_switched_off_gets_no_link(device: TOTPDevice, account: User, client: Client) -> None:
    link = sign_in_links.make(account)
    account.is_active = False
    account.save()

    assert client.get(link).status_code == 404
    with pytest.raises(CommandError, match="no such staff account"):
        output_of("sign_in_link", "ana")
