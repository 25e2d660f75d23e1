"""The reference servers themselves: nginx, gunicorn and PostgreSQL with the files of deploy/.

``make test`` runs this folder where nginx is installed; called by name it fails where it is not.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers.nginx import MEMORY, Nginx
from tests.servers.standin import Standin
from tools import nginx as programs


@pytest.fixture(scope="session", autouse=True)
def _programs() -> None:
    if lacking := programs.lacking():
        pytest.fail(f"No {' and no '.join(lacking)}: {programs.HOW_TO_GET}")


@contextmanager
def folders() -> Iterator[tuple[Path, Path]]:
    """A folder on disk and one in memory, both open to the account of nginx's workers."""
    disk = Path(tempfile.mkdtemp(prefix="directory-servers-"))
    memory = Path(tempfile.mkdtemp(prefix="directory-servers-", dir=MEMORY))
    disk.chmod(0o755)
    memory.chmod(0o755)
    try:
        yield disk, memory
    finally:
        shutil.rmtree(disk)
        shutil.rmtree(memory)


@pytest.fixture
def run_folders() -> Iterator[tuple[Path, Path]]:
    """For a test that starts its servers itself."""
    with folders() as made:
        yield made


@pytest.fixture(scope="module")
def front() -> Iterator[Nginx]:
    """An nginx with nothing behind it."""
    with folders() as (disk, memory):
        server = Nginx(disk / "nginx", disk / "gunicorn.sock", memory)
        with server.running():
            yield server


@pytest.fixture
def standin(front: Nginx) -> Iterator[Standin]:
    """What is behind that nginx, as long as a test lasts."""
    with Standin(front.socket) as behind:
        yield behind
