"""The directory as a process of its own, in a copy of the project, with all it may write below one folder."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.harness import postgres
from tests.house.source import ROOT

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "staticfiles", "__pycache__", ".*_cache", "docs")
FILL = """
import django; django.setup()
from django.contrib.auth.models import User
from tests.factories import make_organisation
make_organisation(slug="seen", texts={"name": {"en": "%s"}}, areas=("health",))
User.objects.create_user("ana", password="a long word for tests", is_staff=True, is_superuser=True)
"""


@dataclass
class Server:
    """A running directory and the folder in which everything is."""

    port: int
    folder: Path
    database: str

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> http.client.HTTPResponse:
        """One request; the answer is read to its end."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body=body or None, headers=headers)
            answer = line.getresponse()
            answer.read()
        finally:
            line.close()
        return answer

    def send(self, raw: bytes) -> bytes:
        """Bytes as they are, and what comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            return line.recv(65536)


@contextmanager
def running(folder: Path, planted: str, production: bool) -> Iterator[Server]:
    """Start it: in production mode on a PostgreSQL of its own, or in development mode on SQLite."""
    with ExitStack() as stack:
        copy = folder / "directory"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        for name in ("tmp", "home"):
            (folder / name).mkdir()
        database = stack.enter_context(_postgres(folder)) if production else f"sqlite:///{folder}/directory.sqlite3"
        environment = _environment(folder, database, production)
        for arguments in (["manage.py", "migrate", "--verbosity=0"], ["-c", FILL % planted], *_collect(production)):
            subprocess.run(  # noqa: S603 - our own interpreter
                [sys.executable, *arguments], cwd=copy, env=environment, check=True, capture_output=True
            )
        port = _free_port()
        with (folder / "server.log").open("wb") as log:
            command = ["-m", "gunicorn", "nswp_directory.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, *command], cwd=copy, env=environment, stdout=log, stderr=log
            )
            stack.callback(_stop, process)
            _wait(port)
            yield Server(port, folder, database)


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    """A cluster below the folder, with the settings that the operator is told to make."""
    lines = [line for line in (ROOT / "deploy" / "postgresql.conf").read_text().splitlines() if " = " in line]
    said = dict(line.split(" = ", 1) for line in lines if not line.startswith("#"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            postgres, "SETTINGS", postgres.SETTINGS | {name: value.strip("'") for name, value in said.items()}
        )
        for parent in (folder, *folder.parents[:3]):
            parent.chmod(0o755)  # the server runs as another user where root starts it
        cluster = postgres.Cluster(next(iter(postgres.program_folders())), folder / "postgres")
    try:
        yield cluster.url
    finally:
        cluster.stop()


def _environment(folder: Path, database: str, production: bool) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "VIRTUAL_ENV")}
    said = {
        "DATABASE_URL": database,
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(folder / "directory"),
        "DJANGO_SETTINGS_MODULE": "nswp_directory.settings",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    if production:
        key = "k8#2mZ!q0Lw9" + os.urandom(40).hex()
        said |= {"PRODUCTION": "1", "SECRET_KEY": key, "ALLOWED_HOSTS": "directory.example.org"}
    return kept | said


def _collect(production: bool) -> list[list[str]]:
    return [["manage.py", "collectstatic", "--noinput", "--verbosity=0"]] if production else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    """Until it answers, a minute at most."""
    for _attempt in range(600):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait(timeout=60)
