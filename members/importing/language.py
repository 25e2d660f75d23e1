"""In which language each paragraph of a page is written, found offline (py3langid).

A paragraph is judged by what it is. Only where it is too short to tell, the others around it decide.
"""

import copy
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from core.search.analysis import HAN, words
from core.text.folding import fold

ENGLISH = "en"
CODES = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}  # zh → zh-hans
# Words of few languages, for lines too short for the detector: a heading, a list of two things.
HINTS = {
    "en": "aid all and at by community condom drop economic for from health her hiv housing in legal of our"
    " people police support the their them they to training violence we who with women workers",
    "fr": "acces aide aux avec chez communautaire dans de des droits du elles et femmes la le les leur"
    " logement nos notre nous par pour sante sexe soutien sur travailleuses une vih",
    "es": "acceso apoyo ayuda comunitaria con de del derechos el ella en la las los mujeres nosotras para por"
    " prevencion que salud sexuales sus trabajadoras trabajo una vih vivienda y",
}
HINTED = {language: frozenset(hints.split()) for language, hints in HINTS.items()}
SHORT = 8  # words; longer paragraphs need no hint
SURE = 0.9
ENOUGH = 20  # letters that make a language certain to be one of the page's
HAN_WEIGHT = 3  # a Chinese character says as much as three letters
LEANS = 0.7
LEAST = 1e-9

# What an unusual order costs, in the measure of the detector's doubts (differences of logarithms). A sentence
# of ordinary length is surer than any of these, so that they decide about very short lines only.
UNNUMBERED, COUNTS_ON, COUNTS_ANEW, REPEATS = "no number", "1. 2.", "2. 1.", "1. 1."
SAME_LANGUAGE = {UNNUMBERED: 0.0, COUNTS_ON: 0.0, COUNTS_ANEW: 1.0, REPEATS: 3.0}
TO_ENGLISH = {UNNUMBERED: 0.2, COUNTS_ON: 2.5, COUNTS_ANEW: 0.0, REPEATS: 0.0}
FROM_ENGLISH = {UNNUMBERED: 1.5, COUNTS_ON: 1.0, COUNTS_ANEW: 0.5, REPEATS: 1.0}
BEGINS_IN_ENGLISH = 1.0
ENDS_IN_ORIGINAL = 1.0
THIRD_LANGUAGE = 4.0
NUMBER = re.compile(r"\W*(\d{1,2})\s*[.):、．]")


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The detector with all its languages, loaded once."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=16)
def _limited(languages: frozenset[str]) -> LanguageIdentifier:
    """The detector that knows these languages only."""
    limited = copy.copy(_identifier())
    limited.set_languages(languages)
    return limited


def _weight(paragraph: str) -> int:
    """How much text a paragraph is, in letters."""
    han = sum(len(run) for run in HAN.findall(paragraph))
    return sum(letter.isalpha() for letter in paragraph) + (HAN_WEIGHT - 1) * han


def _quietly(paragraph: str) -> str:
    """A paragraph written in capitals as the detector knows its words: in small letters."""
    capitals = sum(letter.isupper() for letter in paragraph)
    return paragraph.lower() if 2 * capitals > len(paragraph) else paragraph


def probabilities(paragraph: str, languages: frozenset[str]) -> dict[str, float]:
    """How likely it is that a paragraph is in each of these languages; together 1."""
    ranking = _limited(languages).rank(_quietly(paragraph))
    scores = {language: max(share, LEAST) for language, share in ranking}
    folded = {fold(word) for word in words(paragraph)}
    if len(folded) <= SHORT:
        for language in languages & HINTED.keys():
            scores[language] *= math.exp(len(folded & HINTED[language]))
    total = sum(scores.values())
    return {language: score / total for language, score in scores.items()}


def foreign_language(paragraphs: Iterable[str]) -> str | None:
    """The language outside this site's in which a good part of a page is written, if there is one."""
    letters: Counter[str] = Counter()
    for paragraph in paragraphs:
        language, share = _identifier().classify(_quietly(paragraph))
        sure = share >= SURE and _weight(paragraph) >= 2 * ENOUGH
        letters[language if sure else ENGLISH] += _weight(paragraph)
    most = max(sorted(letters.keys() - CODES.keys()), key=lambda language: letters[language], default=None)
    return most if most and letters[most] * 5 > letters.total() else None


@dataclass(frozen=True)
class Reading:
    """The paragraphs so far, each taken for one language, and how doubtful that is."""

    cost: float
    language: str | None = None
    before: "Reading | None" = None

    def languages(self) -> list[str]:
        """The language of each paragraph, in their order."""
        found, reading = [], self
        while reading.language is not None and reading.before is not None:
            found.append(reading.language)
            reading = reading.before
        return found[::-1]


@dataclass(frozen=True)
class PageLanguages:
    """The languages in which a page may be written, and the one in which it was written first."""

    known: frozenset[str]
    original: str

    def of(self, paragraphs: Sequence[str]) -> list[str]:
        """The language of each paragraph of one answer: the least doubtful reading of them all together."""
        readings = [Reading(0.0)]
        for before, paragraph in zip(["", *paragraphs], paragraphs, strict=False):
            doubts = self._doubts(paragraph)
            step = _step(before, paragraph)
            readings = [
                min((self._next(reading, language, step, doubt) for reading in readings), key=_cost)
                for language, doubt in doubts.items()
            ]
        return min(readings, key=lambda reading: reading.cost + self._cost_of_end(reading)).languages()

    def _doubts(self, paragraph: str) -> dict[str, float]:
        """What it costs to take a paragraph for each language; a third language must be certain."""
        likely = probabilities(paragraph, self.known)
        usual = (self.original, ENGLISH)
        return {
            language: -math.log(max(likely[language], LEAST)) + (0 if language in usual else THIRD_LANGUAGE)
            for language in sorted(self.known)
        }

    def _next(self, reading: Reading, language: str, step: str, doubt: float) -> Reading:
        """A reading with one more paragraph in this language."""
        if reading.language is None:
            cost = 0.0 if language == self.original else BEGINS_IN_ENGLISH
        elif reading.language == language:
            cost = SAME_LANGUAGE[step]
        else:
            cost = TO_ENGLISH[step] if language == ENGLISH else FROM_ENGLISH[step]
        return Reading(reading.cost + cost + doubt, language, reading)

    def _cost_of_end(self, reading: Reading) -> float:
        """An answer that begins in another language usually ends in English."""
        return 0.0 if reading.language == ENGLISH else ENDS_IN_ORIGINAL


def _cost(reading: Reading) -> float:
    return reading.cost


def _step(before: str, paragraph: str) -> str:
    """How a paragraph's number follows that of the one before it."""
    first, second = NUMBER.match(before), NUMBER.match(paragraph)
    if not (first and second):
        return UNNUMBERED
    change = int(second[1]) - int(first[1])
    return REPEATS if not change else COUNTS_ON if change > 0 else COUNTS_ANEW


def page_languages(paragraphs: Sequence[str]) -> PageLanguages:
    """Decide from all answers of a page together in which languages it is written."""
    foreign = foreign_language(paragraphs)
    known = frozenset(CODES) | ({foreign} if foreign else set())
    return PageLanguages(known, _original(paragraphs, known))


def _original(paragraphs: Iterable[str], known: frozenset[str]) -> str:
    """The language beside English that dominates a page; English if no other is certain enough."""
    sure: Counter[str] = Counter()
    leaning: Counter[str] = Counter()
    for paragraph in paragraphs:
        language, share = max(probabilities(paragraph, known).items(), key=lambda found: found[1])
        leaning[language] += _weight(paragraph) if share >= LEANS else 0
        sure[language] += _weight(paragraph) if share >= SURE else 0
    best = max(sorted(known - {ENGLISH}), key=lambda language: (sure[language], leaning[language]))
    certain = sure[best] >= ENOUGH and 10 * sure[best] >= sure[ENGLISH]
    return best if certain or 2 * leaning[best] > leaning[ENGLISH] else ENGLISH
