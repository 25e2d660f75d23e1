"""Where the benchmark keeps what it makes. Nothing here is in the repository but the results."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("BENCHMARKS_DIR") or ROOT / "var" / "benchmarks").resolve()
PEERS = ROOT / "benchmarks" / "peers"
RESULTS = ROOT / "benchmarks" / "results"


def data(size: int) -> Path:
    """The folder of the data of one size."""
    return FOLDER / "data" / str(size)


def embedded(size: int) -> Path:
    """Our SQLite file of one size."""
    return data(size) / "directory.sqlite3"


def environment(name: str) -> Path:
    """The virtual environment of one peer."""
    return FOLDER / "venvs" / name
