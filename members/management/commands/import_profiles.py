"""Import profile pages saved as text: says what it would do, and does it only with --apply."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from members.importing.apply import import_sources
from members.importing.files import Source, sources
from members.importing.plan import Outcome, Plan
from members.models import Country, PriorityArea

NO_SUCH_PATH = 2  # exit status


class Command(BaseCommand):
    """A thin shell around members.importing: paths in, words or JSON out."""

    help = "Reads profile pages saved as text. Without --apply it changes nothing and says what it would do."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="a page, or a folder of pages")
        parser.add_argument("--apply", action="store_true", help="write what was understood")
        parser.add_argument("--json", action="store_true", help="print one JSON array, an object for each file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the pages, or say what that would do."""
        sources = _sources(options["paths"])
        if not (Country.objects.exists() and PriorityArea.objects.exists()):
            raise CommandError(_("Countries and priority areas are not loaded yet. Run “make setup” first."))
        plans = import_sources(sources, write=options["apply"])
        if options["json"]:
            documents = [plan.as_json() for plan in plans]
            self.stdout.write(json.dumps(documents, ensure_ascii=False, indent=2))
        else:
            for line in _report(plans, applied=options["apply"]):
                self.stdout.write(line)


def _sources(paths: list[Path]) -> list[Source]:
    """Every file to read; a path that is not there ends the command before anything is done."""
    try:
        return [source for path in paths for source in sources(path)]
    except FileNotFoundError as error:
        message = _("There is no file or folder %(path)s.") % {"path": error}
        raise CommandError(message, returncode=NO_SUCH_PATH) from error


def _report(plans: Iterable[Plan], *, applied: bool) -> Iterable[str]:
    """What happened to each file in plain words, and a closing line."""
    counts: Counter[str] = Counter()
    for plan in plans:
        counts[plan.outcome] += 1
        yield from _about(plan)
    yield ", ".join(f"{outcome.label}: {counts[outcome]}" for outcome in Outcome if counts[outcome])
    if not applied and counts[Outcome.CREATE] + counts[Outcome.WAITS]:
        yield _("Nothing was changed. Add --apply to do this.")


def _about(plan: Plan) -> Iterable[str]:
    """A file, what becomes of it, and each warning."""
    yield f"{plan.source}: {Outcome(plan.outcome).label}"
    if plan.page is None:
        yield f"  {plan.reason}"
        return
    answers = [texts for texts in plan.page.answers.values() if texts]
    languages = dict.fromkeys(language for texts in answers for language in texts)
    yield f"  {plan.name} · {plan.page.country or '–'}"
    yield "  " + _("Answers: %(answers)d (%(languages)s). Priority areas: %(areas)d.") % {
        "answers": len(answers),
        "languages": ", ".join(languages),
        "areas": len(plan.page.priority_areas),
    }
    yield from (f"  ! {warning}" for warning in plan.warnings)
