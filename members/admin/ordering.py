"""Lists by the name they show, alike on both databases.

The order is made in SQL, so that a page of the list costs the same however many organisations there are; the
alphabets of ``core.text.sorting`` are for the public tables, which store their keys. Capital letters, the accent
of a first letter and the usual accents after it do not count, nor do quotation marks at the beginning; other
scripts stand after the Latin one, by the numbers of their signs. The servers' own collations would differ.
"""

from typing import Any
from unicodedata import normalize

from django.db.models import Case, Expression, F, Func, TextField, Value, When
from django.db.models.functions import Coalesce, Concat, Lower, NullIf, Replace, StrIndex, Substr

from core.languages import CODES
from members.admin.languages import language, localized_fields
from members.models.organisation import OWN, column_of

CAPITALS = "ÀÁÂÄÇÈÉÊËÎÏÍÑÓÔÖÙÚÛÜ"
SMALL = "éèáíó"  # one call each, and SQLite takes only so many inside each other: the most frequent ones
MARKS = " \"'«»“”„‘’()[]¡¿"


class ByCodePoint(Lower):
    """Small letters A to Z, compared sign by sign: what SQLite does of itself."""

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """The same on PostgreSQL, whatever the collation of its database."""
        return self.as_sql(compiler, connection, template='LOWER(%(expressions)s COLLATE "C")', **context)


def by_organisation(prefix: str = "") -> ByCodePoint:
    """Organisations by the name they show: that in their original language. ``prefix`` leads to them."""
    names = {code: f"{prefix}{column}" for code, column in zip(CODES, localized_fields("name"), strict=True)}
    own = [When(**{f"{prefix}original_language": code, "then": F(column)}) for code, column in names.items()]
    shown = NullIf(Case(*own, default=F(f"{prefix}{column_of('name', OWN)}"), output_field=TextField()), Value(""))
    return _in_order(Coalesce(shown, F(f"{prefix}slug"), output_field=TextField()))


def by_country() -> ByCodePoint:
    """Organisations by the name of their country in the language of the staff; those without one first."""
    [column] = localized_fields("name", [language()])
    return _in_order(Coalesce(F(f"country__{column}"), Value(""), output_field=TextField()))


def _in_order(name: Expression) -> ByCodePoint:
    text: Expression = _begun_plainly(Func(name, Value(MARKS), function="LTRIM", output_field=TextField()))
    for letter in SMALL:
        text = Replace(text, Value(letter), Value(_plain(letter)))
    return ByCodePoint(text)


def _begun_plainly(name: Expression) -> Concat:
    """A name whose first letter has no accent."""
    first, rest = Substr(name, 1, 1), Substr(name, 2)
    plain = Substr(Value("".join(map(_plain, CAPITALS))), StrIndex(Value(CAPITALS), first), 1)
    return Concat(Coalesce(NullIf(plain, Value("")), first), rest, output_field=TextField())


def _plain(letter: str) -> str:
    return normalize("NFD", letter)[0]
