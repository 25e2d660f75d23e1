"""A running nginx with the reference file, in which only places are replaced."""

import grp
import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture.source import ROOT
from tests.safety.server import free_port, is_listening, wait_for
from tools import nginx as programs

REFERENCE = ROOT / "deploy" / "nginx.conf"
HOST = "directory.example.org"
MEMORY = Path("/dev/shm")  # noqa: S108 - the memory file system of every Linux
TEMPORARY_FOLDERS = 5


@dataclass
class Nginx:
    """One nginx: its folder on disk, the socket it passes requests to, its folder in memory, its ports."""

    folder: Path
    socket: Path
    memory: Path
    plain_port: int = field(default_factory=free_port)
    port: int = field(default_factory=free_port)

    @property
    def certificate(self) -> Path:
        """The certificate, which is its own authority."""
        return self.folder / "certificate.pem"

    @property
    def log(self) -> Path:
        """The error log, where the reference file says that it is written."""
        return self.folder / "error.log"

    def replaced(self) -> dict[str, tuple[int, str]]:
        """All that a run changes in the reference file: what is replaced, how often it is there, and by what."""
        # The account of the tests, so that they may look into the workers and limit them.
        account, group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
        return {
            "user www-data;": (1, f"user {account} {group};"),
            "pid /run/nginx.pid;": (1, f"pid {self.folder}/nginx.pid;"),
            "error_log /var/log/nginx/directory.log ": (1, f"error_log {self.log} "),
            "_temp_path /run/": (TEMPORARY_FOLDERS, f"_temp_path {self.memory}/"),
            "server unix:/run/directory/gunicorn.sock ": (1, f"server unix:{self.socket} "),
            "listen 80 default_server;": (1, f"listen 127.0.0.1:{self.plain_port} default_server;"),
            "listen 80;": (1, f"listen 127.0.0.1:{self.plain_port};"),
            "listen 443 ssl default_server;": (1, f"listen 127.0.0.1:{self.port} ssl default_server;"),
            "listen 443 ssl http2;": (1, f"listen 127.0.0.1:{self.port} ssl http2;"),
            "ssl_certificate /etc/ssl/directory/fullchain.pem;": (1, f"ssl_certificate {self.certificate};"),
            "ssl_certificate_key /etc/ssl/directory/privkey.pem;": (1, f"ssl_certificate_key {self.folder}/key.pem;"),
            "root /srv/directory;": (1, f"root {self.folder};"),
        }

    def command(self, changes: dict[str, str]) -> list[str]:
        """Write the files that it needs; how it is called. Everything that is replaced must be there."""
        self.folder.mkdir()
        self._make_certificate()
        (self.folder / "503.html").write_text("<!doctype html><title>The directory cannot answer just now</title>")
        text = REFERENCE.read_text()
        for old, (times, new) in (self.replaced() | {old: (1, new) for old, new in changes.items()}).items():
            assert text.count(old) == times, f"{old!r} is not there {times} times"
            text = text.replace(old, new)
        path = self.folder / "nginx.conf"
        path.write_text(text)
        return [programs.find("nginx") or "nginx", "-e", "stderr", "-p", str(self.folder), "-c", str(path)]

    def _make_certificate(self) -> None:
        # RSA, with which the weaker ciphers of TLS 1.2 would be possible.
        how = "req -x509 -newkey rsa:2048 -nodes -days 2".split()
        names = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        files = ["-keyout", str(self.folder / "key.pem"), "-out", str(self.certificate)]
        subprocess.run(  # noqa: S603 - arguments of our own
            [programs.find("openssl") or "openssl", *how, *names, *files], check=True, capture_output=True
        )

    @contextmanager
    def running(self, changes: dict[str, str] | None = None) -> Iterator[None]:
        """Serve. SIGXFSZ stays ignored, as Python has it: a test can then forbid that files grow (RLIMIT_FSIZE)."""
        command = [*self.command(changes or {}), "-g", "daemon off;"]
        with (self.folder / "stderr").open("wb") as said:
            self.process = subprocess.Popen(command, stderr=said, restore_signals=False)  # noqa: S603 - as above
        try:
            wait_for(lambda: is_listening(self.port) and bool(self.workers()))
            yield
        finally:
            self.process.terminate()
            self.process.wait(timeout=60)

    def workers(self) -> list[int]:
        """The processes that serve."""
        master = self.process.pid
        return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]

    def open_files(self) -> dict[str, bytes]:
        """The regular files that its processes hold open, deleted ones too, with what is in them."""
        held = {}
        for pid in (self.process.pid, *self.workers()):
            for link in Path(f"/proc/{pid}/fd").iterdir():
                with suppress(FileNotFoundError):  # closed meanwhile
                    if link.is_file():
                        held[str(link.readlink())] = link.read_bytes()
        return held
