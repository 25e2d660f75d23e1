#!/usr/bin/env python3
"""The directory's command line: ``python manage.py help``."""

import os
import sys

NOT_INSTALLED = """\
Django is not installed for this Python ({python}).
Run `make setup`, then use .venv/bin/python manage.py; or without make:
  python3 -m venv .venv && .venv/bin/pip install -r requirements.txt"""


def main() -> None:
    """Hand the arguments to Django, or say what is missing."""
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed; this is {}.{}.".format(*sys.version_info[:2]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
    try:
        from nswp_directory.command_line import execute
    except ModuleNotFoundError as error:
        if error.name != "django":
            raise
        sys.exit(NOT_INSTALLED.format(python=sys.executable))
    execute(sys.argv)


if __name__ == "__main__":
    main()
