"""The only module of the importer that writes. Each function is one transaction: all of a page or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core.languages import CODES
from core.publishing.transactions import publishing_transaction
from members.choices import Kind, Provenance, TranslationAuthor
from members.importing.files import Source
from members.importing.matching import name_key
from members.importing.pages import ParsedPage
from members.importing.plan import Outcome, Plan, plan_page, plan_source, stored_countries
from members.models import Organisation, PriorityArea, ProposedChange, TranslationState
from members.translation import set_text

Texts = dict[str, dict[str, str]]


class PlanOutdated(Exception):
    """Since the plan was made, somebody has changed what it was about; make it anew."""


class AlreadyDecided(Exception):
    """Somebody has accepted or declined the change before, or a later import has taken its place."""


def import_sources(sources: Iterable[Source], *, write: bool) -> Iterator[Plan]:
    """Plan each file and, if asked to, apply it before the next one is read. One transaction a file."""
    countries = stored_countries()
    seen: dict[tuple[str, str | None], str] = {}
    for source in sources:
        plan = plan_source(source, countries)
        if write:
            apply(plan)
        yield _beside_others(plan, seen)


def _beside_others(plan: Plan, seen: dict[tuple[str, str | None], str]) -> Plan:
    """The plan with a warning if an earlier file of the same import is about the same organisation."""
    if not plan.page:
        return plan
    earlier = seen.setdefault((name_key(plan.name), plan.page.country), plan.source)
    if earlier == plan.source:
        return plan
    warning = _("The file %(file)s is about the same organisation.") % {"file": earlier}
    return replace(plan, warnings=[*plan.warnings, warning])


@publishing_transaction()
def apply(plan: Plan) -> Organisation | None:
    """Do what a plan says; returns the organisation it is about, None for a refused page.

    Raises PlanOutdated if the same page would now do something else.
    """
    if plan.page is None:
        return None
    now = plan_page(plan.source, plan.page, plan.same_as)
    if (now.outcome, now.organisation, now.data) != (plan.outcome, plan.organisation, plan.data):
        raise PlanOutdated
    if now.organisation is None:
        return _create(plan.page, now.name)
    if now.outcome == Outcome.WAITS:
        _propose(now.organisation, now)
    return now.organisation


def _create(page: ParsedPage, name: str) -> Organisation:
    """A draft without consent, as every new organisation is."""
    organisation = Organisation(
        kind=Kind.MEMBER,
        country_id=page.country,
        original_language=page.original_language,
        provenance=Provenance.PRESENT_SITE,
        unplaced_text=page.unplaced,
    )
    set_text(organisation, "name", page.original_language, name)
    _write(organisation, page.answers, page.priority_areas)
    return organisation


def _propose(organisation: Organisation, plan: Plan) -> None:
    """Let the difference wait for a person, in the place of one that waited before."""
    organisation.proposed_changes.waiting().delete()
    organisation.proposed_changes.create(file=plan.source, data=plan.data)


def _write(organisation: Organisation, texts: Texts, areas: list[str] | None) -> None:
    """Store answers and areas; every language beside the original is noted as supplied with the profile."""
    versions = [(field, language, new) for field, by in texts.items() for language, new in by.items()]
    for field, language, new in versions:
        set_text(organisation, field, language, new)
    organisation.save()
    if areas is not None:
        organisation.priority_areas.set(PriorityArea.objects.filter(slug__in=areas))
    for field, language, _new in versions:
        if language != organisation.original_language:
            _note_supplied(organisation, field, language)


def _note_supplied(organisation: Organisation, field: str, language: str) -> None:
    TranslationState.objects.record(organisation, field, language, author=TranslationAuthor.SUPPLIED)


@publishing_transaction()
def accept(change: ProposedChange) -> Organisation:
    """Put the page's texts in the place of the stored ones, with their provenance.

    Consent, status and all that the page does not speak of stay as they are. Raises AlreadyDecided.
    """
    change = _undecided(change)
    organisation = Organisation.objects.get(pk=change.organisation_id)
    _adopt_language(organisation, change.data["original_language"])
    if change.data["texts"]:
        organisation.provenance = change.data["provenance"]
        organisation.answers_date = None  # the page bears no date
    organisation.unplaced_text = change.data.get("unplaced") or organisation.unplaced_text
    _write(organisation, change.data["texts"], change.data["priority_areas"])
    _decide(change, accepted=True)
    return organisation


def _adopt_language(organisation: Organisation, language: str) -> None:
    """Take over the page's original language: else its original would be called a translation, and the reverse.

    A page in English alone does not tell: it may be the translation without its original, which then stays.
    """
    if language == settings.LANGUAGE_CODE:
        return
    if language not in CODES and organisation.original_language not in CODES:
        return  # the one place for an own language is taken
    name = organisation.original("name")
    organisation.original_language = language
    if not organisation.text("name", language):
        organisation.set_text("name", language, name)


@publishing_transaction()
def decline(change: ProposedChange) -> None:
    """Leave the profile as it is; the same difference is not proposed again. Raises AlreadyDecided."""
    _decide(_undecided(change), accepted=False)


def _undecided(change: ProposedChange) -> ProposedChange:
    waiting = ProposedChange.objects.waiting().filter(pk=change.pk).first()
    if waiting is None:
        raise AlreadyDecided
    return waiting


def _decide(change: ProposedChange, *, accepted: bool) -> None:
    change.decided, change.accepted = timezone.now(), accepted
    change.save(update_fields=["decided", "accepted"])
