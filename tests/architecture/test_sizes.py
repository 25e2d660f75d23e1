"""A stranger understands a file in the time it takes to read it once: functions, modules and templates are small."""

import ast
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("    x = 1\n" * 29, True),
        ("    x = 1\n" * 28, False),
        ('    """a\n' + "b\n" * 30 + '    """\n    x = 1\n', False),
    ],
)
def test_a_long_function_is_seen_and_its_docstring_does_not_count(tmp_path: Path, body: str, seen: bool) -> None:
    (tmp_path / "members.py").write_text("def f():\n" + body)

    assert bool(long_functions(tmp_path)) is seen


def test_long_files_are_seen(tmp_path: Path) -> None:
    for name, lines in {
        "a.py": 300,
        "b.py": 299,
        "tests/c.py": 999,
        "templates/d.html": 101,
        "templates/e.html": 100,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("\n" * lines)

    assert long_files(tmp_path) == ["a.py has 300 lines", "templates/d.html has 101 lines"]
