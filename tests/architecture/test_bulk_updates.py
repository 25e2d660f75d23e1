"""Organisations change one by one, or inside the gate: a bulk change sends no signal, so listings would be wrong."""

import ast
from pathlib import Path

from tests.architecture.source import APPS, ROOT, modules, place, tree

GATE = "members/publishing/publication.py"
# Invents a hundred thousand at once; tells the gate of every new one in the same transaction.
ALLOWED = {GATE, "members/demo/load.py"}
BULK = {"update", "bulk_create", "bulk_update", "update_without_sync", "bulk_create_without_sync"}
# Querysets whose model cannot be read from the line are taken for organisations.
SUSPECT = ("organisation", "organization", "queryset", "self.filter", "get_queryset")


def bulk_changes(root: Path) -> list[str]:
    """Every bulk change of organisations outside the gate."""
    return [
        f"{place(path, root)}:{node.lineno}: {ast.unparse(node.func)}"
        for path in modules(root)
        if place(path, root).startswith(APPS) and place(path, root) not in ALLOWED
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _is_bulk_change(node)
    ]


def _is_bulk_change(call: ast.Call) -> bool:
    """A queryset's ``update`` takes names, a dictionary's a dictionary."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in BULK:
        return False
    if function.attr == "update" and not call.keywords:
        return False
    receiver = ast.unparse(function.value).lower()
    return any(word in receiver for word in SUSPECT)


def test_only_the_gate_changes_organisations_in_bulk() -> None:
    assert bulk_changes(ROOT) == []
