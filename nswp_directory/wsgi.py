"""The application as a web server calls it: ``gunicorn -c deploy/gunicorn.conf.py nswp_directory.wsgi``."""

import os
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from nswp_directory.limits import limit_connections


def make() -> Any:
    """Django, and before it what answers unchanged pages (kept_answers.py needs Django's models to be there)."""
    django = get_wsgi_application()
    if not settings.PAGE_CACHE_BYTES:
        return django
    return import_module("nswp_directory.kept_answers").KeptAnswers(django)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
limit_connections()
application = make()
