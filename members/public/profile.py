"""PublicProfile: exactly what a stranger may see of one organisation in one language.

``projection.py`` turns an organisation into a document of plain values, and the gate stores it;
``PublicProfile.read`` turns a stored document into what templates, API and exports receive. Nothing public
ever receives an Organisation.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.publishing.documents import Document
from core.text.shortening import shortened
from members.public.labels import CountryLabel, Label, Labels, NetworkLabel

VOCABULARIES = ("priority_areas", "populations", "support")
CARD_LENGTH = 150


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
        return PublicText(shortened(shown.text, CARD_LENGTH), shown.language, shown.state, shown.outdated)

    @property
    def is_partly_foreign(self) -> bool:
        """Whether an answer is shown in another language than the reader's."""
        return any(answer.shown.language != self.language for answer in self.answers)

    @property
    def reached_through(self) -> list[NetworkLabel]:
        """The networks to turn to for an organisation that gives no way of its own."""
        return self.networks or (self.country.networks if self.country else [])


def _read_date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _read_text(value: Document | None) -> PublicText | None:
    return PublicText(**value) if value else None


def _read_labels(document: Document, labels: Labels) -> dict[str, Any]:
    """The vocabulary words of a document as labels; a word that no longer exists is left out."""
    context: dict[str, Any] = {
        field: [getattr(labels, field)[slug] for slug in document[field] if slug in getattr(labels, field)]
        for field in (*VOCABULARIES, "networks")
    }
    context["covers"] = [labels.countries[code] for code in document["covers"] if code in labels.countries]
    context["country"] = labels.countries.get(document["country"])
    context["region"] = labels.regions.get(document["region"])
    return context
