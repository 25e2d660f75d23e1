"""Which backups stay: all of some days, then one a week, then one a month."""

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from operations.files import folder_to_disk

TIME = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"directory-(\d{8}T\d{6}Z)\.age")


class Keep(NamedTuple):
    """How many of each stay. Weeks and months without a backup are not counted."""

    days: int
    weeks: int
    months: int


def name_of(made_at: datetime) -> str:
    return f"directory-{made_at.astimezone(UTC):{TIME}}.age"


def hash_beside(path: Path) -> Path:
    """The file with the hash of a backup, as ``sha256sum --check`` reads it; it is there once that is verified."""
    return path.with_name(f"{path.name}.sha256")


def verified_backups(folder: Path) -> dict[datetime, Path]:
    """The backups of this program in a folder that were verified after they were written, the oldest first."""
    found = {}
    for path in sorted(folder.glob("directory-*.age")):
        if (match := NAME.fullmatch(path.name)) and hash_beside(path).is_file() and not path.is_symlink():
            found[datetime.strptime(match[1], TIME).replace(tzinfo=UTC)] = path
    return found


def kept(times: Iterable[datetime], now: datetime, keep: Keep) -> set[datetime]:
    """Which of the backups of these times stay: the newest always, and the newest of each week and month."""
    newest_first = sorted(times, reverse=True)
    recent = {time for time in newest_first if now - time < timedelta(days=keep.days)}
    weekly = _first_of_each(newest_first, lambda time: time.isocalendar()[:2])[: keep.weeks]
    monthly = _first_of_each(newest_first, lambda time: (time.year, time.month))[: keep.months]
    return {*newest_first[:1], *recent, *weekly, *monthly}


def _first_of_each(times: list[datetime], period: Callable[[datetime], Hashable]) -> list[datetime]:
    first: dict[Hashable, datetime] = {}
    for time in times:
        first.setdefault(period(time), time)
    return list(first.values())


def rotate(folder: Path, now: datetime, keep: Keep) -> list[Path]:
    """Delete the backups that do not stay, and nothing else; which they were."""
    backups = verified_backups(folder)
    stay = kept(backups, now, keep)
    gone = [path for time, path in backups.items() if time not in stay]
    for path in gone:
        path.unlink()
        hash_beside(path).unlink()
    folder_to_disk(folder)
    return gone
