"""Where in a text the words of a query stand: a short piece of it with those words marked."""

from dataclasses import dataclass
from functools import lru_cache

from core.search.analysis import HAN, WORD, stem, words
from core.search.concepts import concept_token, ideas_among, meant_by, split_chinese
from core.search.query import Query
from core.text.folding import fold
from core.text.fragments import INCLUSIVE_ENDING
from core.text.shortening import cut

LENGTH = 160
BEFORE = 50
Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A part of a snippet; ``marked`` if it is what was looked for."""

    text: str
    marked: bool


def snippet(text: str, language: str, query: Query) -> list[Piece]:
    """A piece of a text around the first word of the query, with all its words marked; empty if none stands there."""
    text = " ".join(text.split())
    spans = _merged(sorted(_spans(text, language, query)))
    if not spans:
        return []
    start, end = _window(text, spans[0])
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    return _pieces(text, start, end, inside)


def _window(text: str, first: Span) -> Span:
    """The piece that is shown: whole words, the first match near its beginning."""
    start = max(0, first[0] - BEFORE)
    if start:
        blank = text.find(" ", start, first[0])
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        end = max(start + cut(text[start:], LENGTH), first[1])
    return start, end


def _pieces(text: str, start: int, end: int, spans: list[Span]) -> list[Piece]:
    pieces = [Piece("…", False)] if start else []
    place = start
    for a, b in spans:
        pieces += [Piece(text[place:a], False)] if a > place else []
        pieces.append(Piece(text[a:b], True))
        place = b
    pieces += [Piece(text[place:end], False)] if end > place else []
    return pieces + ([Piece("…", False)] if end < len(text) else [])


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for a, b in spans:
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def _spans(text: str, language: str, query: Query) -> list[Span]:
    words = [((match.start(), _end(text, match.end())), match[0]) for match in WORD.finditer(text)]
    forms = {form for term in query.wanted for form in (*term.forms, *term.phrase)}
    prefixes = tuple(term.prefix for term in query.wanted if term.prefix)
    spans: list[Span] = []
    for span, word in words:
        if HAN.fullmatch(word):
            spans += _in_chinese(word, span[0], forms, prefixes)
        elif _is_meant(word, language, forms, prefixes):
            spans.append(span)
    return spans + _idea_spans(words, language, ideas_among(forms))


def _end(text: str, end: int) -> int:
    """Where a word ends as it is written: migrant·e·s is one."""
    ending = INCLUSIVE_ENDING.match(text, end)
    return ending.end() if ending else end


def _is_meant(word: str, language: str, forms: set[str], prefixes: tuple[str, ...]) -> bool:
    """Whether one word, not Chinese, is a form of what was looked for."""
    folded, tokens = _forms_of(word, language)
    return not tokens.isdisjoint(forms) or bool(prefixes) and any(word.startswith(prefixes) for word in folded)


@lru_cache(maxsize=100_000)
def _forms_of(word: str, language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """A word of a text opened and folded, and every token by which it is found."""
    folded = tuple(fold(opened) for opened in words(word))
    return folded, frozenset(folded) | {stem(opened, language) for opened in words(word)}


def _in_chinese(run: str, offset: int, forms: set[str], prefixes: tuple[str, ...]) -> list[Span]:
    """Where in a run of Chinese pairs of characters, single ones or ideas stand that were looked for."""
    wanted = [form for form in (*forms, *prefixes) if HAN.fullmatch(form)]
    spans = [
        (offset + at, offset + at + len(form))
        for form in wanted
        for at in range(len(run))
        if fold(run).startswith(form, at)
    ]
    place = offset
    for part, idea in split_chinese(run):
        if idea and concept_token(idea) in forms:
            spans.append((place, place + len(part)))
        place += len(part)
    return spans


def _idea_spans(found: list[tuple[Span, str]], language: str, wanted: set[str]) -> list[Span]:
    """Where phrases stand that are ideas which were looked for."""
    row = [word for _span, word in found]
    return [
        (found[meant.start][0][0], found[meant.start + meant.length - 1][0][1])
        for meant in (meant_by(row, language) if wanted else ())
        if meant.idea in wanted
    ]
