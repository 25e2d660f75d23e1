"""The world's land as dots: Equal Earth projection over a committed one-bit mask. No borders, no geo package.

The mask (``data/land.bin``: cells of a quarter degree, row by row from 90° N and 180° W, zlib) is made from
Natural Earth, which is in the public domain, as packed by world-atlas 2.0.2 (ISC).
"""

import zlib
from functools import lru_cache
from math import asin, cos, degrees, radians, sin, sqrt
from pathlib import Path

# Polynomial of the Equal Earth projection (Šavrič, Patterson, Jenny 2018).
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
MIDDLE = 11.0  # degrees east: the map is cut through the Bering Strait
SOUTH, NORTH = -56, 76  # Antarctica and the far Arctic are left out
CELLS = 4  # mask cells a degree
WIDTH, HEIGHT = 360 * CELLS, 180 * CELLS
ROW = WIDTH // 8
MASK = zlib.decompress((Path(__file__).parent / "data" / "land.bin").read_bytes())


def _forward(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to the plane of the projection."""
    turn = radians((lon - MIDDLE + 180) % 360 - 180)
    theta = asin(M * sin(radians(lat)))
    t2 = theta * theta
    t6 = t2**3
    x = turn * cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)))
    return x, theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))


X_MAX = _forward(MIDDLE + 179.9999, 0)[0]
Y_MAX = _forward(0, 90)[1]
SCALE = 500 / X_MAX


def project(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to map units: x from 0 to 1000 from the west, y from the north."""
    x, y = _forward(lon, lat)
    return 500 + SCALE * x, SCALE * (Y_MAX - y)


def invert(px: float, py: float) -> tuple[float, float] | None:
    """Map units to degrees by Newton's method; None outside the globe."""
    x, y = (px - 500) / SCALE, Y_MAX - py / SCALE
    theta = y
    for _step in range(12):
        t2 = theta * theta
        t6 = t2**3
        change = (theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)) - y) / (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2))
        theta -= change
        if abs(change) < 1e-9:
            break
    t2 = theta * theta
    t6 = t2**3
    height = sin(theta) / M
    if abs(height) > 1:
        return None
    turn = M * x * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)) / cos(theta)
    if abs(turn) > 3.1416:
        return None
    return (degrees(turn) + MIDDLE + 180) % 360 - 180, degrees(asin(height))


def is_land(lon: float, lat: float) -> bool:
    """Whether a point stands on land, to a quarter of a degree."""
    column = int((lon + 180) * CELLS) % WIDTH
    row = min(HEIGHT - 1, max(0, int((90 - lat) * CELLS)))
    return bool(MASK[row * ROW + (column >> 3)] >> (7 - (column & 7)) & 1)


def near_land(x: float, y: float, reach: float) -> bool:
    """Whether two of five samples around a dot are land: keeps thin islands such as New Zealand and Cuba."""
    samples = 0
    for dx, dy in ((0.0, 0.0), (-reach, 0.0), (reach, 0.0), (0.0, -reach), (0.0, reach)):
        point = invert(x + dx, y + dy)
        if point and SOUTH < point[1] < NORTH and is_land(*point):
            samples += 1
    return samples > 1


@lru_cache(maxsize=512)
def dots(x0: float, y0: float, width: float, height: float, step: float) -> str:
    """Path data for a window of the map, in units of a tenth of ``step``.

    Rows of dots are horizontal dashes: drawn with ``stroke-dasharray: 0 10`` and round caps.
    """
    rows = int(height / (step * 0.866))
    return "".join(_row_of_dots(x0, y0, width, step, row) for row in range(rows))


def _row_of_dots(x0: float, y0: float, width: float, step: float, row: int) -> str:
    """One row of the window; every second row is shifted by half a step."""
    y, shift = y0 + (row + 0.5) * step * 0.866, 0.0 if row % 2 else step * 0.5
    unit, columns, drawn, start = 10 / step, int(width / step), [], None
    for column in range(columns + 1):
        on = column < columns and near_land(x0 + column * step + shift, y, step * 0.33)
        if on and start is None:
            start = column
        if not on and start is not None:
            left = round(unit * (start * step + shift))
            drawn.append(f"M{left} {round(unit * (y - y0))}h{10 * (column - 1 - start)}")
            start = None
    return "".join(drawn)


@lru_cache(maxsize=4096)
def place(lon: float, lat: float, x0: float, y0: float, step: float) -> tuple[int, int]:
    """Where a country's dot goes, in the units of ``dots``."""
    x, y = project(lon, lat)
    return round((x - x0) * 10 / step), round((y - y0) * 10 / step)
