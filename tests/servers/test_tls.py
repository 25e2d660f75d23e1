"""Which TLS the reference nginx speaks, by real handshakes; and that its file is one."""

import ssl
import subprocess
from pathlib import Path

import pytest

from tests.servers.greetings import negotiated
from tests.servers.nginx import HOST, Nginx

VERSIONS = {
    ssl.TLSVersion.TLSv1: None,
    ssl.TLSVersion.TLSv1_1: None,
    ssl.TLSVersion.TLSv1_2: "TLSv1.2",
    ssl.TLSVersion.TLSv1_3: "TLSv1.3",
}


def test_nginx_itself_finds_the_file_right(run_folders: tuple[Path, Path]) -> None:
    disk, memory = run_folders
    server = Nginx(disk / "nginx", disk / "gunicorn.sock", memory)

    done = subprocess.run(  # noqa: S603 - arguments of our own
        [*server.command({}), "-t"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "test is successful" in done.stderr
    assert [line for line in done.stderr.splitlines() if "[warn]" in line and "super-user" not in line] == []


def test_it_speaks_the_two_present_versions_only(front: Nginx) -> None:
    assert {version: negotiated(front.port, version, HOST) for version in VERSIONS} == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_another_name_gets_no_handshake(front: Nginx, version: ssl.TLSVersion) -> None:
    assert negotiated(front.port, version, f"not.{HOST}") is None
