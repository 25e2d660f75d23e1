"""The application as a web server calls it: ``gunicorn nswp_directory.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
application = get_wsgi_application()
