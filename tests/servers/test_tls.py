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


# Of TLS 1.2, as openssl names them: whether a recorded connection stays closed when the key is taken later.
CIPHERS = {
    "ECDHE-RSA-AES128-GCM-SHA256": True,
    "ECDHE-RSA-AES256-GCM-SHA384": True,
    "ECDHE-RSA-CHACHA20-POLY1305": True,
    "AES128-GCM-SHA256": False,
    "AES256-GCM-SHA384": False,
    "AES128-SHA": False,
    "DHE-RSA-AES128-GCM-SHA256": False,
    "ECDHE-RSA-AES128-SHA": False,
}


def test_only_ciphers_with_forward_secrecy_are_offered(front: Nginx) -> None:
    version = ssl.TLSVersion.TLSv1_2

    assert {name: bool(negotiated(front.port, version, HOST, name)) for name in CIPHERS} == CIPHERS


@pytest.mark.parametrize("version", VERSIONS)
def test_another_name_gets_no_handshake(front: Nginx, version: ssl.TLSVersion) -> None:
    assert negotiated(front.port, version, f"not.{HOST}") is None
