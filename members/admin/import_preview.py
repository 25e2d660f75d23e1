"""What an uploaded page was understood to say, ready to be shown beside its source and to be imported after.

Nothing is kept between the two steps: the text travels through the page, sealed, and is read anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from members.admin.languages import label_of, name_of, question_of
from members.importing.files import LARGEST, Refused, decode
from members.importing.plan import Difference, Outcome, Plan, differences, plan_text, plan_upload, stored_countries
from members.models import Country, Organisation, Population, PriorityArea
from members.models.organisation import ANSWERS

VALID_FOR = 24 * 60 * 60  # seconds
SALT = "members.admin.import_preview"


@dataclass(frozen=True)
class Answer:
    """One answer: its question, and each language version (code, name, text)."""

    question: str
    texts: list[tuple[str, str, str]]


@dataclass(frozen=True)
class ImportPreview:
    """One page: its source, what importing it would do, and what was understood, in words."""

    plan: Plan
    source: str
    sealed: str
    country: str = ""
    original_language: str = ""
    areas: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    populations: tuple[tuple[str, str], ...] = ()
    differences: tuple[tuple[str, Difference, str], ...] = ()
    is_chosen: bool = True
    same_as: str = ""  # the answer to the question about namesakes, once it is given
    chosen_populations: tuple[str, ...] = ()

    @property
    def may_be_imported(self) -> bool:
        """Whether importing would do anything."""
        return self.plan.outcome in (Outcome.CREATE, Outcome.WAITS)

    @property
    def is_new(self) -> bool:
        """Whether importing would make a new draft."""
        return self.plan.outcome == Outcome.CREATE

    @property
    def is_unanswered(self) -> bool:
        """Whether it shall be imported and nobody has said if it is one of its namesakes."""
        return self.is_chosen and bool(self.plan.namesakes) and not self.same_as


@dataclass(frozen=True)
class SignedPage:
    """A page as it comes back from the first step."""

    name: str
    text: str
    outcome: str

    def plan_again(self, same_as: int | None = None) -> Plan:
        """What importing it would do now."""
        return plan_text(self.name, self.text, stored_countries(), same_as)


def sign_page(name: str, text: str, outcome: str) -> str:
    """A page for a hidden field; nobody can alter it on the way."""
    return signing.dumps([name, text, outcome], salt=SALT, compress=True)


def unsign_page(sealed: str) -> SignedPage:
    """The page from a hidden field; signing.BadSignature if it was altered or is older than a day."""
    return SignedPage(*signing.loads(sealed, salt=SALT, max_age=VALID_FOR))


def preview_files(files: Iterable[UploadedFile]) -> list[ImportPreview]:
    """Read uploaded files; nothing is written."""
    countries = stored_countries()
    plans = []
    for file in files:
        data = file.read(LARGEST + 1)
        plans.append((plan_upload(str(file.name), data, countries), _text(data)))
    return _describe_all(plans)


def preview_again(pages: Mapping[int, SignedPage], answers: QueryDict) -> list[ImportPreview]:
    """The same pages with what was ticked and answered."""
    chosen = answers.getlist("chosen")
    return [
        replace(
            preview,
            is_chosen=str(number) in chosen,
            same_as=answers.get(f"same-{number}", ""),
            chosen_populations=tuple(answers.getlist(f"populations-{number}")),
        )
        for number, preview in zip(
            pages, _describe_all([(page.plan_again(), page.text) for page in pages.values()]), strict=True
        )
    ]


def _describe_all(plans: Iterable[tuple[Plan, str]]) -> list[ImportPreview]:
    areas = {area.slug: label_of(area, "label") for area in PriorityArea.objects.all()}
    populations = {population.slug: label_of(population, "label") for population in Population.objects.all()}
    return [_describe(plan, text, areas, populations) for plan, text in plans]


def _text(data: bytes) -> str:
    try:
        return decode(data)
    except Refused:
        return ""


def _describe(plan: Plan, text: str, areas: Mapping[str, str], populations: Mapping[str, str]) -> ImportPreview:
    sealed = sign_page(plan.source, text, plan.outcome) if plan.page else ""
    if plan.page is None:
        return ImportPreview(plan, text, sealed)
    page = plan.page
    country = Country.objects.filter(pk=page.country).first() if page.country else None
    return ImportPreview(
        plan,
        text,
        sealed,
        country=label_of(country, "name") if country else "",
        original_language=name_of(page.original_language),
        areas=tuple(areas.get(slug, slug) for slug in page.priority_areas),
        answers=tuple(_answer(field, page.answers.get(field, {})) for field in ANSWERS),
        populations=tuple((slug, populations[slug]) for slug in page.suggested_populations if slug in populations),
        differences=rows_of(plan.organisation, plan.data) if plan.organisation and plan.data else (),
    )


def _answer(field: str, texts: Mapping[str, str]) -> Answer:
    return Answer(question_of(field), [(code, name_of(code), text) for code, text in texts.items()])


def rows_of(organisation: Organisation, data: dict[str, Any]) -> tuple[tuple[str, Difference, str], ...]:
    """Where a page differs from a profile: the question, old and new, and the name of the language."""
    return tuple(
        (question_of(difference.field), difference, name_of(difference.language))
        for difference in differences(organisation, data)
    )
