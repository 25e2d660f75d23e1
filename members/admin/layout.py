"""How the form of an organisation is laid out: each text in its own language beside one other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.helpers import AdminField, AdminForm, AdminReadonlyField, Fieldline, Fieldset
from django.utils.translation import gettext_lazy as _

from core.languages import NAMES, language_tag
from members.admin.languages import COLUMNS, OWN_LANGUAGE, language_order, localized_fields, question_of
from members.admin.translations import TranslationStatus, translation_status
from members.choices import Kind
from members.models import Organisation
from members.models.organisation import ANSWERS, OWN, TRANSLATED_FIELDS

PUBLIC = ["acronym", "country", "region", "founded", "website", "spoken_languages", "networks"]
FOUND = ["populations", "priority_areas", "support"]
AGREEMENT = ["listing_consent", "consent_basis", "consent_date", "consent_until", "consent_proof", "copies_consent"]
AGREEMENT += ["consent_recorder", "withheld_fields", "indexable", "accepts_messages"]
STAFF = ["status", "withdrawal_reason", "is_example", "created", "updated"]


def fieldsets(original: str, beside: str, organisation: Organisation | None) -> list[tuple[Any, dict[str, Any]]]:
    """The groups of the form, in the words of the field. Texts stand in the order of their languages."""
    codes = language_order(original, beside)
    names, *answers = (tuple(localized_fields(name, codes)) for name in TRANSLATED_FIELDS)
    is_network = organisation is not None and organisation.kind == Kind.NETWORK
    unplaced = ["unplaced_text"] if organisation and organisation.unplaced_text else []
    public = ["kind", "original_language", names, *PUBLIC]
    return [
        (_("The organisation"), {"fields": public}),
        (_("Its own words"), {"fields": [*answers, *unplaced, "answers_date", "provenance", "confirmed_on"]}),
        (_("How it is found"), {"fields": [*FOUND, "covers"] if is_network else FOUND}),
        (_("Agreement to be listed"), {"fields": AGREEMENT}),
        (_("For staff only"), {"fields": ["slug", *STAFF]}),
    ]


@dataclass(frozen=True)
class Text:
    """One language of a translated field: its box, and how the translation stands.

    ``tag`` is the language as HTML writes it; OWN has the organisation's own.
    """

    language: str
    tag: str
    name: Any
    field: AdminField | AdminReadonlyField
    translation_status: TranslationStatus | None
    approval: str

    @property
    def identifier(self) -> str:
        """The id of the box, for its label; empty where it is only shown."""
        return self.field.field.id_for_label if isinstance(self.field, AdminField) else ""


@dataclass(frozen=True)
class Texts:
    """A translated field in all languages, to be shown side by side."""

    name: str
    question: str
    texts: list[Text]
    help_text: str = ""


@dataclass(frozen=True)
class Section:
    """A group of the form: plain lines, and texts in several languages."""

    fieldset: Fieldset
    lines: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class LanguageTab:
    """One language in the bar: how many of the answers that exist are written in it, and what wants a look.

    A name is normally not translated, so it does not count.
    """

    code: str
    name: str
    answers: int = 0
    written: int = 0
    outdated: int = 0
    hidden: int = 0
    unapproved: int = 0

    @property
    def wants_work(self) -> bool:
        """Whether a translation is outdated, or written but not public."""
        return bool(self.outdated or self.hidden)

    @property
    def is_complete(self) -> bool:
        """Whether the public can read every answer in this language, as it stands now."""
        return self.written == self.answers > 0 and not self.wants_work


def sections(adminform: AdminForm, organisation: Organisation | None) -> list[Section]:
    """The form in groups, its translated fields side by side."""
    return [Section(fieldset, list(_lines(fieldset, organisation))) for fieldset in adminform]


def _lines(fieldset: Fieldset, organisation: Organisation | None) -> Iterator[Fieldline | Texts]:
    for line in fieldset:
        yield _texts(line, organisation) if line.fields[0] in COLUMNS else line


def _texts(line: Fieldline, organisation: Organisation | None) -> Texts:
    name, _code = COLUMNS[line.fields[0]]
    texts = []
    for column, box in zip(line.fields, line, strict=True):
        code = COLUMNS[column][1]
        state = translation_status(organisation, name, code) if organisation else None
        language = organisation.original_language if organisation and code == OWN else code
        label = NAMES.get(code, OWN_LANGUAGE)
        texts.append(Text(code, "" if language == OWN else language_tag(language), label, box, state, f"{code} {name}"))
    return Texts(name, question_of(name), texts)


def language_tabs(organisation: Organisation | None) -> list[LanguageTab]:
    return [_tab(organisation, code, name) for code, name in NAMES.items()]


def _tab(organisation: Organisation | None, code: str, name: str) -> LanguageTab:
    if organisation is None:
        return LanguageTab(code, name)
    answers = [field for field in ANSWERS if organisation.original(field)]
    statuses = [translation_status(organisation, field, code) for field in TRANSLATED_FIELDS]
    states = [one for one in statuses if one]
    return LanguageTab(
        code,
        name,
        answers=len(answers),
        written=sum(bool(organisation.text(field, code)) for field in answers),
        outdated=sum(one.outdated for one in states),
        hidden=sum(one.hidden for one in states),
        unapproved=sum(one.wants_approval for one in states),
    )
