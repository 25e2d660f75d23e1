"""A stranger understands a file in the time it takes to read it once: functions, modules and templates are small."""

import ast
from pathlib import Path

from tests.architecture.source import ROOT, files, modules, place, tree

FUNCTION, MODULE, TEMPLATE = 30, 300, 100


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None:
        return lines
    return lines - ((first.end_lineno or 0) - first.lineno + 1)


def long_functions(root: Path) -> list[str]:
    """Functions of thirty lines or more."""
    return [
        f"{place(path, root)}: {node.name} has {length(node)} lines"
        for path in modules(root)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) >= FUNCTION
    ]


def long_files(root: Path) -> list[str]:
    """Modules, but those of tests, of 300 lines or more, and templates of more than 100."""
    sources = [(path, MODULE - 1) for path in modules(root) if path.relative_to(root).parts[0] != "tests"]
    templates = [(path, TEMPLATE) for path in files(root, ".html") if "templates" in path.parts]
    counted = [(path, limit, path.read_text(encoding="utf-8").count("\n")) for path, limit in sources + templates]
    return [f"{place(path, root)} has {lines} lines" for path, limit, lines in counted if lines > limit]


def test_functions_are_short() -> None:
    assert long_functions(ROOT) == []


def test_modules_and_templates_are_short() -> None:
    assert long_files(ROOT) == []
