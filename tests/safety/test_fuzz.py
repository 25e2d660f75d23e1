"""Two thousand invented requests; ``make fuzz N=…`` sends more."""

import logging
from typing import Any

import pytest
from django.http import HttpResponse

from tests.factories import make_organisation
from tests.safety.fuzzing import complaint, fuzz

pytestmark = pytest.mark.django_db


def test_whatever_is_asked_nothing_breaks() -> None:
    make_organisation(slug="seen", areas=("health",), texts={"name": {"en": "Seen", "zh-hans": "布隆迪"}})
    logging.disable(logging.ERROR)
    try:
        statuses = fuzz(2000)
    finally:
        logging.disable(logging.NOTSET)

    assert sum(statuses.values()) >= 2000
    assert {200, 302, 400, 404, 405, 414} <= set(statuses)


@pytest.mark.parametrize(
    ("status", "headers", "wrong"),
    [
        (200, {}, False),
        (500, {}, True),
        (302, {"Location": "//example.org"}, True),
        (302, {"Location": "https://example.org"}, True),
        (302, {"Location": "/fr/"}, False),
        (200, {"Content-Security-Policy": "default-src *"}, True),
    ],
)
def test_a_wrong_answer_is_seen(status: int, headers: dict[str, str], wrong: bool) -> None:
    request: dict[str, Any] = {"path": ("/", "en", "")}
    policy = {"Content-Security-Policy": "default-src 'none'"}

    assert bool(complaint(request, HttpResponse(status=status, headers=policy | headers))) is wrong
