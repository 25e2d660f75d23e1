"""What it was measured on, without the name of the machine."""

import os
import platform
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import django


def description(postgresql: str) -> dict[str, str]:
    """The machine and the versions that matter."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": f"{_field('/proc/cpuinfo', 'model name') or platform.machine()}, {os.cpu_count()} cores",
        "memory": f"{int(_field('/proc/meminfo', 'MemTotal').split()[0] or 0) / 2**20:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "django": django.get_version(),
        "postgresql": postgresql,
        "sqlite": sqlite3.sqlite_version,
        "load of the machine when it began": f"{os.getloadavg()[0]:.1f}",
    }


def _field(file: str, name: str) -> str:
    """The first value of a name in a file under /proc; "0" where there is none."""
    path = Path(file)
    lines = path.read_text().splitlines() if path.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "0")


def peak_memory(number: int) -> float:
    """Most memory ever held by a process and its children, in MB."""
    folder = Path("/proc") / str(number)
    own = int(_field(str(folder / "status"), "VmHWM").split()[0]) / 1024
    children = folder / "task" / str(number) / "children"
    return own + sum(peak_memory(int(child)) for child in (children.read_text().split() if children.exists() else []))
