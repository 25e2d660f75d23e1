"""Settings of the stock admin."""

from common import *  # noqa: F403
from common import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "catalogue"]
