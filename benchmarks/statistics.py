"""The arithmetic of the benchmark. Pure functions."""

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies, between neighbours in proportion."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def summary(values: Sequence[float]) -> dict[str, float | int]:
    """Median, 95th percentile and how many were measured, in milliseconds."""
    return {"p50": round(percentile(values, 0.5), 3), "p95": round(percentile(values, 0.95), 3), "n": len(values)}


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """With which power of the size the cost grows: the slope of the line through both logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    steep = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return round(steep / sum((x - middle_x) ** 2 for x in xs), 2)


def ratio(one: float, other: float) -> str:
    """How many times the one is the other, with two significant digits."""
    times = one / other
    digits = 0 if times >= 10 else 1 if times >= 1 else 2 if times >= 0.1 else 3
    return f"{times:,.{digits}f} ×"


def milliseconds(value: float) -> str:
    """A time as a table shows it."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
