"""What runs the tests and the measurements. Each module starts on its own, with the settings of the site."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nswp_directory.settings")
