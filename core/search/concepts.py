"""Ideas that people look for, each in the words of five languages: concepts.toml, and word_forms.toml.

Whoever types one of an idea's words finds what holds any other of them, in any language. A phrase counts in its written
forms and no others: a stem would take "aid" for AIDS. In a text only those of its language count; what somebody types
may be of any.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from core.search.analysis import CYRILLIC, CYRILLIC_STEMMER, HAN, STEMMERS, words
from core.text.folding import fold

FILE = Path(__file__).with_name("concepts.toml")
FORMS_FILE = Path(__file__).with_name("word_forms.toml")
CHINESE = "zh-hans"
CONCEPT_SIGN = "§"  # keeps an idea apart from every word
ONLY_TYPED, ONLY_IN_TEXTS = "?", "="  # before a phrase


class Phrase(NamedTuple):
    """Words in a row, each in any of its forms, folded; where they count; and the idea that they stand for."""

    words: tuple[frozenset[str], ...]
    idea: str
    in_texts: bool
    typed: bool

    def begins(self, row: Sequence[str]) -> bool:
        """Whether folded words begin with this phrase."""
        return len(row) >= len(self.words) and all(word in forms for word, forms in zip(row, self.words, strict=False))


# The phrases that may begin with a folded word, the longest first.
PhrasesByWord = dict[str, list[Phrase]]


class Ideas(NamedTuple):
    """The files, ready to be asked: phrases by language, Chinese phrases, and short forms in capitals."""

    phrases: dict[str, PhrasesByWord]
    chinese: dict[bool, dict[str, str]]  # those of texts, and those that somebody may type
    abbreviations: dict[str, str]
    longest_chinese: int


def concept_token(idea: str) -> str:
    """How an idea stands in an index."""
    return f"{CONCEPT_SIGN}{idea}"


def ideas_among(tokens: Iterable[str]) -> set[str]:
    """The ideas that stand among tokens of an index."""
    return {token.removeprefix(CONCEPT_SIGN) for token in tokens if token.startswith(CONCEPT_SIGN)}


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def phrases_in(table: dict[str, Any], forms: dict[str, dict[str, str]], language: str) -> Iterator[Phrase]:
    """The phrases of a language as the two files have them."""
    of_language = forms.get(language, {})
    written = {fold(word): frozenset(map(fold, [word, *other.split()])) for word, other in of_language.items()}
    for idea, by_language in table.items():
        for phrase in by_language.get(language, []):
            row = tuple(written.get(fold(word), frozenset({fold(word)})) for word in words(phrase.lstrip("?=")))
            yield Phrase(row, idea, not phrase.startswith(ONLY_TYPED), not phrase.startswith(ONLY_IN_TEXTS))


@lru_cache(maxsize=1)
def ideas() -> Ideas:
    """The ideas of the files, read once."""
    table, forms = _read(FILE), _read(FORMS_FILE)
    phrases: dict[str, PhrasesByWord] = {}
    for language in STEMMERS:
        by_word = phrases.setdefault(language, {})
        for phrase in sorted(phrases_in(table, forms, language), key=lambda one: -len(one.words)):
            for form in phrase.words[0]:
                by_word.setdefault(form, []).append(phrase)
    chinese = {
        typed: {
            fold(phrase.lstrip(ONLY_TYPED)): idea
            for idea, lists in table.items()
            for phrase in lists[CHINESE]
            if typed or not phrase.startswith(ONLY_TYPED)
        }
        for typed in (False, True)
    }
    short = {form: idea for idea, lists in table.items() for form in lists.get("abbreviations", [])}
    return Ideas(phrases, chinese, short, max(map(len, chinese[True])))


def language_of(word: str, language: str) -> str:
    """The language in which a word of a text is looked up: Cyrillic words as Russian whatever the text's."""
    return CYRILLIC_STEMMER if CYRILLIC.search(word) else language


class Meant(NamedTuple):
    """An idea in a row of words, and where: the place of its first word, and how many."""

    idea: str
    start: int
    length: int


def meant_by(row: Sequence[str], language: str) -> Iterator[Meant]:
    """Every phrase in a row of words of a text, but for Chinese ones."""
    known = ideas()
    folded = [fold(word) for word in row]
    for start, word in enumerate(row):
        if word in known.abbreviations:
            yield Meant(known.abbreviations[word], start, 1)
        for phrase in known.phrases.get(language_of(word, language), {}).get(folded[start], ()):
            if phrase.in_texts and phrase.begins(folded[start : start + len(phrase.words)]):
                yield Meant(phrase.idea, start, len(phrase.words))


def concepts_in(text: str, language: str) -> set[str]:
    """Every idea of which a phrase stands in a text of a language."""
    row = words(text)
    ideas = {meant.idea for meant in meant_by(row, language)}
    for word in row:
        if HAN.fullmatch(word):
            ideas.update(idea for _part, idea in split_chinese(word) if idea)
    return ideas


def leading_concept(row: Sequence[str]) -> tuple[str, int] | None:
    """The longest phrase of any language with which typed words begin: its idea, and how many words."""
    known = ideas()
    if row and row[0] in known.abbreviations:
        return known.abbreviations[row[0]], 1
    folded = [fold(word) for word in row]
    possible = [
        phrase
        for by_word in known.phrases.values()
        for phrase in by_word.get(folded[0] if folded else "", ())
        if phrase.typed and phrase.begins(folded)
    ]
    longest = max(possible, key=lambda phrase: len(phrase.words), default=None)
    return (longest.idea, len(longest.words)) if longest else None


def split_chinese(run: str, *, typed: bool = False) -> list[tuple[str, str]]:
    """A run of Chinese as (part, idea) from left to right, the longest known phrase first; idea is empty between."""
    longest, known = ideas().longest_chinese, ideas().chinese[typed]
    parts: list[tuple[str, str]] = []
    rest, place = "", 0
    while place < len(run):
        length = _known_length(run, place, longest, known)
        if length:
            parts += [(rest, "")] if rest else []
            parts.append((run[place : place + length], known[fold(run[place : place + length])]))
            rest = ""
        else:
            rest += run[place]
        place += length or 1
    return parts + ([(rest, "")] if rest else [])


def _known_length(run: str, place: int, longest: int, known: dict[str, str]) -> int:
    for length in range(min(longest, len(run) - place), 0, -1):
        if fold(run[place : place + length]) in known:
            return length
    return 0
