"""The medians of everybody as a drawing: one line a request, one mark a contestant, time in powers of ten."""

import math
from typing import Any

from benchmarks.contestants import TITLES
from benchmarks.goals import best_with_counts, medians
from benchmarks.questions import QUESTIONS
from benchmarks.statistics import milliseconds, ratio

Results = dict[str, Any]
WIDTH, LEFT, RIGHT, TOP, STEP = 960, 260, 210, 96, 46
# A form for each as well as a colour, so that they can be told apart without seeing colours.
MARKS = {
    "ours_postgresql": ("circle", "a"),
    "ours_sqlite": ("ring", "a"),
    "filter_list": ("square", "b"),
    "wagtail_search": ("diamond", "c"),
    "django_admin": ("triangle", "d"),
    "datasette": ("cross", "e"),
    "floor": ("bar", "f"),
}
SHAPES = {
    "circle": '<circle cx="{x}" cy="{y}" r="7"/>',
    "ring": '<circle cx="{x}" cy="{y}" r="6" class="open"/>',
    "square": '<rect x="{x}" y="{y}" width="11" height="11" transform="translate(-5.5 -5.5)"/>',
    "diamond": '<rect x="{x}" y="{y}" width="10" height="10" transform="rotate(45 {x} {y}) translate(-5 -5)"/>',
    "triangle": '<path d="M0-7 7 6-7 6Z" transform="translate({x} {y})"/>',
    "cross": '<path d="M-6-6 6 6M6-6-6 6" class="line" transform="translate({x} {y})"/>',
    "bar": '<path d="M0-9V9" class="line" transform="translate({x} {y})"/>',
}
STYLE = """
text{font:14px system-ui,sans-serif;fill:#1d1d27}.soft{fill:#5c5c6b;font-size:12px}.strong{font-weight:600}
.back{fill:#fff}.grid{stroke:#e2e2ea}.row{stroke:#ececf2}.open{fill:#fff;stroke-width:3}.line{fill:none;stroke-width:3}
.a{fill:#b3123f;stroke:#b3123f}.b{fill:#1769aa;stroke:#1769aa}.c{fill:#2e7d4f;stroke:#2e7d4f}.d{fill:#8a5a00;stroke:#8a5a00}
.e{fill:#6a3fb5;stroke:#6a3fb5}.f{fill:#5c5c6b;stroke:#5c5c6b}.mark{stroke-width:0}
.a .open{fill:#fff}.mark .open,.mark .line{stroke-width:3}.mark .line{fill:none}
@media(prefers-color-scheme:dark){
text{fill:#ececf4}.soft{fill:#a9a9b8}.back,.a .open{fill:#17171f}.grid{stroke:#34343f}.row{stroke:#2a2a34}
.a{fill:#ff7a9c;stroke:#ff7a9c}.b{fill:#6cb8f5;stroke:#6cb8f5}.c{fill:#72cf98;stroke:#72cf98}.d{fill:#e5b04d;stroke:#e5b04d}
.e{fill:#b79af2;stroke:#b79af2}.f{fill:#a9a9b8;stroke:#a9a9b8}}
"""


class Scale:
    """Places on the line of time."""

    def __init__(self, least: float, most: float) -> None:
        self.first, self.last = math.floor(math.log10(least)), math.ceil(math.log10(most))

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - self.first) / max(1, self.last - self.first)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def powers(self) -> list[float]:
        """The lines that are drawn."""
        return [10.0**power for power in range(self.first, self.last + 1)]


def _time(value: float) -> str:
    return f"{value / 1000:g} s" if value >= 1000 else f"{value:g} ms"


def mark(name: str, x: float, y: float) -> str:
    """The form of one contestant, with its name and value to be read out."""
    shape, colour = MARKS[name]
    return f'<g class="mark {colour}">{SHAPES[shape].format(x=x, y=y)}</g>'


def _legend(names: list[str]) -> list[str]:
    lines, x = [], 24
    for name in names:
        lines.append(mark(name, x, 58))
        lines.append(f'<text x="{x + 14}" y="63">{TITLES[name]}</text>')
        x += 36 + round(7.4 * len(TITLES[name]))
    return lines


def _row(results: Results, number: int, scale: Scale) -> list[str]:
    question = QUESTIONS[number]
    y = TOP + 34 + number * STEP
    found = medians(results, question.name)
    gain = ratio(best_with_counts(results, question.name)[1], found["ours_postgresql"])
    lines = [
        f'<path class="row" d="M24 {y + STEP / 2}H{WIDTH - 24}"/>',
        f'<text x="24" y="{y + 5}">{question.title}</text>',
    ]
    for name in reversed([name for name in MARKS if name in found]):
        told = f"<title>{TITLES[name]}: {milliseconds(found[name])} ms</title>"
        lines.append(f"<g>{told}{mark(name, scale(found[name]), y)}</g>")
    return [*lines, f'<text x="{WIDTH - 24}" y="{y + 5}" text-anchor="end" class="strong">{gain}</text>']


def drawing(results: Results) -> str:
    """The whole drawing; it follows the reader's light or dark scheme."""
    every = [value for question in QUESTIONS for value in medians(results, question.name).values()]
    scale = Scale(min(every), max(every))
    height = TOP + 40 + len(QUESTIONS) * STEP + 10
    listed = results["facts"][str(results["organisations"])]["listed"]
    title = f"One page of {listed:,} listed organisations: median time of a request, uncached"
    lines = [
        f'<rect class="back" width="{WIDTH}" height="{height}"/>',
        f'<text x="24" y="30" class="strong">{title}</text>',
    ]
    lines += _legend([name for name in MARKS if name in medians(results, "first")])
    for power in scale.powers():
        x = scale(power)
        lines.append(f'<path class="grid" d="M{x} {TOP + 8}V{height - 20}"/>')
        lines.append(f'<text x="{x}" y="{TOP}" text-anchor="middle" class="soft">{_time(power)}</text>')
    lines.append(f'<text x="{WIDTH - 24}" y="{TOP}" text-anchor="end" class="soft">best with counts : ours</text>')
    for number in range(len(QUESTIONS)):
        lines += _row(results, number, scale)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{title}">'
    return "\n".join([head, f"<style>{STYLE.strip()}</style>", *lines, "</svg>"]) + "\n"
