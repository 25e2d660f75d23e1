"""A running directory with invented examples and a throw-away database: for pictures, measures, browser tests."""

import argparse
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
from urllib.parse import urlsplit

from tools import postgres

APPLICATION = "nswp_directory.wsgi"
PATIENCE = 60  # seconds until it must answer


@contextmanager
def running() -> Iterator[str]:
    """Its address, in development mode on SQLite."""
    with _demonstration() as environment, _served(environment, "http", APPLICATION) as address:
        yield address


@contextmanager
def running_with_staff() -> Iterator[tuple[str, str]]:
    """Its address, and an address that signs in once as somebody who may do everything."""
    with _demonstration() as environment, _served(environment, "http", APPLICATION) as address:
        account = ["make_staff", "--noinput", "--username", "editor", "--email", "editor@example.org"]
        made = subprocess.run(
            [sys.executable, "manage.py", *account], env=environment, check=True, capture_output=True, text=True
        )
        yield address, address + urlsplit(made.stdout.split()[-1]).path


@contextmanager
def _demonstration() -> Iterator[dict[str, str]]:
    """The environment of a directory with the invented examples, set up for as long as this lasts."""
    with tempfile.TemporaryDirectory(prefix="directory-") as folder:
        environment = _clean() | {"DATABASE_URL": f"sqlite:///{folder}/directory.sqlite3", "DEMO": "1"}
        _manage(environment, "setup_directory")
        yield environment


@contextmanager
def running_as_in_production() -> Iterator[str]:
    """Its address: production settings, PostgreSQL, TLS with a certificate nobody knows."""
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
        with _served(environment, "https", APPLICATION, *_certificate(Path(folder))) as address:
            yield address


def _clean() -> dict[str, str]:
    """The environment without what a developer may have set for the site."""
    ours = {"ADMIN_PATH", "ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "DEMO", "EXIT_URL", "PRODUCTION", "SECRET_KEY"}
    return {k: v for k, v in os.environ.items() if k not in ours and not k.startswith("EXIT_URL_")}


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
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--no-control-socket",
            "--threads",
            "4",
            "--log-level",
            "error",
            *options,
        ]
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
    argparse.ArgumentParser(prog="python -m tools.directory", description=__doc__).parse_args()
    with running_as_in_production() as started:
        print(started, flush=True)
        sys.stdin.read()
