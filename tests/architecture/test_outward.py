"""What an outsider reads first is true: licence, version, commands, paths."""

import re
import tomllib

from core.retention import TABLE
from tests.architecture.source import ROOT

PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|toml))`")


def test_the_licence_names_its_holder_and_the_package_says_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert "Copyright (c) 2026 The NSWP Directory contributors" in (ROOT / "LICENSE").read_text()
    assert (project["license"], project["license-files"]) == ("MIT", ["LICENSE"])


def test_the_version_is_the_newest_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert re.findall(r"^## \[([\d.]+)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[0] == version


def test_every_command_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", (ROOT / "CONTRIBUTING.md").read_text()))

    assert len(named) >= 5
    assert named - targets == set()


def test_every_path_that_is_named_exists() -> None:
    named = set(PATH.findall((ROOT / "CONTRIBUTING.md").read_text()))
    folders = ("", "resources")  # a recipe says once in which app it is
    missing = {path for path in named if not any((ROOT / folder / path).exists() for folder in folders)}

    assert len(named) >= 25
    assert missing == set()


def test_every_file_of_the_map_exists() -> None:
    _before, _heading, after = (ROOT / "docs/architecture.md").read_text().partition("## The rooms")
    rooms = after.partition("## Who may import whom")[0]
    named = set(re.findall(r"\b[\w.-]+\.(?:py|html|toml|conf)\b", rooms))
    files = {path.name for folder in ROOT.iterdir() if folder.name[0] != "." for path in (folder, *folder.rglob("*.*"))}

    assert len(named) >= 100
    assert named - files == set()


def test_the_page_about_retention_is_the_table() -> None:
    page = (ROOT / "docs/retention.md").read_text()

    assert page.endswith("".join(f"| {row.what} | {row.keeps} | {row.why} |\n" for row in TABLE))
    assert page.count("\n| ") == len(TABLE) + 1
