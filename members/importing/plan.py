"""What importing a page would do: nothing here writes."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.languages import CODES
from members.choices import UNNAMED, Provenance
from members.importing.countries import CountryIndex
from members.importing.files import Refused, Source, decode, read_bytes, warning_of_encoding
from members.importing.matching import name_key, nearly_same
from members.importing.pages import ParsedPage, parse
from members.importing.questionnaire import AREAS, PRIORITY_AREAS
from members.models import Country, Organisation, Region
from members.models.organisation import ANSWERS
from members.translation import text

LONGEST_FILE = 200


class Outcome(TextChoices):
    """What importing a page does."""

    CREATE = "create", gettext_lazy("A new draft")
    UNCHANGED = "unchanged", gettext_lazy("Nothing changes")
    WAITS = "waits", gettext_lazy("A difference waits for a decision")
    REFUSED = "refused", gettext_lazy("Refused")


class Difference(NamedTuple):
    """One text that a page has otherwise; for priority areas, their official wordings, a line each."""

    field: str
    language: str
    old: str
    new: str


@dataclass(frozen=True)
class Plan:
    """What importing one page would do, and to which organisation; ``data`` is for a ProposedChange."""

    source: str
    outcome: Outcome
    page: ParsedPage | None = None
    reason: str | None = None
    organisation: Organisation | None = None
    data: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    namesakes: tuple[Organisation, ...] = ()  # of nearly the same name: a person says whether one of them is meant
    same_as: int | None = None  # the organisation that a person says is meant

    @property
    def name(self) -> str:
        """The name under which the page is or would be stored."""
        return stored_name(self.page, self.source) if self.page else ""

    def as_json(self) -> dict[str, Any]:
        """The public form of the command's --json: what was understood, whatever is stored already."""
        understood = asdict(self.page) if self.page else _NOTHING
        reason = None if self.page else str(self.reason)
        accepted = {"file": self.source, "accepted": self.page is not None, "reason": reason}
        return accepted | understood | {"warnings": list(self.warnings)}


_NOTHING: dict[str, Any] = {
    "name": None,
    "country": None,
    "region": None,
    "priority_areas": [],
    "original_language": None,
    "answers": {answer: {} for answer in ANSWERS},
    "suggested_populations": [],
    "unplaced": "",
}


def stored_countries() -> CountryIndex:
    """The countries and regions of the database by their names in every language, and by alias."""
    index = CountryIndex()
    for country in Country.objects.select_related("region"):
        names = [text(country, "name", language) for language in CODES]
        index.add_country(country.code, country.region.slug, [*names, *country.aliases])
    for region in Region.objects.all():
        index.add_region(region.slug, [text(region, "name", language) for language in CODES])
    return index


def plan_source(source: Source, countries: CountryIndex) -> Plan:
    """What importing a file would do."""
    try:
        return plan_upload(source.name, read_bytes(source.path), countries)
    except Refused as refused:
        return Plan(source.name, Outcome.REFUSED, reason=str(refused.reason))


def plan_upload(name: str, data: bytes, countries: CountryIndex) -> Plan:
    """What importing the bytes of an uploaded file would do."""
    try:
        plan = plan_text(name, decode(data), countries)
        warning = warning_of_encoding(data)
        return replace(plan, warnings=[*plan.warnings, warning]) if plan.page and warning else plan
    except Refused as refused:
        return Plan(name, Outcome.REFUSED, reason=str(refused.reason))


def plan_text(source: str, page: str, countries: CountryIndex, same_as: int | None = None) -> Plan:
    """What importing the text of a page would do."""
    try:
        return plan_page(source, parse(page, countries), same_as)
    except Refused as refused:
        return Plan(source, Outcome.REFUSED, reason=str(refused.reason))


def plan_page(source: str, page: ParsedPage, same_as: int | None = None) -> Plan:
    """What importing a page that was understood would do to the organisations as they are now.

    ``same_as``: of those with nearly the same name the one that is meant, as a person says.
    """
    source = source[-LONGEST_FILE:]
    organisation = find(source, page)
    namesakes = _namesakes(source, page, organisation)
    if organisation is None:
        organisation = next((namesake for namesake in namesakes if namesake.pk == same_as), None)
    others = [namesake for namesake in namesakes if namesake != organisation]
    warnings = [*page.warnings, *map(_near_name, others)]
    if organisation is None:
        return Plan(source, Outcome.CREATE, page, warnings=warnings, namesakes=tuple(others))
    if page.original_language != organisation.original_language:
        warnings.append(_("The profile is stored with another original language than that of the page."))
    data = proposal(organisation, page)
    known = _known_already(organisation, data)
    outcome = Outcome.WAITS if data and not known else Outcome.UNCHANGED
    warnings += known
    return Plan(source, outcome, page, organisation=organisation, data=data, warnings=warnings, same_as=same_as)


def stored_name(page: ParsedPage, source: str) -> str:
    """The page's name, or for a page without one a placeholder that nobody takes for a name."""
    return page.name or f"{UNNAMED} ({source})"


def find(source: str, page: ParsedPage) -> Organisation | None:
    """The organisation of this name and country; for a page without a country, the only one of this name.

    A page without a name is found by its answers too, since staff give the draft its name.
    """
    wanted = name_key(stored_name(page, source))
    neighbours = list(_neighbours(page))
    matches = [neighbour for neighbour in neighbours if wanted in map(name_key, neighbour.names())]
    if not matches and page.name is None:
        matches = [neighbour for neighbour in neighbours if not proposal(neighbour, page)]
    return matches[0] if len(matches) == 1 or (matches and page.country) else None


def _neighbours(page: ParsedPage) -> Iterable[Organisation]:
    """The member organisations of the page's country, or all if it names none."""
    members = Organisation.objects.members().order_by("pk").prefetch_related("other_names")
    return members.filter(country=page.country) if page.country else members


def _namesakes(source: str, page: ParsedPage, found: Organisation | None) -> list[Organisation]:
    """The other organisations of nearly the same name."""
    wanted, language = stored_name(page, source), page.original_language
    others = [neighbour for neighbour in _neighbours(page) if neighbour != found] if page.name else []
    return [other for other in others if any(nearly_same(name, wanted, language) for name in other.names())]


def _near_name(organisation: Organisation) -> str:
    return _("“%(name)s” has nearly the same name: is it the same organisation?") % {"name": organisation}


def proposal(organisation: Organisation, page: ParsedPage) -> dict[str, Any]:
    """What a page says otherwise than a profile, as a ProposedChange holds it; empty if nothing.

    An answer or a language that the page does not have says nothing. Of an answer that differs in one
    language the others are held too, since original and translation were written together.
    """
    languages = {*CODES, organisation.original_language}
    if organisation.original_language in CODES:
        languages.add(page.original_language)  # accepting the page makes it the organisation's own
    answers = {
        answer: {code: text for code, text in texts.items() if code in languages}
        for answer, texts in page.answers.items()
    }
    stated = {
        "original_language": page.original_language,
        "texts": answers,
        "priority_areas": page.priority_areas or None,
    }
    changed = {difference.field for difference in differences(organisation, stated)}
    if not changed:
        return {}
    return {
        "original_language": page.original_language,
        "texts": {answer: texts for answer, texts in answers.items() if answer in changed},
        "priority_areas": page.priority_areas if PRIORITY_AREAS in changed else None,
        "provenance": str(Provenance.PRESENT_SITE),
    } | ({"unplaced": page.unplaced} if page.unplaced else {})


def differences(organisation: Organisation, data: dict[str, Any]) -> list[Difference]:
    """Old and new of everything in a ProposedChange's data that differs from the profile as it is now.

    In the order of the questionnaire, the original before its translations.
    """
    languages = dict.fromkeys([organisation.original_language, data["original_language"], *CODES])
    texts = [
        Difference(answer, language, text(organisation, answer, language), data["texts"][answer][language])
        for answer in ANSWERS
        for language in languages
        if language in data["texts"].get(answer, {})
    ]
    if data["priority_areas"] is not None:
        stored = set(organisation.priority_areas.values_list("slug", flat=True))
        texts.append(Difference(PRIORITY_AREAS, "en", _wordings(stored), _wordings(data["priority_areas"])))
    return [difference for difference in texts if difference.old != difference.new]


def _wordings(slugs: Iterable[str]) -> str:
    """The official wordings of priority areas, in the network's order."""
    return "\n".join(wording for slug, wording in AREAS.items() if slug in slugs)


def _known_already(organisation: Organisation, data: dict[str, Any]) -> list[str]:
    """Why a difference is not proposed once more."""
    changes = organisation.proposed_changes
    if data and any(change.data == data for change in changes.waiting()):
        return [_("This difference already waits for a decision.")]
    if data and any(change.data == data for change in changes.declined()):
        return [_("A person has declined this difference before.")]
    return []
