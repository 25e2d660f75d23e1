"""The dotted maps: one dot a country, sized by its listed members. A dot is a country, never an address."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from members.public import landmask

# Longitude and latitude of the middle of each country's largest part (Natural Earth).
POINTS: dict[str, tuple[float, float]] = {
    code: (lon, lat)
    for code, (lon, lat) in json.loads((Path(__file__).parent / "data" / "country_points.json").read_text()).items()
}
WORLD = (75.0, 0.0, 8.0)  # x, y and step of the world's window
WINDOWS = {  # west, north, east, south
    "africa": (-20, 41, 58, -37),
    "asia-and-the-pacific": (34, 55, 190, -51),
    "europe": (-26, 68, 88, 34),
    "latin-america": (-118, 33, -32, -56),
    "north-america-and-the-caribbean": (-150, 66, -50, 0),
}
COLUMNS, ROWS = 34, 24  # dots in the window of a region
Window = tuple[float, float, float]


class Named(Protocol):
    """Something with a name in the reader's language."""

    @property
    def name(self) -> str:
        """The name."""


@dataclass(frozen=True)
class Dot:
    """A country with listed members on a map."""

    code: str
    name: str
    count: int
    x: int
    y: int
    r: int
    here: bool = False

    @property
    def path_code(self) -> str:
        return self.code.lower()


@dataclass(frozen=True)
class DottedMap:
    """The land as one path, and the countries on it, big dots first so that small ones stay on top."""

    land: str
    dots: list[Dot]

    @property
    def here(self) -> Dot | None:
        """The country whose page it is, if it is one country's map."""
        return next((dot for dot in self.dots if dot.here), None)


def world_map(counts: Mapping[str, int], names: Mapping[str, Named]) -> DottedMap:
    """The world, viewBox 0 0 1150 545."""
    land = landmask.dots(WORLD[0], WORLD[1], 925, 440, WORLD[2])
    return DottedMap(land, _dots(counts, names, WORLD, 6, 2))


def region_map(region: str, counts: Mapping[str, int], names: Mapping[str, Named]) -> DottedMap:
    """One region and what lies around it, viewBox 0 0 340 208; the whole world for a region unknown here."""
    if region not in WINDOWS:
        return world_map(counts, names)
    window = _region_window(region)
    land = landmask.dots(*window[:2], window[2] * COLUMNS, window[2] * ROWS * 0.866, window[2])
    return DottedMap(land, _dots(counts, names, window, 4, 1.3))


def country_map(code: str, counts: Mapping[str, int], names: Mapping[str, Named]) -> DottedMap:
    """Sixty by thirty-four dots around one country, viewBox 0 0 600 340; its dot is there with or without members."""
    if code not in POINTS:
        return DottedMap("", [])
    window, land = _country_window(code)
    dots = [dot for dot in _dots(counts, names, window, 5, 1.6) if 0 < dot.x < 600 and 0 < dot.y < 340]
    x, y = landmask.place(*POINTS[code], *window)
    others = [dot for dot in dots if dot.code != code]
    return DottedMap(land, [*others, Dot(code, names[code].name, counts.get(code, 0), x, y, 11, here=True)])


def _dots(
    counts: Mapping[str, int], names: Mapping[str, Named], window: Window, least: float, growth: float
) -> list[Dot]:
    dots = []
    for code, count in counts.items():
        if code in POINTS and code in names:
            x, y = landmask.place(*POINTS[code], *window)
            dots.append(Dot(code, names[code].name, count, x, y, round(least + growth * min(count, 100) ** 0.5)))
    return sorted(dots, key=lambda dot: (-dot.r, dot.code))


@lru_cache(maxsize=16)
def _region_window(region: str) -> Window:
    """The window into which all corners of a region fall."""
    west, north, east, south = WINDOWS[region]
    corners = [landmask.project(a, b) for a in range(west, east + 1, 4) for b in range(south, north + 1, 4)]
    xs, ys = [x for x, _y in corners], [y for _x, y in corners]
    step = round(max((max(xs) - min(xs)) / COLUMNS, (max(ys) - min(ys)) / (ROWS * 0.866)), 2)
    x0 = round((min(xs) + max(xs) - step * COLUMNS) / 2, 1)
    y0 = round((min(ys) + max(ys) - step * ROWS * 0.866) / 2, 1)
    return x0, y0, step


@lru_cache(maxsize=300)
def _country_window(code: str) -> tuple[Window, str]:
    """The window around a country; it grows until it holds enough land."""
    px, py = landmask.project(*POINTS[code])
    for step in (3.6, 5.0, 7.0, 9.0):
        width, height = step * 60, step * 34
        x0 = round(max(40, min(1000 - width, px - width / 2)), 1)
        y0 = round(max(0, min(440 - height, py - height / 2)), 1)
        land = landmask.dots(x0, y0, width, height, step)
        if len(land) > 420:
            break
    return (x0, y0, step), land
