"""In which language each paragraph of a page is written, found offline (py3langid).

A paragraph is judged by what it is. Only where it is too short to tell, the others around it decide.
"""

import copy
import math
import re
import unicodedata
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
VERY_SURE = 0.999
LONG = 200  # letters of a paragraph that is foreign though the rest of the page is not
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


# The letters of scripts in which none of this site's languages is written, and the languages that the detector chooses
# from. A few words are enough to know the script. Kana stand among Chinese signs and make them Japanese.
SCRIPTS = {
    "\u0370-\u03ff\u1f00-\u1fff": "el",
    "\u0530-\u058f": "hy",
    "\u0590-\u05ff": "he",
    "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff": "ar fa ps ur",
    "\u0900-\u097f": "hi mr ne",
    "\u0980-\u09ff": "as bn",
    "\u0a00-\u0a7f": "pa",
    "\u0a80-\u0aff": "gu",
    "\u0b00-\u0b7f": "or",
    "\u0b80-\u0bff": "ta",
    "\u0c00-\u0c7f": "te",
    "\u0c80-\u0cff": "kn",
    "\u0d00-\u0d7f": "ml",
    "\u0d80-\u0dff": "si",
    "\u0e00-\u0e7f": "th",
    "\u0e80-\u0eff": "lo",
    "\u0f00-\u0fff": "dz",
    "\u1000-\u109f": "my",
    "\u10a0-\u10ff": "ka",
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af": "ko",
    "\u1200-\u139f": "am",
    "\u1780-\u17ff": "km",
    "\u3040-\u30ff": "ja",
}
LETTERS_OF = {re.compile(f"[{letters}]"): frozenset(languages.split()) for letters, languages in SCRIPTS.items()}
KANA_SHARE = 0.1  # of the letters of a Japanese text; the others are Chinese signs
SCRIPT_SHARE = 0.5


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
    letters = sum(letter.isalpha() or unicodedata.category(letter)[0] == "M" for letter in paragraph)
    return letters + (HAN_WEIGHT - 1) * han


def _quietly(paragraph: str) -> str:
    """A paragraph written in capitals as the detector knows its words: in small letters."""
    capitals = sum(letter.isupper() for letter in paragraph)
    return paragraph.lower() if 2 * capitals > len(paragraph) else paragraph


@lru_cache(maxsize=2048)
def language_of_script(paragraph: str) -> str | None:
    """The language of a paragraph in a script that none of this site's languages has, however short it is."""
    total = sum(letter.isalpha() or unicodedata.category(letter)[0] == "M" for letter in paragraph)
    for letters, languages in LETTERS_OF.items():
        share = KANA_SHARE if "ja" in languages else SCRIPT_SHARE
        if total and len(letters.findall(paragraph)) > share * total:
            return str(_limited(languages).classify(paragraph)[0]) if len(languages) > 1 else next(iter(languages))
    return None


def probabilities(paragraph: str, languages: frozenset[str]) -> dict[str, float]:
    """How likely it is that a paragraph is in each of these languages; together 1."""
    told = language_of_script(paragraph)
    if told in languages:
        return {language: 1 - LEAST * len(languages) if language == told else LEAST for language in languages}
    ranking = _limited(languages).rank(_quietly(paragraph))
    scores = {language: max(share, LEAST) for language, share in ranking}
    folded = {fold(word) for word in words(paragraph)}
    if len(folded) <= SHORT:
        for language in languages & HINTED.keys():
            scores[language] *= math.exp(len(folded & HINTED[language]))
    total = sum(scores.values())
    return {language: score / total for language, score in scores.items()}


def foreign_language(paragraphs: Iterable[str]) -> str | None:
    """The language outside this site's in which a page is written, or a paragraph of it, if there is one.

    By its script, however short; a language of Latin or Cyrillic letters must be certain, and a good part of the page
    or a long paragraph.
    """
    letters: Counter[str] = Counter()
    certain: set[str] = set()
    for paragraph in paragraphs:
        told = language_of_script(paragraph)
        language, share = (told, 1.0) if told else _identifier().classify(_quietly(paragraph))
        weight = _weight(paragraph)
        if told or (share >= VERY_SURE and weight >= LONG):
            certain.add(language)
        sure = told or (share >= SURE and weight >= 2 * ENOUGH)
        letters[language if sure else ENGLISH] += weight
    foreign = {
        script for script in letters.keys() - CODES.keys() if script in certain or letters[script] * 5 > letters.total()
    }
    return max(sorted(foreign), key=lambda language: letters[language], default=None)


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
    rival: str | None = None  # another language that may as well be the original

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
    original = _original(paragraphs, known)
    return PageLanguages(known, original, _rival(paragraphs, known, original))


def _rival(paragraphs: Iterable[str], known: frozenset[str], original: str) -> str | None:
    """A language beside English and the original in which whole paragraphs certainly are."""
    sure: Counter[str] = Counter()
    for paragraph in paragraphs:
        language, share = max(probabilities(paragraph, known).items(), key=lambda found: found[1])
        sure[language] += _weight(paragraph) if share >= SURE and _weight(paragraph) >= 2 * ENOUGH else 0
    others = {language: weight for language, weight in sure.items() if language not in (ENGLISH, original)}
    rival = max(sorted(others), key=lambda language: others[language], default=None)
    return rival if rival and 3 * others[rival] >= sure[original] else None


def _original(paragraphs: Sequence[str], known: frozenset[str]) -> str:
    """The language beside English that dominates a page; English if no other is certain enough."""
    sure: Counter[str] = Counter()
    leaning: Counter[str] = Counter()
    for paragraph in paragraphs:
        language, share = max(probabilities(paragraph, known).items(), key=lambda found: found[1])
        leaning[language] += _weight(paragraph) if share >= LEANS else 0
        sure[language] += _weight(paragraph) if share >= SURE else 0
    best = max(sorted(known - {ENGLISH}), key=lambda language: (sure[language], leaning[language]))
    if best not in CODES and any(language_of_script(paragraph) == best for paragraph in paragraphs):
        return best  # nobody writes in another script by the way
    certain = sure[best] >= ENOUGH and 10 * sure[best] >= sure[ENGLISH]
    return best if certain or 2 * leaning[best] > leaning[ENGLISH] else ENGLISH
