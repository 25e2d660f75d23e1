"""Every contestant is a real server process, started with the same number of workers and threads."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.client import Client
from benchmarks.machine import peak_memory
from benchmarks.places import FOLDER, ROOT

WORKERS, THREADS = 2, 2
PATIENCE = 120  # seconds until a server must answer


def gunicorn(python: str, application: str) -> list[str]:
    """The command of a WSGI contestant; ``{port}`` is filled in."""
    served = [python, "-m", "gunicorn", "counting", "--bind", "127.0.0.1:{port}"]
    strength = ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)]
    kept = ["--keep-alive", "3600", "--timeout", "3600", "--graceful-timeout", "1", "--log-level", "warning"]
    return [*served, *strength, *kept, "--env", f"APPLICATION={application}"]


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """One running server."""

    def __init__(self, name: str, command: list[str], env: dict[str, str], folder: Path = ROOT) -> None:
        self.name = name
        self.port = free_port()
        self.log = FOLDER / "logs" / f"{name}.txt"
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [part.replace("{port}", str(self.port)) for part in command],
                env=env,
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Until it takes connections."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                return Client(self.port).close()
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"{self.name} does not start:\n{self.log.read_text()[-2000:]}")

    def memory(self) -> float:
        """The most memory it ever held, with its workers, in MB."""
        return round(peak_memory(self.process.pid), 1)

    def stop(self) -> None:
        """End it with its workers."""
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def running(processes: list[Process]) -> Iterator[None]:
    """While these servers answer."""
    try:
        for process in processes:
            process.wait()
        yield
    finally:
        for process in processes:
            process.stop()
