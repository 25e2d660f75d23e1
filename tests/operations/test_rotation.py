"""Which backups stay."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from operations.rotation import Keep, hash_beside, kept, name_of, rotate

NOON = datetime(2027, 3, 31, 12, tzinfo=UTC)
KEEP = Keep(days=7, weeks=5, months=6)


def test_all_of_a_week_then_one_a_week_then_one_a_month_stay() -> None:
    every = [NOON - timedelta(days=days) for days in range(400)]

    assert sorted((NOON - time).days for time in kept(every, NOON, KEEP)) == [
        *range(7),
        *(10, 17, 24),  # Sundays
        31,  # the last of February, a Sunday too
        59,
        90,
        121,
        151,
    ]


def test_the_newest_stays_however_old_it_is(tmp_path: Path) -> None:
    for days in (900, 901):
        path = tmp_path / name_of(NOON - timedelta(days=days))
        path.touch()
        hash_beside(path).touch()
    for foreign in ("directory-of-mine.age", "letter.txt", "directory-20200101T120000Z.age"):
        (tmp_path / foreign).touch()  # the last was never verified

    gone = rotate(tmp_path, NOON, Keep(1, 1, 1))

    assert [path.name for path in gone] == [name_of(NOON - timedelta(days=901))]
    newest = name_of(NOON - timedelta(days=900))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [newest, f"{newest}.sha256", "directory-of-mine.age", "letter.txt", "directory-20200101T120000Z.age"]
    )
