"""Importing without a terminal: look first, nothing is written; then what was ticked."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from members.admin.import_preview import sign_page, unsign_page
from members.admin.imports import MOST_FILES
from members.choices import Provenance, Status, TranslationAuthor
from members.importing.apply import apply
from members.importing.files import read
from members.importing.plan import plan_text, stored_countries
from members.models import Listing, Organisation, ProposedChange
from tests.factories import make_area, make_country, make_organisation, make_population
from tests.members.admin.pages import form_of, opened, said, saved, staff

PAGES = Path(__file__).parents[2] / "data" / "pages"
IMPORT = "/admin/members/organisation/import/"
WORKS_WITH = "Nous marchons chaque soir auprès des travailleuses du sexe de la gare et de leurs enfants."
PAGE = f"""Collectif Lanterne

Contact email
bonjour@lanterne.example.org
Who do you work with?

{WORKS_WITH}
Every evening we walk beside the female sex workers of the station and their children.

How are sex workers involved in your organisation?

Le conseil compte sept personnes, dont cinq exercent le travail du sexe.
The council has seven people, five of whom are sex workers.

Which of NSWP priority areas does your organisation work on?
Oppose the criminalisation and other legal oppression of sex work and support its recognition as work
What are the two main challenges that the sex workers you work with face

La peur des descentes éloigne les femmes du dispensaire.
Fear of raids keeps the women away from the clinic.

Describe other areas of your work

Une cantine, un jardin et une chorale de <b>quartier</b>.
A canteen, a garden and a choir of the <b>quarter</b>.

Region
Africa
Country
Бурунди
"""


@pytest.fixture(autouse=True)
def _world(db: None) -> None:
    """What the page names, and something it does not."""
    make_country("BI")
    make_country("KE")
    for slug in ("decriminalisation", "stigma"):
        make_area(slug)
    for slug in ("female", "family", "rural"):
        make_population(slug)


def upload(client: Client, **files: str | bytes) -> Any:
    """The first step."""
    uploads = [
        SimpleUploadedFile(f"{name}.txt", text.encode() if isinstance(text, str) else text)
        for name, text in files.items()
    ]
    return client.post(IMPORT, {"pages": uploads})


def ticked(response: Any, *chosen: str) -> dict[str, Any]:
    """What a browser sends of the second step if these pages are ticked."""
    pages = re.findall(r'name="(page-\d+)" value="([^"]+)"', response.content.decode())
    return {"import": "1", "chosen": list(chosen)} | dict(pages)


def test_the_first_step_shows_what_was_understood_and_writes_nothing(admin_client: Client) -> None:
    response = upload(admin_client, lanterne=PAGE)

    [item] = response.context["items"]
    assert (item.plan.name, item.country, item.original_language) == ("Collectif Lanterne", "Burundi", "Français")
    assert item.areas == ("Long wording of decriminalisation",)
    assert [answer.question for answer in item.answers][0] == "Who do you work with?"
    assert [code for code, _name, _text in item.answers[0].texts] == ["fr", "en"]
    assert item.populations == (("female", "Long wording of female"), ("family", "Long wording of family"))
    page = response.content.decode()
    assert page.count(WORKS_WITH) == 2
    assert "The address under “Contact email” was not imported." in page
    assert "<b>quartier</b>" not in page
    assert "A new draft" in page
    assert not Organisation.objects.exists()


def test_what_there_is_nothing_to_compare_in_is_folded(admin_client: Client) -> None:
    admin_client.post(IMPORT, ticked(upload(admin_client, lanterne=PAGE), "1"))
    other = PAGE.replace("Collectif Lanterne", "Association Phare")
    newer = PAGE.replace("sept personnes", "neuf personnes")

    page = upload(admin_client, other=other, newer=newer, same=PAGE, news="News of the week").content.decode()

    assert re.findall(r"<details[^>]*>", page[page.index('class="module understood"') :]) == [
        "<details open>",
        "<details>",
        "<details>",
        "<details>",
    ]


def test_the_second_step_makes_a_draft_and_leads_to_its_form(admin_client: Client) -> None:
    data = ticked(upload(admin_client, lanterne=PAGE), "1") | {"populations-1": ["female", "rural"]}

    response = admin_client.post(IMPORT, data)

    organisation = Organisation.objects.get()
    assert response.headers["Location"] == f"/admin/members/organisation/{organisation.pk}/change/"
    assert organisation.text("works_with", "fr") == WORKS_WITH
    assert organisation.country_id == "BI"
    assert (organisation.status, organisation.listing_consent) == (Status.DRAFT, False)
    assert organisation.provenance == Provenance.PRESENT_SITE
    assert [one.slug for one in organisation.populations.all()] == ["female"]
    assert [one.slug for one in organisation.priority_areas.all()] == ["decriminalisation"]
    assert {state.author for state in organisation.translation_states.all()} == {TranslationAuthor.SUPPLIED}
    assert said(response) == [
        f'Page lanterne.txt: a new draft, <a href="/admin/members/organisation/{organisation.pk}/change/">Collectif '
        "Lanterne</a>. Check it, record the consent, then publish it."
    ]
    assert not Listing.objects.exists()
    assert admin_client.get(response.headers["Location"]).status_code == 200


def test_only_what_is_ticked_is_imported(admin_client: Client) -> None:
    other = PAGE.replace("Collectif Lanterne", "Association Phare")
    asked = upload(admin_client, one=PAGE, two=other, three="No profile at all")

    response = admin_client.post(IMPORT, ticked(asked, "2"))

    assert [str(one) for one in Organisation.objects.all()] == ["Association Phare"]
    assert len(said(response)) == 1


def test_several_are_imported_each_by_itself(admin_client: Client) -> None:
    other = PAGE.replace("Collectif Lanterne", "Association Phare")
    asked = upload(admin_client, one=PAGE, again=PAGE, two=other)

    response = admin_client.post(IMPORT, ticked(asked, "1", "2", "3"))

    assert sorted(str(one) for one in Organisation.objects.all()) == ["Association Phare", "Collectif Lanterne"]
    assert response.headers["Location"] == "/admin/members/organisation/"
    assert "Page again.txt was not imported: the directory has changed since you looked." in said(response)[1]


def test_what_is_no_profile_is_refused_with_its_reason(admin_client: Client) -> None:
    response = upload(
        admin_client, news="News of the week", empty="", binary=b"\xff\xfe\x00\x00\x9f", huge="x" * 1_100_000
    )

    reasons = [str(item.plan.reason) for item in response.context["items"]]
    assert all(item.plan.page is None and not item.may_be_imported for item in response.context["items"])
    assert len(reasons) == 4
    assert all(reasons)
    assert 'name="page-1"' not in response.content.decode()


def test_nothing_ticked_imports_nothing(admin_client: Client) -> None:
    response = admin_client.post(IMPORT, ticked(upload(admin_client, lanterne=PAGE)))

    assert said(response) == ["Nothing was ticked, so nothing was imported."]
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("page", ["", "nonsense", "eyJhIjoxfQ:1abc:def"])
def test_an_altered_page_is_not_imported(admin_client: Client, page: str) -> None:
    response = admin_client.post(IMPORT, {"import": "1", "chosen": "1", "page-1": page})

    assert said(response) == ["A page was not imported: it was uploaded too long ago. Upload it again."]
    assert not Organisation.objects.exists()


def test_a_seal_ends_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = sign_page("a.txt", "text", "create")
    assert unsign_page(sealed).text == "text"

    monkeypatch.setattr("members.admin.import_preview.VALID_FOR", -1)
    with pytest.raises(signing.SignatureExpired):
        unsign_page(sealed)


def test_a_stored_profile_is_not_overwritten(admin_client: Client) -> None:
    admin_client.post(IMPORT, ticked(upload(admin_client, lanterne=PAGE), "1"))
    asked = upload(admin_client, newer=PAGE.replace("sept personnes", "neuf personnes"))
    page = asked.content.decode()
    assert "A difference waits for a decision" in page
    _before, table = page.split('<table class="versions">')
    assert "neuf personnes" in table[: table.index("</table>")]

    response = admin_client.post(IMPORT, ticked(asked, "1"))

    organisation = Organisation.objects.get()
    assert "neuf" not in organisation.text("involvement", "fr")
    assert ProposedChange.objects.get().organisation == organisation
    assert "waits for a decision. Nothing was overwritten." in said(response)[0]


def test_the_same_page_again_offers_nothing_to_import(admin_client: Client) -> None:
    admin_client.post(IMPORT, ticked(upload(admin_client, lanterne=PAGE), "1"))

    response = upload(admin_client, lanterne=PAGE)

    assert "Nothing changes" in response.content.decode()
    assert 'name="chosen"' not in response.content.decode()


def test_files_are_limited_in_number_and_size(admin_client: Client) -> None:
    many = upload(admin_client, **{f"page{number}": PAGE for number in range(MOST_FILES + 1)})
    large = upload(admin_client, **{f"page{number}": "x" * 1_000_000 for number in range(3)})
    none = admin_client.post(IMPORT, {})

    assert [form.context["form"].errors["pages"] for form in (many, large, none)] == [
        ["Choose 20 files at most; these are 21."],
        ["These files are too large together; upload fewer at a time."],
        ["Choose at least one file."],
    ]


def test_importing_is_for_publishers(client: Client) -> None:
    staff(client, "editor")

    answers = [client.get(IMPORT), client.post(IMPORT, {"import": "1", "chosen": "1"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert IMPORT not in client.get("/admin/members/organisation/").content.decode()


def test_who_may_import_finds_the_page_from_the_list(admin_client: Client) -> None:
    assert IMPORT in admin_client.get("/admin/members/organisation/").content.decode()
    assert form_of(admin_client.get(IMPORT), "") == {}


def test_near_names_are_shown_before_anything_is_made(admin_client: Client) -> None:
    make_organisation(texts={"name": {"en": "Collectif Lanternes"}})

    assert "has nearly the same name" in upload(admin_client, lanterne=PAGE).content.decode()


@pytest.mark.django_db
def test_whether_it_is_the_same_organisation_is_answered_on_the_spot(admin_client: Client) -> None:
    stored = make_organisation(slug="lantern", original_language="fr", texts={"name": {"fr": "Le Collectif Lanternes"}})
    stored.country_id = "BI"
    stored.save()
    form = ticked(upload(admin_client, lanterne=PAGE), "1")

    asked = admin_client.post(IMPORT, form | {"populations-1": ["family"]})

    page = asked.content.decode()
    assert "Say of each page whether it is the same organisation." in page
    assert re.findall(r'name="same-1" value="(\w+)"( checked)?', page) == [(str(stored.pk), ""), ("another", "")]
    assert 'name="populations-1" value="family" checked' in page
    assert (Organisation.objects.count(), ProposedChange.objects.count()) == (1, 0)

    same = admin_client.post(IMPORT, ticked(asked, "1") | {"same-1": str(stored.pk)})

    assert same.headers["Location"] == f"/admin/members/organisation/{stored.pk}/change/"
    change = ProposedChange.objects.get()
    assert (change.organisation, Organisation.objects.count()) == (stored, 1)
    assert change.data["texts"]["works_with"]["fr"] == WORKS_WITH
    stored.refresh_from_db()
    assert stored.text("works_with", "fr") == ""


def test_another_organisation_of_nearly_the_same_name_is_a_new_draft(admin_client: Client) -> None:
    make_organisation(
        slug="lantern", country="BI", original_language="fr", texts={"name": {"fr": "Collectif Lanternes"}}
    )
    form = ticked(upload(admin_client, lanterne=PAGE), "1")

    admin_client.post(IMPORT, form | {"same-1": "another"})

    assert ProposedChange.objects.count() == 0
    assert Organisation.objects.exclude(slug="lantern").get().original("name") == "Collectif Lanterne"


@pytest.mark.parametrize("answer", ["0", "x", "-1", "٣", "99999999999999999999"])
def test_a_page_is_no_organisation_that_nobody_asked_about(admin_client: Client, answer: str) -> None:
    make_organisation(
        slug="lantern", country="BI", original_language="fr", texts={"name": {"fr": "Collectif Lanternes"}}
    )
    form = ticked(upload(admin_client, lanterne=PAGE), "1")

    told = admin_client.post(IMPORT, form | {"same-1": answer}, follow=True)

    assert "the directory has changed since you looked" in told.content.decode()
    assert (Organisation.objects.count(), ProposedChange.objects.count()) == (1, 0)


def test_what_belongs_to_no_question_is_kept_with_the_draft_until_somebody_has_placed_it(admin_client: Client) -> None:
    page = read(PAGES / "no_first_label.txt")
    kept = "Nous tenons un abri pour les travailleuses du sexe du canal."

    organisation = apply(plan_text("page.txt", page, stored_countries()))

    assert organisation is not None
    assert organisation.unplaced_text.splitlines()[0] == kept
    data = opened(admin_client, organisation)
    assert data["unplaced_text"].splitlines()[0] == kept
    saved(admin_client, organisation, data | {"works_with_fr": kept, "unplaced_text": ""})
    organisation.refresh_from_db()
    assert (organisation.text("works_with", "fr"), organisation.unplaced_text) == (kept, "")
    assert "unplaced_text" not in opened(admin_client, organisation)
