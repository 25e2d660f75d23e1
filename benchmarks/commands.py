"""Commands of this project and of the peers, each in its own environment."""

import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

from benchmarks.places import PEERS, ROOT, environment

# What a developer may have set for the site itself.
OF_THE_SITE = ("ADMIN_PATH", "DATABASE_URL", "DEBUG", "DEMO", "EXIT_URL", "PAGE_CACHE", "PRODUCTION", "SECRET_KEY")


def _foreign() -> dict[str, str]:
    """The environment without what a developer may have set for the site."""
    found = os.environ.items()
    return {name: value for name, value in found if name not in OF_THE_SITE and not name.startswith("EXIT_URL_")}


def ours(address: str, **more: str) -> dict[str, str]:
    """The environment in which our own programs run on one database."""
    inherited = _foreign()
    path = f"{ROOT}{os.pathsep}{PEERS}"
    named = {"DATABASE_URL": address, "DEMO": "0", "DJANGO_SETTINGS_MODULE": "nswp_directory.settings"}
    return inherited | named | {"PYTHONPATH": path} | more


def of_peer(name: str, database: dict[str, str]) -> dict[str, str]:
    """The environment in which a Django peer runs."""
    inherited = _foreign()
    path = f"{PEERS / name}{os.pathsep}{PEERS}"
    return inherited | database | {"DJANGO_SETTINGS_MODULE": "site_settings", "PYTHONPATH": path}


def run(command: list[str], env: dict[str, str], folder: Path = ROOT) -> str:
    """Run one command to its end; what it says on the error output is seen, its answer returned."""
    done = subprocess.run(command, env=env, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{done.stdout}\nFailed: {' '.join(command)}")
    return done.stdout


def timed(command: list[str], env: dict[str, str], folder: Path = ROOT) -> float:
    """Run one command; how many seconds it took."""
    began = time.perf_counter()
    run(command, env, folder)
    return round(time.perf_counter() - began, 1)


def manage(*arguments: str) -> list[str]:
    """A command of manage.py."""
    return [sys.executable, "manage.py", *arguments]


def asked(address: str, *arguments: str) -> Any:
    """The answer of benchmarks/listings.py on one database."""
    return json.loads(run([sys.executable, "-m", "benchmarks.listings", *arguments], ours(address)))


def installed(name: str) -> Path:
    """The Python of a peer's virtual environment, made if it is not there or its list has changed."""
    folder, wanted = environment(name), (PEERS / name / "requirements.txt").read_text()
    stamp, python = folder / "installed.txt", folder / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"Installing {name} …", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        quiet = ["--quiet", "--disable-pip-version-check"]
        requirements = str(PEERS / name / "requirements.txt")
        run([str(python), "-m", "pip", "install", *quiet, "-r", requirements], dict(os.environ))
        stamp.write_text(wanted)
    return python
