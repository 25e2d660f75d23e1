"""Ten codes for the day on which the telephone is lost. Only their digests are kept."""

import secrets

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from staff.codes import digest
from staff.models import RecoveryCode, RecoveryDevice

HOW_MANY = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another
GROUPS, LONG = 4, 4  # 79 bits


@transaction.atomic
def renew(user: AbstractBaseUser) -> list[str]:
    """Ten new codes, to be shown once; older ones are worth nothing from now on."""
    RecoveryDevice.objects.filter(user=user).delete()
    device = RecoveryDevice.objects.create(user=user, name="recovery")
    codes = [_code() for _number in range(HOW_MANY)]
    RecoveryCode.objects.bulk_create(RecoveryCode(device=device, digest=digest(code)) for code in codes)
    return codes


def _code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _sign in range(LONG)) for _group in range(GROUPS))


def left(user: AbstractBaseUser) -> int:
    """How many codes a person still has."""
    return RecoveryCode.objects.filter(device__user=user.pk).count()
