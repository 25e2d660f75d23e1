"""The type of what is stored as JSON for the public."""

from typing import Any

Document = dict[str, Any]
