"""The command: a dry run unless told otherwise, plain words or JSON, and an honest exit status."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

from members.importing.questionnaire import AREAS
from members.models import Organisation, ProposedChange
from tests.factories import make_area, make_country

pytestmark = pytest.mark.django_db
PAGES = Path(__file__).parents[2] / "data" / "pages"
OTHER = Path(__file__).parents[2] / "data" / "other"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two profiles with something else between them, in a folder of folders."""
    make_country("BI")
    make_country("KE")
    for slug in AREAS:
        make_area(slug)
    (tmp_path / "inner").mkdir()
    shutil.copy(PAGES / "english_only.txt", tmp_path / "a.txt")
    shutil.copy(OTHER / "news.txt", tmp_path / "b.txt")
    shutil.copy(PAGES / "numbered.txt", tmp_path / "inner" / "c.txt")
    return tmp_path


def run(*arguments: str | Path) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("import_profiles", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_without_apply_it_says_what_it_would_do_and_changes_nothing(folder: Path) -> None:
    said = run(folder)

    assert said.splitlines() == [
        "a.txt: A new draft",
        "  Harbour Lights Sex Worker Union · KE",
        "  Answers: 4 (en). Priority areas: 7.",
        "b.txt: Refused",
        "  The questionnaire does not stand there: this is not a member’s profile.",
        "inner/c.txt: A new draft",
        "  Association Kilimandjaro Bleu · BI",
        "  Answers: 4 (fr, en). Priority areas: 2.",
        "A new draft: 2, Refused: 1",
        "Nothing was changed. Add --apply to do this.",
    ]
    assert Organisation.objects.count() == 0


def test_with_apply_it_imports_and_a_second_time_changes_nothing(folder: Path) -> None:
    first = run(folder, "--apply")
    before = serializers.serialize("json", Organisation.objects.order_by("pk"))
    second = run(folder, "--apply")

    assert first.splitlines()[-1] == "A new draft: 2, Refused: 1"
    assert second.splitlines()[-1] == "Nothing changes: 2, Refused: 1"
    assert serializers.serialize("json", Organisation.objects.order_by("pk")) == before
    assert (Organisation.objects.count(), ProposedChange.objects.count()) == (2, 0)


def test_json_is_one_array_with_an_object_for_each_file(folder: Path) -> None:
    documents = json.loads(run(folder, "--json"))

    expected = json.loads((PAGES / "numbered.json").read_text())
    assert [(document["file"], document["accepted"]) for document in documents] == [
        ("a.txt", True),
        ("b.txt", False),
        ("inner/c.txt", True),
    ]
    assert documents[1] == {
        "file": "b.txt",
        "accepted": False,
        "reason": "The questionnaire does not stand there: this is not a member’s profile.",
        "name": None,
        "country": None,
        "region": None,
        "priority_areas": [],
        "original_language": None,
        "answers": {"works_with": {}, "involvement": {}, "challenges": {}, "other_work": {}},
        "suggested_populations": [],
        "unplaced": "",
        "warnings": [],
    }
    assert documents[2] == {"file": "inner/c.txt", "accepted": True, "reason": None} | expected
    assert list(documents[2]) == list(documents[1])
    assert Organisation.objects.count() == 0


def test_json_spells_letters_as_they_are(folder: Path) -> None:
    assert "Prêts de petites sommes" in run(folder / "inner" / "c.txt", "--json")


def test_two_files_of_one_organisation_are_told_in_a_dry_run(folder: Path) -> None:
    said = run(folder / "inner" / "c.txt", folder / "inner", PAGES / "numbered.txt")

    assert said.count("The file c.txt is about the same organisation.") == 1
    assert said.splitlines()[-2] == "A new draft: 3"


def test_a_path_that_is_not_there_ends_it_before_anything_is_done(folder: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no file or folder .*missing\.txt\.") as error:
        run(folder, folder / "missing.txt", "--apply")

    assert error.value.returncode == 2
    assert Organisation.objects.count() == 0


def test_before_the_setup_it_names_the_missing_step() -> None:
    with pytest.raises(CommandError, match="Run “make setup” first"):
        run(PAGES)
