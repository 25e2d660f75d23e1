"""Who may import whom stands in pyproject.toml, for import-linter. What it cannot see is looked for here."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT, dotted, modules, tree

PUBLIC = (
    "members.public",
    "members.templatetags",
    "resources.public",
    "resources.templatetags",
    "core.listing",
    "core.web",
)


def test_contracts_are_kept() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603

    assert done.returncode == 0, done.stdout


def named_organisations(root: Path) -> list[str]:
    """Every place where a public module names Organisation, or a lookup through one."""
    return [
        f"{dotted(path, root)}: {ast.unparse(node)}"
        for path in modules(root)
        if dotted(path, root).startswith(PUBLIC)
        for node in ast.walk(tree(path))
        if _names_organisation(node)
    ]


def _names_organisation(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="Organisation") | ast.Attribute(attr="Organisation") | ast.alias(name="Organisation"):
            return True
        case ast.Constant(value=str(text)) | ast.keyword(arg=str(text)):
            return "organisation__" in text
    return False


def test_public_modules_start_from_listings() -> None:
    assert named_organisations(ROOT) == []
