"""``python load_catalogue.py FILE``: fills the tables that the Django peers share, from one listing a line."""

import json
import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_settings")
django.setup()

from catalogue import models  # noqa: E402 - after django.setup()
from django.core.management import call_command  # noqa: E402

BATCH = 1000
PLACES = {"region": models.Region, "country": models.Country}
WORDS = {
    "priority_areas": models.PriorityArea,
    "populations": models.Population,
    "support": models.Support,
    "languages": models.Language,
}


def number_of(model, slug, known={}):  # noqa: B006 - the memory of this script
    """The number of a word; a new one is stored."""
    if slug and (model, slug) not in known:
        known[model, slug] = model.objects.get_or_create(slug=slug)[0].pk
    return known.get((model, slug))


def store(rows):
    """One batch of organisations with their words."""
    organisations = [
        models.Organisation(
            id=row["number"],
            **{name: row[name] for name in ("slug", "name", "summary", "texts")},
            **{f"{name}_id": number_of(model, row[name]) for name, model in PLACES.items()},
        )
        for row in rows
    ]
    models.Organisation.objects.bulk_create(organisations)
    for name, model in WORDS.items():
        through = getattr(models.Organisation, name).through
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(organisation_id=row["number"], **{column: number_of(model, slug)})
            for row in rows
            for slug in row[name]
        )


def batches(path: Path) -> Iterator[list[dict]]:
    """The listings of a file, some at a time."""
    with path.open(encoding="utf-8") as lines:
        while rows := [json.loads(line) for line in islice(lines, BATCH)]:
            yield rows


call_command("migrate", run_syncdb=True, verbosity=0)
for batch in batches(Path(sys.argv[1])):
    store(batch)
