"""The tables of the Django peers."""

from entries import Entry, Word


class Region(Word):
    """A region."""


class Country(Word):
    """A country."""


class PriorityArea(Word):
    """A priority area."""


class Population(Word):
    """Whom an organisation works with."""


class Support(Word):
    """A kind of support."""


class Language(Word):
    """A language in which a profile can be read."""


class Organisation(Entry):
    """An organisation."""
