"""Dates in English as most of the world writes them: 14 September 2021."""

DATE_FORMAT = "j F Y"
