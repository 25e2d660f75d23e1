"""Rules of what may be shown. Each is written once, for Python, for the database and for staff.

Python decides, one object at a time; the query selects candidates and counts. A property test holds them equal.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any, Generic, TypeVar

from django.db.models import Q

from core.text.folding import INVISIBLE

Subject = TypeVar("Subject")
# What str.strip() removes. Spelled out, because \s differs between Python and PostgreSQL.
BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B)))
BLANKS += "\u2028\u2029\u202f\u205f\u3000"
UNSEEN = BLANKS + INVISIBLE
HAS_TEXT = f"[^{UNSEEN}]"  # a regular expression for the lookup "regex"


def has_text(text: str) -> bool:
    """Whether something of a text can be seen; the same as HAS_TEXT for the database."""
    return bool(text.strip(UNSEEN))


class PublicationRefused(Exception):
    """Something cannot be published; the message tells staff why and what to do."""


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """One condition. ``reason`` tells staff why an object for which it does not hold is hidden.

    ``refusal`` is what they read when they try to publish such an object; without one, publishing is allowed and
    the object waits unseen. Both are called while the reader's language is active.
    """

    code: str
    holds: Callable[[Subject], bool]
    query: Q
    reason: Callable[[Subject], str]
    refusal: Callable[[Subject], str] | None = None


class Rules(Generic[Subject]):
    """Conditions that must all hold."""

    def __init__(self, rules: Iterable[Rule[Subject]]) -> None:
        self.rules = tuple(rules)

    def __iter__(self) -> Iterator[Rule[Subject]]:
        return iter(self.rules)

    def allow(self, subject: Subject) -> bool:
        return all(rule.holds(subject) for rule in self)

    def broken(self, subject: Subject) -> list[Rule[Subject]]:
        return [rule for rule in self if not rule.holds(subject)]

    def reasons(self, subject: Subject) -> list[str]:
        """One text for each rule that keeps an object hidden; none if it may be shown."""
        return [rule.reason(subject) for rule in self.broken(subject)]

    def refusal(self, subject: Subject) -> str:
        """Why an object cannot be published; empty if it can."""
        return next((rule.refusal(subject) for rule in self.broken(subject) if rule.refusal), "")

    @property
    def query(self) -> Q:
        return reduce(and_, (rule.query for rule in self), Q())

    def without(self, rule: Rule[Subject]) -> "Rules[Subject]":
        return Rules(other for other in self if other is not rule)


def through(relation: str, query: Q) -> Q:
    """The same query about the object that a relation leads to."""
    stated: list[Any] = list(query.children)
    children = [
        through(relation, child) if isinstance(child, Q) else (f"{relation}__{child[0]}", child[1]) for child in stated
    ]
    return Q(*children, _connector=query.connector, _negated=query.negated)
