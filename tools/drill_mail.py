"""``python -m tools.drill_mail [MESSAGES] [KILLS]``: no mail is lost, whoever is killed.

A real SMTP server in a process of its own takes mails and writes down what it took, another process sends them; both
are killed with SIGKILL again and again. Every mail must arrive, and at most one twice for each kill of the worker.
"""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SINK = """
import asyncio, sys, time
from aiosmtpd.controller import Controller
port, path = int(sys.argv[1]), sys.argv[2]
class Taker:
    async def handle_DATA(self, server, session, envelope):
        from email import message_from_bytes
        mail = message_from_bytes(envelope.content)
        await asyncio.sleep(0.01)
        with open(path, "a") as file:
            file.write(mail["Message-ID"] + "\\n"); file.flush()
        return "250 taken"
Controller(Taker(), hostname="127.0.0.1", port=port).start()
while True: time.sleep(60)
"""
PUT = """
import sys
from outbox.queue import put
for number in range(int(sys.argv[1])):
    put(f"person{number}@example.org", "Neutral", f"Body {number}")
"""
SETTINGS = """
from nswp_directory.settings import *
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", {port}
DEFAULT_FROM_EMAIL = "directory@example.org"
DELIVER_AT_ONCE = False
MAIL_LEASE = 2
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Drill:
    """A database, a server, a worker, and what the server took."""

    def __init__(self, folder: Path, database: str) -> None:
        self.port, self.taken = free_port(), folder / "taken"
        self.taken.touch()
        (folder / "drill_settings.py").write_text(SETTINGS.format(port=self.port))
        self.environment = os.environ | {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "drill_settings",
            "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
        }

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)

    def shell(self, code: str, *arguments: str) -> str:
        started = f"import django; django.setup()\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", started, *arguments],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def sink(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", SINK, str(self.port), str(self.taken)]
        process = subprocess.Popen(command, env=self.environment)
        while not _listens(self.port):
            time.sleep(0.02)
        return process

    def worker(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", "send_mail"]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL)

    def waiting(self) -> int:
        return int(self.shell("from outbox.models import Message; print(Message.objects.waiting().count())"))

    def taken_count(self) -> int:
        return len(self.taken.read_text().splitlines())

    def make_due(self) -> None:
        """What a killed server has postponed is due at once: the drill does not wait for minutes."""
        self.shell(
            "from outbox.models import Message; from django.utils import timezone;"
            "Message.objects.waiting().filter(lease='').update(due=timezone.now())"
        )


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def run(drill: Drill, messages: int, kills: int, chance: random.Random) -> dict[str, Any]:
    """Kill the worker and the server in turn until so many have been killed and no mail waits."""
    began, killed = time.monotonic(), Counter[str]()
    processes = {"server": drill.sink(), "worker": drill.worker()}
    start = {"server": drill.sink, "worker": drill.worker}
    while killed.total() < kills or drill.waiting():
        if killed.total() < kills:
            victim = "worker" if killed.total() % 2 == 0 else "server"
            drill.shell(PUT, str(messages // kills))
            enough = drill.taken_count() + chance.randint(1, messages // kills // 2)
            _until(lambda enough=enough: drill.taken_count() >= enough)
            os.kill(processes[victim].pid, signal.SIGKILL)
            processes[victim].wait()
            killed[victim] += 1
            processes[victim] = start[victim]()
        drill.make_due()
        print(f"{killed.total()} killed, {drill.waiting()} mails wait", flush=True)
    for process in processes.values():
        process.kill()
        process.wait()
    taken = Counter(drill.taken.read_text().split())
    return {
        "mails": messages,
        "killed": dict(killed),
        "arrived": len(taken),
        "lost": messages - len(taken),
        "came twice": sum(count - 1 for count in taken.values()),
        "seconds": round(time.monotonic() - began, 1),
    }


def _until(holds: Any, seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not holds() and time.monotonic() < ends:
        time.sleep(0.02)


def main(messages: int, kills: int) -> int:
    """Print the figures; 1 if a mail was lost, or more came twice than were killed."""
    with tempfile.TemporaryDirectory(prefix="directory-drill-") as name:
        drill = Drill(Path(name), f"sqlite:///{name}/drill.sqlite3")
        drill.manage("migrate", "--verbosity=0")
        done = run(drill, messages, kills, random.Random(1))  # noqa: S311
    print(json.dumps(done))
    return 1 if done["lost"] or done["came twice"] > kills else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.drill_mail", description=__doc__)
    parser.add_argument("messages", nargs="?", type=int, default=1000)
    parser.add_argument("kills", nargs="?", type=int, default=20)
    sys.exit(main(**vars(parser.parse_args())))
