"""The nginx and the openssl of this machine: the reference server file is tried with them."""

import os
import shutil

HOW_TO_GET = "install nginx and OpenSSL (Debian: apt install nginx openssl)"
# Debian keeps nginx where only root's PATH looks.
FOLDERS = ("/usr/sbin", "/usr/local/sbin")


def find(program: str) -> str | None:
    """The path of a program, if it is there."""
    return shutil.which(program, path=os.pathsep.join((os.environ.get("PATH", ""), *FOLDERS)))


def lacking() -> list[str]:
    """Which of the two are not there."""
    return [program for program in ("nginx", "openssl") if find(program) is None]
