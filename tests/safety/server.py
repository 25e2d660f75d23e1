"""The directory as a process of its own, in a copy of the project, with all it may write below one folder."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.architecture.source import ROOT
from tools import postgres

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "staticfiles", "__pycache__", ".*_cache", "docs")
FILL = """
import django; django.setup()
from cryptography.fernet import Fernet
from django.contrib.auth.models import User
from tests.factories import make_organisation
make_organisation(slug="seen", texts={"name": {"en": "%s"}}, areas=("health",))
User.objects.create_user("ana", password="a long word for tests", is_staff=True, is_superuser=True)
"""


@dataclass
class Server:
    """A directory that can be started and stopped, and the folder in which everything is."""

    folder: Path
    database: str
    environment: dict[str, str]
    bind: str

    def start(self) -> None:
        """Start gunicorn as the operator is told to; only the place where it listens is another."""
        command = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--bind", self.bind, "nswp_directory.wsgi"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, *command],
                cwd=self.folder / "directory",
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(self.answers)

    def stop(self) -> None:
        """End it as a deployment does, if it runs."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=60)

    def kill(self) -> None:
        """End it as a lack of memory does: its socket stays."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=60)

    @property
    def port(self) -> int:
        """Where it listens, if it is no Unix socket."""
        return int(self.bind.rpartition(":")[2])

    def connect(self) -> socket.socket:
        """A connection to it."""
        if self.bind.startswith("unix:"):
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(60)
            try:
                line.connect(self.bind.removeprefix("unix:"))
            except OSError:
                line.close()
                raise
            return line
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def answers(self) -> bool:
        """Whether somebody listens there."""
        try:
            self.connect().close()
        except OSError:
            return False
        return True

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> http.client.HTTPResponse:
        """One request; the answer is read to its end."""
        line = http.client.HTTPConnection("127.0.0.1")
        line.sock = self.connect()
        try:
            line.request(method, path, body=body or None, headers=headers)
            answer = line.getresponse()
            answer.read()
        finally:
            line.close()
        return answer

    def send(self, raw: bytes) -> bytes:
        """Bytes as they are, and what comes back."""
        with self.connect() as line:
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
            return line.recv(65536)


@contextmanager
def running(folder: Path, planted: str, production: bool, bind: str = "") -> Iterator[Server]:
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
        server = Server(folder, database, environment, bind or f"127.0.0.1:{free_port()}")
        server.start()
        stack.callback(server.stop)
        yield server


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
            # The server runs as another user where root starts it, and must come through; no right is taken away.
            if (mode := parent.stat().st_mode) & 0o011 != 0o011:
                parent.chmod(mode | 0o011)
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
        "WEB_CONCURRENCY": "1",
    }
    if production:
        key = "k8#2mZ!q0Lw9" + os.urandom(40).hex()
        said |= {"PRODUCTION": "1", "SECRET_KEY": key, "DATA_KEYS": Fernet.generate_key().decode()}
        said |= {"ALLOWED_HOSTS": "directory.example.org"}
    return kept | said


def _collect(production: bool) -> list[list[str]]:
    return [["manage.py", "collectstatic", "--noinput", "--verbosity=0"]] if production else []


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_listening(port: int) -> bool:
    """Whether somebody listens on a port of this machine."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition: Callable[[], bool]) -> None:
    """Until something is so, a minute at most."""
    for _attempt in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise RuntimeError("It did not happen.")
