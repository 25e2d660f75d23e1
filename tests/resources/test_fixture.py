"""The data that come with the directory: English and French, titles in five languages, the fixture up to date."""

import json
from functools import cache
from typing import Any

import pytest
from django.conf import settings

from members.seed.countries import codes_by_region, fixture_text
from members.seed.organisations import slugs
from resources.choices import Opens, ResourceType, SitePage
from resources.seed import source

LANGUAGES = [code for code, _name in settings.LANGUAGES]
NAMES = {"resource": "title", "programme": "title", "guide": "title", "page": "title", "achievement": "title"}


@cache
def rows(model: str) -> list[dict[str, Any]]:
    """The last row of each entry of a model, by its slug; all rows of what hangs on entries."""
    found = [row["fields"] for row in json.loads(source.FIXTURE.read_text()) if row["model"] == f"resources.{model}"]
    return list({row["slug"]: row for row in found}.values()) if "slug" in found[0] else found


def test_the_fixture_is_what_the_files_make() -> None:
    made = fixture_text(source.rows())

    assert source.FIXTURE.read_text(encoding="utf-8") == made, "run manage.py make_resource_fixture"


@pytest.mark.parametrize("model", NAMES)
def test_every_title_exists_in_five_languages(model: str) -> None:
    columns = [f"title_{code.replace('-', '_')}" for code in LANGUAGES]

    assert [row["slug"] for row in rows(model) for column in columns if not row[column]] == []


@pytest.mark.parametrize(
    ("model", "names"),
    [
        ("resource", ["summary"]),
        ("programme", ["summary", "objectives"]),
        ("guide", ["summary", "credit"]),
        ("guidestep", ["title", "text"]),
        ("page", ["body"]),
        ("achievement", ["text"]),
        ("networkfacts", ["note"]),
        ("steplink", ["label"]),
        ("programmepart", ["text"]),
    ],
)
def test_what_is_written_in_english_is_written_in_french(model: str, names: list[str]) -> None:
    one_only = [row for row in rows(model) for name in names if bool(row[f"{name}_en"]) != bool(row[f"{name}_fr"])]

    assert one_only == []


def test_everything_has_its_source() -> None:
    models = ("resource", "programme", "achievement", "page", "networkfacts")

    assert [(name, row["slug"]) for name in models for row in rows(name) if not row["source"]] == []


def test_every_network_has_its_page_and_nswp_its_parts() -> None:
    pages = {row["slug"]: row["parts"] for row in rows("networkfacts")}

    assert sorted(pages) == sorted(slugs("networks"))
    assert sorted(slug for [slug] in pages["nswp"]) == sorted(set(pages) - {"nswp"})


def test_the_guide_has_fourteen_steps_and_opens_the_directory() -> None:
    opens = {row["number"]: row["opens"] for row in rows("guidestep")}

    assert sorted(opens) == list(range(1, 15))
    assert {number: what for number, what in opens.items() if what} == {
        6: Opens.NETWORKS,
        7: Opens.MEMBERS,
        8: Opens.LAW,
        9: Opens.REFERRAL,
    }


def test_values_are_known_words() -> None:
    assert {row["type"] for row in rows("resource")} <= set(ResourceType.values)
    assert {row["page"] for row in rows("steplink")} <= {"", *SitePage.values}
    assert {row["country"] for row in rows("resource") if row["country"]} <= set(codes_by_region())


def test_lines_are_written_only_in_languages_that_have_all_of_them() -> None:
    entry = {"slug": "g", "step": [{"number": 1, "examples": [{"en": "One", "fr": "Un"}, {"en": "Two\nlines"}]}]}

    [_first, step, _last] = list(source._guide(entry))

    assert (step["fields"]["examples_en"], step["fields"]["examples_fr"]) == ("One\nTwo lines", "")
