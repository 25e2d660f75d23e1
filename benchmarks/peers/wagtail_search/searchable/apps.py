"""The app of the peer; its tables are those of the catalogue."""

from django.apps import AppConfig


class Searchable(AppConfig):
    """The catalogue, indexed."""

    name = "searchable"
    label = "catalogue"
