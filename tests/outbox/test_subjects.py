"""Every mail of the product goes through the outbox, with a subject that tells nothing."""

import ast

from tests.architecture.source import APPS, ROOT

ALLOWED = {"outbox/delivery.py", "outbox/backends.py"}


def test_nothing_but_the_outbox_sends() -> None:
    senders = {
        path.relative_to(ROOT).as_posix()
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.core.mail")
    }

    assert senders == ALLOWED
