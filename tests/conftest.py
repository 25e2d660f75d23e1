"""What holds for every test: no network, nothing remembered from the test before, an honest closing report."""

import os
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from core.search import spelling
from core.web import page_cache
from members.public import labels, table_cache
from nswp_directory import health
from resources.public import table_cache as item_columns
from tools.translations import compile_stale

# Left out unless they are asked for by name: they need a Chromium, or an nginx and a PostgreSQL, and more time.
BY_NAME = [Path(__file__).parent / name for name in ("browser", "servers")]


def pytest_configure(config: pytest.Config) -> None:
    """Pages are read in five languages."""
    compile_stale()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the browser and the servers out unless they are asked for by name."""
    if collection_path not in BY_NAME:
        return None
    asked = any(Path(argument.split("::")[0]).resolve().is_relative_to(collection_path) for argument in config.args)
    return None if asked else True


def pytest_runtest_logstart(nodeid: str) -> None:
    """Write down which test runs, for a harness that may have to stop the suite."""
    if path := os.environ.get("RUNNING_TEST"):
        Path(path).write_text(nodeid)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name what plain `pytest` leaves out; `make test` says so itself."""
    if os.environ.get("CALLED_BY_HARNESS"):
        return
    database = "" if connection.vendor == "postgresql" else "PostgreSQL, "
    terminalreporter.write_line(
        f"Left out: {database}the servers and the browser (make test runs them), what takes minutes (make check-all)."
    )


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that tries to reach another machine fails."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _loopback_only(getattr(socket.socket, name)))
        yield


def _loopback_only(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not _is_loopback(address[0]):
            raise RuntimeError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    return guarded


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each test starts with empty caches and in English, in a directory that counts as set up."""
    monkeypatch.setattr(health.set_up, "complete", True)
    cache.clear()
    labels.clear()
    table_cache.clear()
    item_columns.clear()
    page_cache.clear()
    spelling.clear()
    monkeypatch.setattr(settings, "DELIVER_AT_ONCE", False)
    monkeypatch.setattr(settings, "ERASURE_LIST", tmp_path_factory.mktemp("erasures") / "list")
    with translation.override("en"):
        yield
