"""Settings of the tutorial list."""

from common import *  # noqa: F403
from common import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_filters", "catalogue"]
