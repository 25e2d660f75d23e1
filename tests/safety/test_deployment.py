"""The reference files for a server hold what the documents promise of them."""

import re
from pathlib import Path

from django.conf import settings

from tests.house.source import ROOT

NGINX = (ROOT / "deploy" / "nginx.conf").read_text()
SIZES = {"k": 1024, "m": 1024 * 1024}


def without_comments(path: Path) -> str:
    """The lines that do something."""
    return "\n".join(line.partition("#")[0].rstrip() for line in path.read_text().splitlines())


def test_every_line_of_the_server_file_is_closed_and_every_bracket_too() -> None:
    text = without_comments(ROOT / "deploy" / "nginx.conf")

    assert [line for line in text.splitlines() if line.strip() and line.strip()[-1] not in ";{}"] == []
    assert text.count("{") == text.count("}")


def test_the_server_writes_down_nobody() -> None:
    assert re.findall(r"^\s*access_log (.*);", NGINX, re.MULTILINE) == ["off"]
    assert re.findall(r"^\s*error_log \S+ (.*);", NGINX, re.MULTILINE) == ["crit"]
    assert "log_format" not in NGINX


def test_the_server_has_the_limits_of_the_application() -> None:
    sizes = [int(number) * SIZES[unit] for number, unit in re.findall(r"client_max_body_size (\d+)([km]);", NGINX)]

    assert sizes == [settings.LARGEST_BODY, settings.LARGEST_STAFF_BODY]
    assert {"client_header_timeout", "client_body_timeout", "limit_conn", "limit_req"} <= set(re.findall(r"\w+", NGINX))
    assert "$request_method !~ ^(GET|HEAD|POST)$" in NGINX
    assert "return 444" in NGINX


def test_the_server_decides_what_the_application_believes() -> None:
    passed = dict(re.findall(r"proxy_set_header (\S+) (\S+);", NGINX))

    assert passed["X-Forwarded-Proto"] == "https"
    assert (passed["X-Forwarded-Host"], passed["X-Original-URL"]) == ('""', '""')


def test_the_database_writes_down_no_statement() -> None:
    lines = without_comments(ROOT / "deploy" / "postgresql.conf").splitlines()
    values = dict(line.split(" = ", 1) for line in lines if line)

    assert values["log_min_error_statement"] == "panic"
    assert values["log_min_duration_statement"] == "-1"
    assert "%h" not in values["log_line_prefix"]
    assert "%r" not in values["log_line_prefix"]
