"""A running directory with invented examples and a throw-away database: for pictures, measures, browser tests."""

import os
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness import postgres

STAFF = "editor"
PATIENCE = 60  # seconds until it must answer


@contextmanager
def running(password: str = "") -> Iterator[str]:
    """Its address, in development mode on SQLite. With a password there is a staff account, STAFF."""
    with tempfile.TemporaryDirectory(prefix="directory-") as folder:
        environment = _clean() | {"DATABASE_URL": f"sqlite:///{folder}/directory.sqlite3", "DEMO": "1"}
        _manage(environment, "setup_directory")
        if password:
            account = ["--noinput", "--username", STAFF, "--email", "editor@example.org"]
            _manage(environment | {"DJANGO_SUPERUSER_PASSWORD": password}, "createsuperuser", *account)
        with _served(environment, "http", "nswp_directory.wsgi") as address:
            yield address


@contextmanager
def running_as_in_production() -> Iterator[str]:
    """Its address: production settings, PostgreSQL, compressed answers, TLS with a certificate nobody knows."""
    with tempfile.TemporaryDirectory(prefix="directory-") as folder, postgres.server() as database:
        environment = _clean() | {
            "PRODUCTION": "1",
            "SECRET_KEY": "only-for-the-length-of-a-measurement-on-this-machine",
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": database,
            "DEMO": "1",
        }
        _manage(environment, "setup_directory")
        _manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
        with _served(environment, "https", "tests.harness.front", *_certificate(Path(folder))) as address:
            yield address


def _clean() -> dict[str, str]:
    """The environment without what a developer may have set for the site."""
    ours = {"ADMIN_PATH", "ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "DEMO", "EXIT_URL", "PRODUCTION", "SECRET_KEY"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _manage(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)


def _certificate(folder: Path) -> list[str]:
    """A certificate for localhost, as gunicorn takes it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, stderr=subprocess.DEVNULL)
    return ["--keyfile", str(key), "--certfile", str(certificate)]


@contextmanager
def _served(environment: dict[str, str], scheme: str, application: str, *options: str) -> Iterator[str]:
    """The application under gunicorn, on a port that the system chose."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.set_inheritable(True)
        command = [sys.executable, "-m", "gunicorn", "--threads", "4", "--log-level", "error", *options]
        bound = ["--bind", f"fd://{listener.fileno()}", application]
        server = subprocess.Popen([*command, *bound], env=environment, pass_fds=[listener.fileno()])
        address = f"{scheme}://localhost:{listener.getsockname()[1]}"
        try:
            _wait(f"{address}/ready")
            yield address
        finally:
            server.terminate()
            server.wait()


def _wait(address: str) -> None:
    """Wait until the directory answers."""
    trusting = ssl._create_unverified_context()  # noqa: S323 - our own server, with a certificate of this minute
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=5, context=trusting)  # noqa: S310 - our own server
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    sys.exit("The directory did not start.")


if __name__ == "__main__":
    with running_as_in_production() as started:
        print(started, flush=True)
        sys.stdin.read()
