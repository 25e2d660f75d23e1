"""The reference files for a server hold what the documents promise of them."""

import re
import resource
import runpy
from pathlib import Path

from django.conf import settings
from gunicorn.config import make_settings

from tests.architecture.source import ROOT

NGINX = (ROOT / "deploy" / "nginx.conf").read_text()
DESCRIPTORS = ("worker_connections", "worker_rlimit_nofile")
# What PostgreSQL would otherwise write with a value, a row or a statement in it.
SILENT = {
    "track_activities": "off",
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_duration": "off",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_lock_waits": "off",
    "log_temp_files": "-1",
    "shared_preload_libraries": "''",
    "session_preload_libraries": "''",
    "log_connections": "off",
    "log_disconnections": "off",
    "log_hostname": "off",
}
CLOSED = {
    "control_socket_disable": True,
    "worker_class": "gthread",
    "accesslog": None,
    "bind": "unix:/run/directory/gunicorn.sock",
    "secure_scheme_headers": {"X-FORWARDED-PROTO": "https"},
    "forwarder_headers": "",
    "forwarded_allow_ips": "127.0.0.1,::1",
}
IMPORTED = ["os", "resource"]
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
    # Each lower level has lines that name the visitor and the request: tests/servers/test_canary_run.py.
    assert re.findall(r"^\s*error_log \S+ (.*);", NGINX, re.MULTILINE) == ["emerg"]
    assert "log_format" not in NGINX
    assert re.findall(r"^\s*worker_rlimit_core (.*);", NGINX, re.MULTILINE) == ["0"]


def test_the_server_has_a_descriptor_for_both_ends_of_each_connection() -> None:
    [connections], [descriptors] = (re.findall(rf"{name} (\d+);", NGINX) for name in DESCRIPTORS)

    assert int(descriptors) >= 2 * int(connections)


def test_the_servers_temporary_files_are_where_memory_is() -> None:
    paths = dict(re.findall(r"^\s*(\w+)_temp_path (\S+);", NGINX, re.MULTILINE))

    assert sorted(paths) == ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"]
    assert {Path(path).parent for path in paths.values()} == {Path("/run")}


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

    assert {name: values.get(name) for name in SILENT} == SILENT
    assert {value for name, value in values.items() if name.endswith(("_stats", "_libraries"))} == {"off", "''"}
    assert re.findall("%.", values["log_line_prefix"]) == ["%m", "%p"]


def test_gunicorn_is_started_without_a_way_in_and_without_a_trace() -> None:
    values = runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))
    known = make_settings()

    assert {name: values[name] for name in CLOSED} == CLOSED
    assert [name for name in values if not name.startswith("__") and name.islower() and name not in known] == IMPORTED
    assert values["threads"] > 1
    assert values["limit_request_line"] > settings.LARGEST_STAFF_QUERY
    # nginx's own is 60: what it keeps is open here for longer.
    assert values["keepalive"] > 60
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
