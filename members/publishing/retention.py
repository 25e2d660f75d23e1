"""What may be shown only until a day."""

from core.retention import Retention, register
from members.publishing import publication


def connect() -> None:
    register(
        Retention(
            "listings whose consent has ended",
            "until the last day of the consent",
            "what may no longer be shown is not in the public tables",
            lambda _now: publication.follow_the_day(),
        )
    )
