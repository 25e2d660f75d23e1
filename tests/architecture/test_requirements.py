"""Every library that the project imports is pinned, with its reason beside it, and no other is."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.source import APPS, ROOT, modules, tree

LINE = re.compile(r"^(?P<name>[\w.-]+)==[\w.]+ +# .{10,}$")
# Named by settings or by the database address, not by an import.
NOT_IMPORTED = {"argon2-cffi", "django-csp", "django-permissions-policy", "gunicorn", "psycopg2-binary", "whitenoise"}


def pinned(name: str) -> set[str]:
    """The libraries of a list; a line that is not pinned or says no reason fails."""
    lines = (ROOT / name).read_text().splitlines()
    found = [(line, LINE.match(line)) for line in lines if line and not line.startswith(("#", "-r"))]
    assert [line for line, match in found if match is None] == []
    return {match["name"].lower() for _line, match in found if match}


def imported_libraries(folders: tuple[str, ...]) -> set[str]:
    """The distributions that modules in these folders import."""
    names = {
        name.split(".")[0]
        for path in modules(ROOT)
        if path.relative_to(ROOT).parts[0] in folders
        for name in _imports(path)
    }
    ours = {*APPS, "tests", "tools", "benchmarks", *sys.stdlib_module_names}
    distributions = packages_distributions()
    return {distributions[name][0].lower() for name in names - ours}


def _imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
    return found


def test_production_lists_what_the_applications_import() -> None:
    assert imported_libraries(APPS) == pinned("requirements.txt") - NOT_IMPORTED


def test_the_peers_of_the_benchmark_are_pinned() -> None:
    lists = {path.parent.name: pinned(str(path)) for path in (ROOT / "benchmarks" / "peers").glob("*/requirements.txt")}

    assert {name for name, libraries in lists.items() if libraries} == {
        "datasette",
        "django_admin",
        "filter_list",
        "wagtail_search",
    }


def test_development_lists_what_the_tests_import() -> None:
    assert imported_libraries(("tests", "tools")) <= pinned("requirements.txt") | pinned("requirements-dev.txt")
