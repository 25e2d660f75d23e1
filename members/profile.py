"""PublicProfile: exactly what a stranger may see of one organisation in one language.

``project`` turns an organisation into a document of plain values, from public fields only and without those
it withholds; the gate stores it. ``PublicProfile.read`` turns a stored document into what templates, API
and exports receive. Nothing public ever receives an Organisation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from members.models import Organisation, VocabularyEntry
from members.models.organisation import ANSWERS
from members.visibility import may_be_public
from members.vocabularies import CountryLabel, Label, Labels, NetworkLabel

VOCABULARIES = ("priority_areas", "populations", "support")
CARD_LENGTH = 150
Document = dict[str, Any]


@dataclass(frozen=True)
class PublicText:
    """A text, the language in which it stands, and what is known of it.

    ``state`` is ``original``, ``organisation`` (translated by the organisation itself), ``supplied`` (came
    with the profile, translator unknown) or ``reviewed`` (read and approved by an editor). ``outdated``: the
    original has changed since.
    """

    text: str
    language: str
    state: str = "original"
    outdated: bool = False

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs, to the letter."""
        return [line for line in self.text.split("\n") if line.strip()]

    @property
    def is_translation(self) -> bool:
        """Whether somebody else's words stand between the organisation and the reader."""
        return self.state != "original"


@dataclass(frozen=True)
class PublicAnswer:
    """One answer: what the reader sees first, and the original beside it when that is a translation."""

    field: str
    shown: PublicText
    original: PublicText | None


@dataclass(frozen=True)
class PublicName:
    """A former or other name."""

    name: str
    kind: str
    language: str
    until: date | None


@dataclass(frozen=True)
class PublicLink:
    """An address on the web."""

    label: str
    url: str


@dataclass(frozen=True)
class PublicProfile:
    """What a stranger may see of one organisation in one language."""

    slug: str
    kind: str
    language: str
    name: PublicText
    original_name: PublicText | None
    acronym: str
    other_names: list[PublicName]
    country: CountryLabel | None
    region: Label | None
    original_language: str
    languages: list[str]
    spoken_languages: list[str]
    founded: int | None
    website: str
    links: list[PublicLink]
    networks: list[NetworkLabel]
    covers: list[CountryLabel]
    priority_areas: list[Label]
    populations: list[Label]
    support: list[Label]
    answers: list[PublicAnswer]
    answers_date: date | None
    provenance: str
    is_example: bool
    indexable: bool
    accepts_messages: bool
    confirmed_on: date | None

    @classmethod
    def read(cls, document: Document, labels: Labels) -> "PublicProfile":
        """A stored document with the labels of its language."""
        values = dict(document)
        values["name"] = _read_text(values["name"])
        values["original_name"] = _read_text(values["original_name"])
        values["other_names"] = [
            PublicName(**{**name, "until": _read_date(name["until"])}) for name in values["other_names"]
        ]
        values["links"] = [PublicLink(**link) for link in values["links"]]
        values["answers"] = [
            PublicAnswer(answer["field"], PublicText(**answer["shown"]), _read_text(answer["original"]))
            for answer in values["answers"]
        ]
        for field in ("answers_date", "confirmed_on"):
            values[field] = _read_date(values[field])
        return cls(**(values | _read_labels(document, labels)))

    @property
    def summary(self) -> PublicText | None:
        """The first answer, cut for a card."""
        if not self.answers:
            return None
        shown = self.answers[0].shown
        text = " ".join(shown.text.split())
        if len(text) > CARD_LENGTH:
            text = text[:CARD_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
        return PublicText(text, shown.language, shown.state, shown.outdated)

    @property
    def is_translated(self) -> bool:
        """Whether any answer is shown in another language than its own."""
        return any(answer.original for answer in self.answers)

    @property
    def reached_through(self) -> list[NetworkLabel]:
        """The networks to turn to for an organisation that gives no way of its own."""
        return self.networks or (self.country.networks if self.country else [])


def _read_date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _read_text(value: Document | None) -> PublicText | None:
    return PublicText(**value) if value else None


def _read_labels(document: Document, labels: Labels) -> Document:
    """The vocabulary words of a document as labels; a word that no longer exists is left out."""
    found: Document = {
        field: [getattr(labels, field)[slug] for slug in document[field] if slug in getattr(labels, field)]
        for field in (*VOCABULARIES, "networks")
    }
    found["covers"] = [labels.countries[code] for code in document["covers"] if code in labels.countries]
    found["country"] = labels.countries.get(document["country"])
    found["region"] = labels.regions.get(document["region"])
    return found


def shown(organisation: Organisation, field: str) -> bool:
    """Whether this organisation shows this field. A field that is not public by the registry raises."""
    if not may_be_public("members.organisation", field):
        raise ValueError(f"{field} is not a public field")
    return field not in organisation.withheld_fields


def public_texts(organisation: Organisation, field: str) -> dict[str, PublicText]:
    """Every language version of a field that a stranger may read, by language."""
    if not shown(organisation, field):
        return {}
    original = organisation.original(field)
    texts = {organisation.original_language: PublicText(original, organisation.original_language)} if original else {}
    for state in organisation.translation_states.all():
        text = organisation.text(field, state.language)
        if state.field != field or state.language == organisation.original_language or not text:
            continue
        if state.may_be_shown:
            said = state.author if state.author in ("organisation", "supplied") else "reviewed"
            texts[state.language] = PublicText(text, state.language, said, state.is_outdated(original))
    return texts


def best_text(texts: dict[str, PublicText], language: str, original_language: str) -> PublicText | None:
    """What a reader of a language sees: that language, else English, else the original, else any."""
    for candidate in (language, settings.LANGUAGE_CODE, original_language, *texts):
        if candidate in texts:
            return texts[candidate]
    return None


def _beside(texts: dict[str, PublicText], first: PublicText, original_language: str) -> PublicText | None:
    """The original, where something else is shown first."""
    return texts.get(original_language) if first.language != original_language else None


def _plain(text: PublicText | None) -> Document | None:
    return dict(vars(text)) if text else None


def _answers(organisation: Organisation, language: str) -> list[Document]:
    answers = []
    for field in ANSWERS:
        texts = public_texts(organisation, field)
        first = best_text(texts, language, organisation.original_language)
        if first:
            beside = _beside(texts, first, organisation.original_language)
            answers.append({"field": field, "shown": _plain(first), "original": _plain(beside)})
    return answers


def _names(organisation: Organisation, language: str) -> Document:
    texts = public_texts(organisation, "name")
    first = best_text(texts, language, organisation.original_language) or PublicText(organisation.slug, "en")
    return {
        "name": _plain(first),
        "original_name": _plain(_beside(texts, first, organisation.original_language)),
    }


def languages_of(organisation: Organisation) -> list[str]:
    """The languages in which at least one answer can be read, in the order of the settings."""
    found = {language for field in ANSWERS for language in public_texts(organisation, field)}
    return [code for code, _name in settings.LANGUAGES if code in found]


def words_of(organisation: Organisation, field: str) -> list[VocabularyEntry]:
    """The entries of one vocabulary that this organisation shows, in the vocabulary's order."""
    if not shown(organisation, field):
        return []
    return sorted(getattr(organisation, field).all(), key=lambda entry: entry.position)


def region_of(organisation: Organisation) -> str | None:
    """The slug of the region: the country's, or the organisation's own."""
    region = organisation.country.region if organisation.country else organisation.region
    return region.slug if region else None


def _attached(organisation: Organisation) -> Document:
    """What hangs on an organisation in tables of its own."""
    names = organisation.other_names.all() if shown(organisation, "other_names") else []
    links = organisation.links.all() if shown(organisation, "links") else []
    return {
        "other_names": [
            {
                "name": name.name,
                "kind": name.kind,
                "language": name.language,
                "until": name.until.isoformat() if name.until else None,
            }
            for name in names
        ],
        "links": [{"label": link.label, "url": link.url} for link in links],
        "covers": sorted(place.country_id for place in organisation.coverage.all()),
    }


def project(organisation: Organisation, language: str, networks: Iterable[str]) -> Document:
    """The public document of an organisation in one language.

    ``networks`` are the slugs of those of its networks that may themselves be shown; the caller, the gate,
    knows them.
    """
    document: Document = {
        "slug": organisation.slug,
        "kind": organisation.kind,
        "language": language,
        "acronym": organisation.acronym,
        "country": organisation.country_id,
        "region": region_of(organisation),
        "original_language": organisation.original_language,
        "languages": languages_of(organisation),
        "spoken_languages": list(organisation.spoken_languages) if shown(organisation, "spoken_languages") else [],
        "founded": organisation.founded if shown(organisation, "founded") else None,
        "website": organisation.website if shown(organisation, "website") else "",
        "networks": sorted(networks) if shown(organisation, "networks") else [],
        "answers": _answers(organisation, language),
        "answers_date": organisation.answers_date.isoformat() if organisation.answers_date else None,
        "provenance": organisation.provenance,
        "is_example": organisation.is_example,
        "indexable": organisation.indexable,
        "accepts_messages": organisation.accepts_messages,
        "confirmed_on": organisation.confirmed_on.isoformat() if organisation.confirmed_on else None,
    }
    document |= {field: [entry.slug for entry in words_of(organisation, field)] for field in VOCABULARIES}
    return document | _names(organisation, language) | _attached(organisation)
