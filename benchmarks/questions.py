"""The seven requests, in the words of the directory. How a contestant says them is in contestants.py."""

from dataclasses import dataclass

PAGE = 20
COUNTRY = "IN"
REGION = "africa"
POPULATIONS = ("female", "trans")
AREAS = ("health", "violence")


@dataclass(frozen=True)
class Question:
    """One request: what a visitor has chosen and typed. ``last``: the last page that can be reached."""

    name: str
    title: str
    words: str = ""
    country: str = ""
    region: str = ""
    populations: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    last: bool = False
    language: str = "en"


QUESTIONS = (
    Question("first", "first page"),
    Question("country", "country", country=COUNTRY),
    Question("populations", "region and two populations", region=REGION, populations=POPULATIONS),
    Question("areas", "region, two priority areas and a word", "violence", region=REGION, areas=AREAS),
    Question("common", "common words", "sex workers"),
    Question("chinese", "Chinese words", "性工作者", language="zh-hans"),
    Question("last", "last reachable page", last=True),
)
