"""The types of what the public tables hold."""

from typing import Any

Document = dict[str, Any]  # stored as JSON: what a page says, in one language
Row = dict[str, Any]  # the columns of a public table by name
