"""Every promise names a test that exists, and the security page names files that do."""

import re

from tests.architecture.source import ROOT, tree

PROMISES = (ROOT / "docs" / "promises.md").read_text()
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_promise_names_a_test() -> None:
    rows = [line for line in PROMISES.splitlines() if line.startswith("| ") and "---" not in line]
    promises = [row for row in rows if not row.startswith("| Promise")]

    assert len(promises) > 20
    assert [row for row in promises if len(TEST.findall(row)) != 1] == []


def test_every_named_test_exists() -> None:
    missing = []
    for file, name in TEST.findall(PROMISES):
        names = {getattr(node, "name", "") for node in tree(ROOT / file).body}
        missing += [f"{file}::{name}"] if name not in names else []

    assert missing == []


def test_links_of_the_documents_lead_somewhere() -> None:
    documents = [ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]
    links = [
        (document, link)
        for document in documents
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text())
    ]

    assert [link for document, link in links if not (document.parent / link).exists()] == []
