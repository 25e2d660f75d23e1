"""Invented organisations, put together from the words in members/demo/data/words.toml. Nothing is stored here.

Organisation number i depends on (SEED, i) alone: sixty of them are the first sixty of a hundred thousand. What an
organisation says is one thought in five languages, so each translation is faithful to its original.
"""

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.text.slugs import readable_slug
from members.choices import ConsentBasis, OtherNameKind, Provenance, Status, TranslationAuthor, WithdrawalReason
from members.models import Link, Organisation, OtherName, TranslationState, text_digest
from members.models.organisation import ANSWERS

SEED = "sea glass"
SOURCE = Path(__file__).parent / "data" / "words.toml"
LANGUAGES = ("en", "fr", "es", "ru", "zh-hans")  # the order in which the source has them
LAST_DAY = date(2026, 10, 31)  # a fixed day: the same number gives the same organisation in any year
Texts = dict[str, str]  # one thought by language

LIKELY_POPULATIONS = {"female": 0.8, "trans": 0.5, "male": 0.4, "street": 0.3, "migrant": 0.25, "hiv": 0.25}
RARE = 0.12  # how likely each other population is
CONSENTING: dict[str, float] = {Status.DRAFT: 0.2, Status.IN_REVIEW: 0.6, Status.PUBLISHED: 0.95, Status.WITHDRAWN: 0.7}
AUTHORS = [
    (TranslationAuthor.ORGANISATION, True),
    (TranslationAuthor.ORGANISATION, False),
    (TranslationAuthor.SUPPLIED, False),
    (TranslationAuthor.PERSON, True),
    (TranslationAuthor.PERSON, True),
    (TranslationAuthor.PERSON, False),  # waits for a reviewer
    (TranslationAuthor.MACHINE, True),
    (TranslationAuthor.MACHINE, False),  # not shown to anybody outside
]


@dataclass
class Invented:
    """An organisation not yet stored, the slugs of its words, and what hangs on it."""

    organisation: Organisation
    words: dict[str, list[str]]
    attached: list[TranslationState | OtherName | Link] = field(default_factory=list)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """The words of the source, with each list of five made into texts by language."""
    return {name: _by_language(value) for name, value in tomllib.loads(SOURCE.read_text("utf-8")).items()}


def _by_language(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _by_language(inner) for name, inner in value.items()}
    if isinstance(value, list) and isinstance(value[0], list):
        return [_by_language(inner) for inner in value]
    if isinstance(value, list) and len(value) == len(LANGUAGES):
        return dict(zip(LANGUAGES, value, strict=True))
    return value


def invent(number: int, seed: str = SEED) -> Invented:
    """Organisation number ``number``, counted from 0."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - invented data need no cryptography
    country, language, name = _identity(number, chance)
    words = _words(chance)
    texts = {"name": name} | _answers(words, chance)
    slug = readable_slug(name[language])
    if number >= len(vocabulary()["first"]):
        slug = f"{slug}-{number}"
    organisation = Organisation(
        slug=slug, country_id=country, original_language=language, is_example=True, **_facts(slug, chance)
    )
    spoken = [language[:2], *vocabulary()["spoken"].get(country, "").split()]
    organisation.spoken_languages = list(dict.fromkeys(spoken))
    for key, value in _publication(chance).items():
        setattr(organisation, key, value)
    return Invented(organisation, words, [*_write(organisation, texts, chance), *_extras(organisation, chance)])


# --- what it is ------------------------------------------------------------------------------------------


def _identity(number: int, chance: random.Random) -> tuple[str, str, Texts]:
    """Country, original language and name: listed for the first ones, put together for the rest."""
    known = vocabulary()
    if number < len(known["first"]):
        country, language, thing, form = known["first"][number]
        return country, language, _filled(known["forms"][form], thing=known["things"][thing])
    places = [(code, language) for language, codes in known["countries"].items() for code in codes.split()]
    country, language = chance.choice(places)
    first, second = chance.sample(list(known["things"].values()), 2)
    both = _filled(known["joined"]["things"], first=first, second=second)
    return country, language, _filled(chance.choice(list(known["forms"].values())), thing=both)


def _words(chance: random.Random) -> dict[str, list[str]]:
    """Populations, areas and kinds of support: always somebody, always at least two areas, support or none."""
    known = vocabulary()
    people = [slug for slug in known["people"] if chance.random() < LIKELY_POPULATIONS.get(slug, RARE)]
    areas = chance.sample(list(known["challenges"]), chance.randint(2, len(known["challenges"])))
    support = chance.sample(list(known["support"]), chance.choice([0, 1, 1, 2, 2, 3, 3, 4]))
    return {"populations": people or ["female"], "priority_areas": areas, "support": support}


def _facts(slug: str, chance: random.Random) -> dict[str, Any]:
    """What is known of it besides its words; much of it may be unknown, as in life."""
    confirmed = LAST_DAY - timedelta(days=chance.randint(0, 900))
    answered = confirmed - timedelta(days=chance.randint(0, 2000))
    return {
        "founded": chance.randint(1992, 2019) if chance.random() < 0.85 else None,
        "website": f"https://{slug}.example.org/" if chance.random() < 0.75 else "",
        "answers_date": answered if chance.random() < 0.8 else None,
        "confirmed_on": confirmed if chance.random() < 0.6 else None,
        "provenance": chance.choices(Provenance.values, weights=[7, 2, 1])[0],
        "accepts_messages": chance.random() < 0.5,
        "indexable": chance.random() < 0.9,
        "withheld_fields": [chance.choice(["website", "populations", "founded"])] if chance.random() < 0.1 else [],
    }


def _publication(chance: random.Random) -> dict[str, Any]:
    """Whether it may be shown: most may; the rest gives staff something to do."""
    status = chance.choices(Status.values, weights=[8, 8, 78, 6])[0]
    reason = chance.choice(WithdrawalReason.values) if status == Status.WITHDRAWN else ""
    consent = reason != WithdrawalReason.CONSENT and chance.random() < CONSENTING[status]
    basis = chance.choice([ConsentBasis.SIGNED_FORM, ConsentBasis.WRITTEN, ConsentBasis.PRESENT_SITE])
    dated = consent and basis != ConsentBasis.PRESENT_SITE
    return {
        "status": status,
        "withdrawal_reason": reason,
        "listing_consent": consent,
        "consent_basis": basis if consent else "",
        "consent_date": LAST_DAY - timedelta(days=chance.randint(900, 3000)) if dated else None,
    }


# --- what it says ----------------------------------------------------------------------------------------


def _filled(template: Texts, **parts: Texts) -> Texts:
    """A template with the same parts put in, in every language."""
    return {code: template[code].format(**{name: part[code] for name, part in parts.items()}) for code in template}


def _together(sentences: list[Texts], between: str = " ") -> Texts:
    """Sentences after each other; Chinese needs no blank between them."""
    return {
        code: ("" if between == " " and code == "zh-hans" else between).join(sentence[code] for sentence in sentences)
        for code in LANGUAGES
    }


def _listed(items: list[Texts]) -> Texts:
    """“a, b and c”."""
    comma = dict.fromkeys(LANGUAGES, ", ") | {"zh-hans": "、"}
    last = {"en": " and ", "fr": " et ", "es": " y ", "ru": " и ", "zh-hans": "以及"}
    return {
        code: last[code].join(filter(None, [comma[code].join(i[code] for i in items[:-1]), items[-1][code]]))
        for code in LANGUAGES
    }


def _answers(words: dict[str, list[str]], chance: random.Random) -> dict[str, Texts]:
    """The four answers; each but the first may be missing."""
    known = vocabulary()
    answers = {"works_with": _works_with(words["populations"], chance)}
    if chance.random() < 0.92:
        answers["involvement"] = _together(chance.sample(known["answers"]["involvement"], chance.randint(1, 2)))
    if chance.random() < 0.92:
        challenges = [chance.choice(known["challenges"][area]) for area in words["priority_areas"][:2]]
        answers["challenges"] = _together(challenges, "\n")
    offers = [chance.choice(known["support"][kind]) for kind in words["support"]]
    paragraphs = [_together(offers)] if offers else []
    if chance.random() < 0.6:
        paragraphs.append(chance.choice(known["besides"]["general"]))
    return answers | ({"other_work": _together(paragraphs, "\n")} if paragraphs else {})


def _works_with(populations: list[str], chance: random.Random) -> Texts:
    """Who they work with and where; a town is no place for people in rural areas."""
    known = vocabulary()
    named = sorted(chance.sample(populations, min(3, len(populations))), key=populations.index)
    places = known["places"]["anywhere"] + ([] if "rural" in named else known["places"]["city"])
    place = chance.choice(places)
    capital = {code: text[:1].upper() + text[1:] for code, text in place.items()}
    people = _listed([known["people"][slug] for slug in named])
    first = _filled(chance.choice(known["answers"]["works_with"]), people=people, place=place, Place=capital)
    if chance.random() < 0.4:
        return first
    count = dict.fromkeys(LANGUAGES, str(chance.randrange(20, 400, 10)))
    return _together([first, _filled(chance.choice(known["answers"]["more"]), count=count)])


def _write(organisation: Organisation, texts: dict[str, Texts], chance: random.Random) -> list[TranslationState]:
    """Put the original in, and the translations there are; returns what is known of each translation."""
    original = organisation.original_language
    for name, versions in texts.items():
        organisation.set_text(name, original, versions[original])
    states = []
    half = chance.random() < 0.4
    for language in _translated_into(original, chance):
        author, reviewed = chance.choice(AUTHORS)
        for name in [name for name in texts if name in ANSWERS[:2] or (not half and chance.random() < 0.9)]:
            organisation.set_text(name, language, texts[name][language])
            # One in ten was made from an earlier original, which had not yet its last full stop.
            made_from = texts[name][original][: -1 if chance.random() < 0.1 else None]
            states.append(
                TranslationState(
                    organisation=organisation,
                    field=name,
                    language=language,
                    digest=text_digest(made_from),
                    author=author,
                    reviewed=reviewed,
                )
            )
    return states


def _translated_into(original: str, chance: random.Random) -> list[str]:
    """Mostly English, beside an original in another language; sometimes none, seldom all."""
    others = [code for code in LANGUAGES if code != original]
    luck = chance.random()
    if luck < 0.06:
        return others
    if luck < (0.2 if original != "en" else 0.5):
        return []
    return ["en"] if original != "en" and luck < 0.9 else [chance.choice(others)]


def _extras(organisation: Organisation, chance: random.Random) -> list[OtherName | Link]:
    """A former name and a link, where there are any."""
    known, original = vocabulary(), organisation.original_language
    extras: list[OtherName | Link] = []
    if chance.random() < 0.12:
        thing, form = chance.choice(list(known["things"].values())), chance.choice(list(known["forms"].values()))
        former = _filled(form, thing=thing)[original]
        until = LAST_DAY - timedelta(days=chance.randint(300, 4000))
        extras.append(
            OtherName(organisation=organisation, name=former, kind=OtherNameKind.FORMER, language=original, until=until)
        )
    if organisation.website and chance.random() < 0.25:
        label = known["besides"]["report"][original]
        extras.append(Link(organisation=organisation, label=label, url=f"{organisation.website}report"))
    return extras
