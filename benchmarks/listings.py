"""``python -m benchmarks.listings TASK [FILE]``: what needs our own models, in a process of its own.

``export`` writes what peers shall know, one listing a line. ``words`` puts the words that a SQLite file holds into
PostgreSQL. ``build`` says how long building a listing takes.
"""

import argparse
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
django.setup()

from django.db import transaction  # noqa: E402 - after django.setup()

from benchmarks.statistics import summary  # noqa: E402
from core.search import index  # noqa: E402
from members.models import ListedProfile, Listing, Organisation  # noqa: E402
from members.publishing import publication  # noqa: E402
from members.publishing.projection import projection  # noqa: E402

BATCH = 500
SAMPLES = 200
LANGUAGE = "en"


# --- for peers -------------------------------------------------------------------------------------------


def exported(number: int, documents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The public columns of one listing, and all its texts in every language."""
    mine = documents[LANGUAGE]
    texts = dict.fromkeys(said for document in documents.values() for said in _texts(document))
    answers = [answer["shown"]["text"] for answer in mine["answers"]]
    names = ("slug", "region", "country", "priority_areas", "populations", "support", "languages")
    return {name: mine[name] for name in names} | {
        "number": number,
        "name": mine["name"]["text"],
        "summary": answers[0] if answers else "",
        "texts": "\n".join(texts),
    }


def _texts(document: dict[str, Any]) -> Iterator[str]:
    said = [document["name"], document["original_name"]]
    said += [answer[which] for answer in document["answers"] for which in ("shown", "original")]
    yield from (one["text"] for one in said if one)


def export(path: Path) -> int:
    """Write every listed member; returns how many there are."""
    numbers = list(Listing.objects.members().order_by("pk").values_list("pk", flat=True))
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, len(numbers), BATCH):
            documents: dict[int, dict[str, dict[str, Any]]] = {}
            for profile in ListedProfile.objects.filter(listing__in=numbers[start : start + BATCH]).order_by():
                documents.setdefault(profile.listing_id, {})[profile.language] = profile.document
            for number, by_language in sorted(documents.items()):
                file.write(json.dumps(exported(number, by_language), ensure_ascii=False) + "\n")
    return len(numbers)


# --- from one engine to the other ------------------------------------------------------------------------


def words_of(names: str, other_names: str, places: str, rest: str, sequence: str) -> index.IndexedText:
    """What SQLite holds of the words of one listing."""
    gap = f" {' '.join(['§gap'] * index.GAP)} "
    texts = [text.split() for text in sequence.split(gap)] if sequence else []
    return index.IndexedText(names.split(), other_names.split(), places.split(), rest.split(), texts)


def copy_words(path: Path) -> int:
    """Store the words that a SQLite file holds; returns how many listings have some."""
    source = sqlite3.connect(path)
    rows = source.execute("SELECT rowid, names, other_names, places, rest, sequence FROM members_listing_words")
    count = 0
    while batch := rows.fetchmany(BATCH):
        index.store(Listing, {number: words_of(*columns) for number, *columns in batch})
        count += len(batch)
    source.close()
    return count


# --- building --------------------------------------------------------------------------------------------


def build() -> dict[str, Any]:
    """How long one listing takes: worked out alone, and stored alone through the gate. Changes nothing."""
    every = list(Listing.objects.members().order_by("pk").values_list("pk", flat=True))
    chosen = every[:: max(1, len(every) // SAMPLES)][:SAMPLES]
    whole = list(Organisation.objects.with_profile().filter(pk__in=chosen))
    projection(whole[0])  # reads the ideas and the stems once
    with transaction.atomic():
        worked_out = [_timed(lambda one=one: projection(one)) for one in whole]  # type: ignore[misc]
        stored = [_stored_anew(one) for one in whole]
        Listing.objects.filter(pk__in=chosen).update(words_digest="")
        together = _timed(lambda: publication.sync(chosen)) / len(chosen)
        transaction.set_rollback(True)
    return {"worked_out": summary(worked_out), "stored": summary(stored), "together": round(together, 2)}


def _stored_anew(organisation: Organisation) -> float:
    """A listing that has a word more than before, through the gate."""
    Listing.objects.filter(pk=organisation.pk).update(words_digest="")
    return _timed(lambda: publication.sync([organisation.pk]))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def size() -> dict[str, int]:
    """How many organisations, listed members and listings with words there are."""
    organisations, words = Organisation.objects.count(), len(index.stored_ids(Listing))
    return {"organisations": organisations, "listed": Listing.objects.members().count(), "words": words}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.listings", description=__doc__)
    parser.add_argument("task", choices=["export", "words", "build", "size"])
    parser.add_argument("file", type=Path, nargs="?", default=Path("listings.jsonl"))
    given = parser.parse_args()
    tasks: dict[str, Callable[[], Any]] = {
        "export": lambda: export(given.file),
        "words": lambda: copy_words(given.file),
        "build": build,
        "size": size,
    }
    print(json.dumps(tasks[given.task]()))
