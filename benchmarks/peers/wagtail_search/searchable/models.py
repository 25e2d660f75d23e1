"""The same tables as the other Django peers have, with what modelsearch shall index of an organisation."""

from entries import Entry, Word
from modelsearch import index


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


class Organisation(index.Indexed, Entry):
    """An organisation: name and texts are searched, the rest is filtered and counted."""

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("texts"),
        *[
            index.FilterField(name)
            for name in "id name region country priority_areas populations support languages".split()
        ],
    ]
