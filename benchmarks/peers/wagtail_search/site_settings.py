"""Settings of modelsearch on PostgreSQL."""

from common import *  # noqa: F403
from common import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks", "modelsearch", "searchable.apps.Searchable"]
MODELSEARCH_BACKENDS = {
    "default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "english", "AUTO_UPDATE": False}
}
