"""The application as a web server calls it: ``gunicorn -c deploy/gunicorn.conf.py nswp_directory.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

from nswp_directory.query_timeouts import limit_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
limit_connections()
application = get_wsgi_application()
