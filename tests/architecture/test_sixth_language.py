"""Adding a language touches no query and no template: a sixth one is put into the middle, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
from nswp_directory.settings import *
LANGUAGES = [*LANGUAGES[:2], ("pt", "Português"), *LANGUAGES[2:]]
LANGUAGE_BITS = LANGUAGE_BITS | {"pt": 5}
EXIT_URLS = EXIT_URLS | {"pt": "https://pt.example.org/"}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
MIGRATION_MODULES = {"members": None, "secretariat": None, "resources": None}
MIDDLEWARE = [name for name in MIDDLEWARE if not name.endswith("SetupRequired")]
ALLOWED_HOSTS = ["testserver"]
"""
VISIT = """
import django; django.setup()
from core.search import analysis
analysis.STEMMERS["pt"] = "portuguese"
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
from importlib import import_module
from django.db import connection
with connection.schema_editor() as editor:
    import_module("members.migrations.0002_search_index").make(None, editor)
    import_module("resources.migrations.0002_search_index").make(None, editor)
from tests.factories import make_country, make_organisation
from members.models import Country
from members.translation import set_text
from django.test import Client
make_organisation(slug="farol", country="KE", original_language="pt",
                  texts={"name": {"pt": "Farol"},
                         "works_with": {"pt": "Com todas as trabalhadoras", "en": "With everyone"}})
country = Country.objects.get(code="KE"); set_text(country, "name", "pt", "Quénia"); country.save()
make_organisation(slug="mayak", country="KE", original_language="ru",
                  texts={"name": {"ru": "Маяк"}, "works_with": {"ru": "Со всеми"}})
for path in ("/pt/", "/pt/members/?q=quenia", "/pt/members/?q=trabalhador", "/pt/members/farol/", "/en/members/farol/"):
    page = Client().get(path)
    text = page.content.decode()
    print(path, page.status_code, 'lang="pt"' in text, "Farol" in text, "Com todas" in text)
from members.models import Listing
print(dict(Listing.objects.values_list("slug", "languages")))
for language in ("pt", "ru", "es"):
    text = Client().get(f"/pt/members/?language={language}").content.decode()
    print(language, "/pt/members/farol/" in text, "/pt/members/mayak/" in text)
site_map = Client().get("/sitemap-1.xml").content.decode()
print([f"/{code}/members/farol/" in site_map for code in ("en", "fr", "pt", "es", "ru", "zh-hans")])
menu = Client().get("/fr/").content.decode()
print(menu.index('hreflang="fr"') < menu.index('hreflang="pt"') < menu.index('hreflang="es"'))
print("https://pt.example.org/" in Client().get("/pt/").content.decode())
answers = [Client().get(path) for path in ("/pt/members/never-was/", "/pt/members/?" + "x" * 3000, "/pt/referral/")]
print([answer.status_code for answer in answers])
from nswp_directory import unavailable
print("https://pt.example.org/" in unavailable.standing_alone())
"""


def test_a_sixth_language_needs_no_change_of_code(tmp_path: Path) -> None:
    (tmp_path / "sixth_language_settings.py").write_text(SETTINGS)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "sixth_language_settings",
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}",
        "DATABASE_URL": "",
    }

    visit = subprocess.run(  # noqa: S603
        [sys.executable, "-c", VISIT], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert visit.stdout.splitlines() == [
        "/pt/ 200 True False False",
        "/pt/members/?q=quenia 200 True True True",
        "/pt/members/?q=trabalhador 200 True True True",
        "/pt/members/farol/ 200 True True True",
        "/en/members/farol/ 200 True True True",
        # Bits stand for languages, not for places in the list.
        "{'farol': 33, 'mayak': 8}",
        "pt True False",
        "ru False True",
        "es False False",
        "[True, True, True, True, True, True]",
        "True",
        "True",
        "[404, 414, 200]",
        "True",
    ], visit.stderr
