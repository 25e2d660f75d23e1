"""The second factor: an authenticator app's code, or a recovery code; each works once."""

import unicodedata
from typing import Any

import segno
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff import recovery
from staff.models import RecoveryDevice

DIGITS = 6
NAME = "app"


def has_factor(user: AbstractBaseUser) -> bool:
    """Whether an account has set one up. Recovery codes alone are none."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


@transaction.atomic
def verify(user: AbstractBaseUser, typed: str) -> Device | None:
    """What accepts a code, or None. The row is locked, so a code that two workers see at once works in one."""
    plain = plain_digits(typed)
    kind: Any = TOTPDevice if plain else RecoveryDevice
    device: Device | None = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
    return device if device and device.verify_token(plain or typed) else None


def plain_digits(typed: str) -> str:
    """The six digits of an app's code, however they were typed; empty if these are not six digits."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in typed if unicodedata.digit(sign, None) is not None)
    others = [sign for sign in typed if unicodedata.digit(sign, None) is None and not sign.isspace() and sign != "-"]
    return digits if len(digits) == DIGITS and not others else ""


def pending(user: AbstractBaseUser) -> TOTPDevice:
    """The app that is being set up: its secret stays the same until a first code confirms it."""
    device, _created = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": NAME})
    return device


@transaction.atomic
def confirm(user: AbstractBaseUser, typed: str) -> tuple[TOTPDevice, list[str]] | None:
    """Put the app that is being set up in the place of any other, if it gives the right code.

    Returns it with ten new recovery codes; None, and nothing is changed, if the code is wrong.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or not device.verify_token(plain_digits(typed)):
        return None
    return _put_in_place(device)


@transaction.atomic
def enrol(user: AbstractBaseUser) -> tuple[TOTPDevice, list[str]]:
    """An app without a first code: for the command line, whose user sees the secret at the same moment."""
    return _put_in_place(pending(user))


def _put_in_place(device: TOTPDevice) -> tuple[TOTPDevice, list[str]]:
    TOTPDevice.objects.filter(user=device.user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save()
    return device, recovery.renew(device.user)


@transaction.atomic
def remove(user: AbstractBaseUser) -> None:
    """Take the second factor from an account: at its next sign-in it has to set one up."""
    TOTPDevice.objects.filter(user=user).delete()
    RecoveryDevice.objects.filter(user=user).delete()


def qr_code(device: TOTPDevice) -> segno.QRCode:
    """What an authenticator app photographs. Made here: the secret goes to no other server."""
    return segno.make(device.config_url, error="m", micro=False)
