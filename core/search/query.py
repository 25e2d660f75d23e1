"""From what a visitor types to terms that an index can answer. Knows no model and no database.

Words are joined by *and*; "quoted words" stand together; -word keeps out what has it. Every other sign only
separates words, so nothing typed can be an error. At most 200 characters and 12 words count.
"""

import re
import unicodedata
from dataclasses import dataclass

from core.search.analysis import HAN, LONGEST_QUERY, MOST_WORDS, STOP_WORDS, alternatives, sequence_tokens, words
from core.search.concepts import concept_token, leading_concept, split_chinese
from core.text.folding import fold, without_invisible

CHUNK = re.compile(r"(?<!\S)(-?)(?:[\"“”„«]([^\"“”„«»]*)[\"“”»]?|(\S+))")
SHORTEST_PREFIX = 2


@dataclass(frozen=True)
class Term:
    """One thing asked for: any of some tokens, or any token with a beginning, or tokens that stand together."""

    typed: str
    forms: frozenset[str] = frozenset()
    prefix: str = ""
    phrase: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """What must be found, and what must not."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


@dataclass(frozen=True)
class _Piece:
    """A word or a quoted phrase as typed."""

    words: tuple[str, ...]
    quoted: bool
    excluded: bool


def parse(text: str) -> Query:
    """The terms of a query. An empty query, or one of signs only, has none."""
    pieces = _pieces(_readable(text)[:LONGEST_QUERY])
    wanted = _free_terms([piece for piece in pieces if not piece.excluded])
    unwanted = [term for piece in pieces if piece.excluded for term in _unwanted(piece)]
    return Query(tuple(wanted), tuple(unwanted))


def _readable(text: str) -> str:
    """The text without what cannot be seen: it counts for nothing inside a word; a control character is a blank."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Co") else c for c in without_invisible(text))


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    left = MOST_WORDS
    for minus, quoted, bare in CHUNK.findall(text):
        inside = words(quoted or bare)[:left]
        left -= len(inside)
        if inside:
            pieces.append(_Piece(inside, bool(quoted), bool(minus)))
    return pieces


def _free_terms(pieces: list[_Piece]) -> list[Term]:
    """The terms of words in a row; a quoted phrase ends the row."""
    terms: list[Term] = []
    row: list[str] = []
    for piece in pieces:
        if piece.quoted:
            terms += _terms(row, last_may_begin=False)
            terms += _phrase(piece.words)
            row = []
        else:
            row += piece.words
    return terms + _terms(row, last_may_begin=True)


def _unwanted(piece: _Piece) -> list[Term]:
    """What an excluded piece keeps out: the phrase, or each of its words in any form."""
    return _phrase(piece.words) if piece.quoted or len(piece.words) > 1 else _terms(list(piece.words), False)


def _phrase(inside: tuple[str, ...]) -> list[Term]:
    """Words that stand together exactly as typed, but for case and accents."""
    tokens = tuple(token for word in inside for token in sequence_tokens(word))
    typed = " ".join(inside)
    return [Term(typed, frozenset(tokens)) if len(tokens) == 1 else Term(typed, phrase=tokens)] if tokens else []


def _terms(row: list[str], last_may_begin: bool) -> list[Term]:
    """The terms of words in a row: the longest known idea first, else the word in any of its forms."""
    terms: list[Term] = []
    place = 0
    meaningful = [word for word in row if fold(word) not in STOP_WORDS]
    while place < len(row):
        word = row[place]
        if HAN.fullmatch(word):
            terms += _chinese(word)
            place += 1
            continue
        idea, length = leading_concept(row[place:]) or ("", 1)
        last = last_may_begin and place + length == len(row)
        if idea or not meaningful or fold(word) not in STOP_WORDS:
            terms.append(_word_term(row[place : place + length], idea, last))
        place += length
    return terms


def _word_term(typed: list[str], idea: str, last: bool) -> Term:
    """One idea or one word; a phrase that is an idea is not its words, a single word is both."""
    forms = frozenset({concept_token(idea)}) if idea else frozenset()
    if len(typed) > 1:
        return Term(" ".join(typed), forms)
    word = fold(typed[0])
    if idea:  # in every form that means it; a stem or a longer word would mean something else
        return Term(typed[0], forms | {word})
    prefix = word if last and len(word) >= SHORTEST_PREFIX else ""
    return Term(typed[0], forms | alternatives(typed[0]), prefix)


def _chinese(run: str) -> list[Term]:
    """A run of Chinese: ideas where they are known, the pairs of characters between them."""
    terms = []
    for part, idea in split_chinese(run, typed=True):
        if idea:
            terms.append(Term(part, frozenset({concept_token(idea)})))
        elif len(part) == 1:
            terms.append(Term(part, prefix=part))
        else:
            terms += [Term(pair, frozenset({pair})) for pair in sequence_tokens(part)]
    return terms
