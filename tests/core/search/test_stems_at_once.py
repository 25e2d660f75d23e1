"""Threads of one server stem at the same time; a word has one stem whoever else asks."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.search import analysis

BEGINNINGS = "organis relation conditi vacci rational hope migra discrimin support natur".split()
ENDINGS = "ations ational tionally fulness iveness ingly ements ousli biliti izers".split()
WORDS = [beginning + ending for beginning in BEGINNINGS for ending in ENDINGS]


@pytest.fixture
def _threads_change_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_threads_change_often")
def test_a_stem_does_not_depend_on_who_else_stems() -> None:
    alone = [analysis.stem.__wrapped__(word, "en") for word in WORDS]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda word: analysis.stem.__wrapped__(word, "en"), WORDS * 10))

    assert together == alone * 10
