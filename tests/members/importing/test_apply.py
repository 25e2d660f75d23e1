"""What an import does to the organisations that are there: nothing is overwritten, nothing half written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.text.slugs import is_provisional
from members.choices import Provenance, Status, TranslationAuthor, WithdrawalReason
from members.importing.apply import AlreadyDecided, PlanOutdated, accept, apply, decline
from members.importing.files import read
from members.importing.plan import Difference, Outcome, Plan, differences, plan_text, plan_upload, stored_countries
from members.importing.questionnaire import AREAS
from members.models import ListedProfile, Listing, Organisation, ProposedChange, TranslationState
from members.publishing import publication
from members.publishing.verification import verify
from members.translation import set_text, text
from tests.factories import make_area, make_country, make_organisation

pytestmark = pytest.mark.django_db
PAGE = read(Path(__file__).parents[2] / "data" / "pages" / "numbered.txt")
NAME = "Association Kilimandjaro Bleu"
FRENCH = "Les travailleurs du sexe hommes et les personnes trans de trois quartiers."
ENGLISH = "Male sex workers and trans people of three neighbourhoods."
NEW_FRENCH = "Les personnes trans de quatre quartiers et des deux rives."
NEW_ENGLISH = "Trans people of four neighbourhoods and both banks."
NEW_PAGE = PAGE.replace(FRENCH, NEW_FRENCH).replace(ENGLISH, NEW_ENGLISH)
CHANGE = {
    "original_language": "fr",
    "texts": {"works_with": {"fr": NEW_FRENCH, "en": NEW_ENGLISH}},
    "priority_areas": None,
    "provenance": "present_site",
}


@pytest.fixture(autouse=True)
def _world() -> None:
    """Burundi, another country, and the two priority areas of the page beside one it does not name."""
    make_country("BI")
    make_country("KE")
    for slug in ("health", "violence", "stigma"):
        make_area(slug)


def planned(page: str, file: str = "page.txt") -> Plan:
    """What importing this text would do now."""
    return plan_text(file, page, stored_countries())


def imported(page: str = PAGE, file: str = "page.txt") -> Organisation:
    """The organisation after this text was imported."""
    organisation = apply(planned(page, file))
    assert organisation
    return organisation


def published(page: str = PAGE) -> Organisation:
    """The organisation of a page, published by staff with consent."""
    organisation = imported(page)
    organisation.listing_consent, organisation.consent_basis = True, "written"
    organisation.consent_date = organisation.answers_date = date(2024, 5, 1)
    organisation.save()
    publication.publish(organisation)
    return organisation


def stored(organisation: Organisation) -> dict[str, Any]:
    """Every column of an organisation, as the database has it."""
    fresh = Organisation.objects.get(pk=organisation.pk)
    return {column.attname: column.value_from_object(fresh) for column in Organisation._meta.concrete_fields}


def states(organisation: Organisation) -> list[tuple[str, str, str, bool]]:
    """What is known of its translations."""
    found = TranslationState.objects.filter(organisation=organisation).order_by("field", "language")
    return list(found.values_list("field", "language", "author", "reviewed"))


def shown_in_french() -> list[str]:
    """The first answer of every listed profile, as a reader of French finds it."""
    documents = ListedProfile.objects.filter(language="fr").values_list("document", flat=True)
    return [found for found in (FRENCH, NEW_FRENCH) for document in documents if found in str(document)]


def test_a_new_page_becomes_a_draft_without_consent() -> None:
    plan = planned(PAGE)
    organisation = apply(plan)

    assert organisation
    assert (plan.outcome, plan.warnings) == (Outcome.CREATE, [])
    row = stored(organisation)
    assert {name: row[name] for name in ("kind", "country_id", "original_language", "provenance", "status")} == {
        "kind": "member",
        "country_id": "BI",
        "original_language": "fr",
        "provenance": "present_site",
        "status": "draft",
    }
    assert is_provisional(row["slug"])
    assert (row["listing_consent"], row["consent_basis"]) == (False, "")
    assert (text(organisation, "name", "fr"), text(organisation, "name", "en")) == (NAME, "")
    assert (text(organisation, "works_with", "fr"), text(organisation, "works_with", "en")) == (FRENCH, ENGLISH)
    assert sorted(organisation.priority_areas.values_list("slug", flat=True)) == ["health", "stigma"]
    assert (organisation.populations.count(), Listing.objects.count()) == (0, 0)


def test_the_english_is_noted_as_supplied_with_the_profile() -> None:
    organisation = imported()

    answers = ("challenges", "involvement", "other_work", "works_with")
    assert states(organisation) == [(answer, "en", "supplied", False) for answer in answers]
    assert all(
        not state.is_outdated(organisation.original(state.field)) for state in organisation.translation_states.all()
    )


@pytest.mark.parametrize("again", [PAGE, PAGE.replace("\n", "\r\n"), PAGE + "\n\n", PAGE.replace("\n\n", "\n")])
def test_the_same_page_again_changes_nothing(again: str) -> None:
    organisation = imported()
    before = stored(organisation)

    plan = planned(again, "another name.txt")
    apply(plan)

    assert (plan.outcome, plan.organisation, plan.warnings) == (Outcome.UNCHANGED, organisation, [])
    assert stored(organisation) == before
    assert (Organisation.objects.count(), ProposedChange.objects.count()) == (1, 0)


def test_a_draft_that_staff_edited_is_not_overwritten() -> None:
    organisation = imported()
    set_text(organisation, "works_with", "fr", "Corrigé par la rédaction.")
    organisation.save()
    before = stored(organisation)

    plan = planned(PAGE)
    apply(plan)

    assert plan.outcome == Outcome.WAITS
    assert stored(organisation) == before
    assert organisation.proposed_changes.get().data["texts"] == {"works_with": {"fr": FRENCH, "en": ENGLISH}}


def test_a_published_profile_is_not_overwritten_and_the_difference_waits() -> None:
    organisation = published()
    before = stored(organisation)

    apply(planned(NEW_PAGE, "new.txt"))

    change = ProposedChange.objects.get()
    assert (change.organisation, change.file, change.data) == (organisation, "new.txt", CHANGE)
    assert stored(organisation) == before
    assert shown_in_french() == [FRENCH]
    assert differences(organisation, change.data) == [
        Difference("works_with", "fr", FRENCH, NEW_FRENCH),
        Difference("works_with", "en", ENGLISH, NEW_ENGLISH),
    ]


def test_accepting_replaces_text_and_provenance_and_keeps_consent() -> None:
    organisation = published()
    Organisation.objects.filter(pk=organisation.pk).update_without_sync(provenance=Provenance.EDITORS)
    before = stored(organisation)
    apply(planned(NEW_PAGE))

    accept(ProposedChange.objects.get())

    after = stored(organisation)
    assert {name: after[name] for name in after if after[name] != before[name]} == {
        "works_with": NEW_ENGLISH,  # the bare column shows the language of the page, English here
        "works_with_fr": NEW_FRENCH,
        "works_with_en": NEW_ENGLISH,
        "provenance": "present_site",
        "answers_date": None,
        "version": before["version"] + 1,
        "updated": after["updated"],
    }
    assert (after["status"], after["listing_consent"], after["consent_basis"]) == ("published", True, "written")
    assert shown_in_french() == [NEW_FRENCH]
    assert verify() == []
    assert planned(NEW_PAGE).outcome == Outcome.UNCHANGED


def test_an_accepted_translation_is_no_longer_a_persons() -> None:
    organisation = imported()
    state = TranslationState.objects.filter(organisation=organisation, field="works_with")
    state.update_without_sync(author=TranslationAuthor.PERSON, reviewed=True)
    apply(planned(NEW_PAGE))

    accept(ProposedChange.objects.get())

    assert ("works_with", "en", "supplied", False) in states(organisation)
    assert not state.get().is_outdated(NEW_FRENCH)


def test_other_languages_and_answers_stay_when_a_change_is_accepted() -> None:
    organisation = imported()
    set_text(organisation, "works_with", "es", "Personas trans del barrio.")
    set_text(organisation, "involvement", "fr", "Corrigé par la rédaction.")
    organisation.save()
    page = NEW_PAGE.replace("Two of three facilitators still work, the third one stoped last year.\n", "")
    apply(planned(page.replace("Deux animatrices sur trois exercent encore, la troisieme à arrêté l’an passé.\n", "")))

    organisation = accept(ProposedChange.objects.get())

    assert text(organisation, "works_with", "es") == "Personas trans del barrio."
    assert text(organisation, "involvement", "fr") == "Corrigé par la rédaction."


def test_priority_areas_that_differ_wait_too() -> None:
    organisation = imported()
    organisation.provenance = Provenance.ORGANISATION
    organisation.save()
    page = PAGE.replace(AREAS["stigma"], AREAS["violence"])

    apply(planned(page))

    change = ProposedChange.objects.get()
    assert change.data == CHANGE | {"texts": {}, "priority_areas": ["health", "violence"]}
    assert differences(organisation, change.data) == [
        Difference(
            "priority_areas",
            "en",
            f"{AREAS['health']}\n{AREAS['stigma']}",
            f"{AREAS['health']}\n{AREAS['violence']}",
        )
    ]
    assert sorted(accept(change).priority_areas.values_list("slug", flat=True)) == ["health", "violence"]
    assert stored(organisation)["provenance"] == "organisation"


def test_a_declined_difference_is_not_proposed_again_but_another_is() -> None:
    organisation = published()
    before = stored(organisation)
    apply(planned(NEW_PAGE))
    decline(ProposedChange.objects.get())

    again = planned(NEW_PAGE)
    other = planned(NEW_PAGE.replace("quatre", "cinq"))

    assert (again.outcome, again.warnings) == (
        Outcome.UNCHANGED,
        ["A person has declined this difference before."],
    )
    assert other.outcome == Outcome.WAITS
    assert stored(organisation) == before


def test_a_later_difference_takes_the_place_of_the_one_that_waits() -> None:
    imported()
    apply(planned(NEW_PAGE))
    first = ProposedChange.objects.get()
    same = planned(NEW_PAGE)
    apply(planned(NEW_PAGE.replace("quatre", "cinq")))

    assert (same.outcome, same.warnings) == (Outcome.UNCHANGED, ["This difference already waits for a decision."])
    assert ProposedChange.objects.get().data["texts"]["works_with"]["fr"] == NEW_FRENCH.replace("quatre", "cinq")
    with pytest.raises(AlreadyDecided):
        accept(first)


def test_a_change_is_decided_once() -> None:
    organisation = imported()
    apply(planned(NEW_PAGE))
    change = ProposedChange.objects.get()
    decline(change)
    before = stored(organisation)

    with pytest.raises(AlreadyDecided):
        accept(change)
    with pytest.raises(AlreadyDecided):
        decline(change)

    assert stored(organisation) == before
    assert ProposedChange.objects.get().accepted is False


def test_a_withdrawn_organisation_is_not_made_anew() -> None:
    organisation = published()
    publication.withdraw(organisation, WithdrawalReason.SAFETY)

    apply(planned(NEW_PAGE))

    assert Organisation.objects.get().status == Status.WITHDRAWN
    assert Listing.objects.count() == 0


@pytest.mark.parametrize(
    "name", [NAME.upper(), "« Association Kilimandjaro-Bleu »", "Les Anciens du Canal", "Blue Peak"]
)
def test_a_member_is_found_again_by_any_of_its_names(name: str) -> None:
    organisation = imported()
    organisation.other_names.create(name="Les anciens du canal", kind="former")
    set_text(organisation, "name", "en", "Blue Peak")
    organisation.save()

    plan = planned(PAGE.replace(NAME, name))

    assert (plan.outcome, plan.organisation) == (Outcome.UNCHANGED, organisation)


def test_the_same_name_in_another_country_is_another_organisation() -> None:
    imported()

    plan = planned(PAGE.replace("Burundi", "Kenya"))

    assert (plan.outcome, plan.organisation, plan.warnings) == (Outcome.CREATE, None, [])


def test_a_network_of_that_name_is_no_member() -> None:
    make_organisation(kind="network", texts={"name": {"en": NAME}})

    assert planned(PAGE).outcome == Outcome.CREATE


def test_a_page_without_country_is_the_only_organisation_of_that_name() -> None:
    nowhere = PAGE.replace("Burundi", "Lyonesse")
    organisation = imported(nowhere)
    one = planned(nowhere)
    make_organisation(country="KE", texts={"name": {"en": NAME}})
    two = planned(nowhere)

    assert organisation.country is None
    assert (one.outcome, one.warnings) == (Outcome.UNCHANGED, ["The country “Lyonesse” is not known."])
    assert (two.outcome, two.organisation) == (Outcome.CREATE, None)
    assert two.warnings[1:] == [f"“{NAME}” has nearly the same name: is it the same organisation?"] * 2


def test_a_page_without_name_becomes_a_draft_that_says_so() -> None:
    nameless = PAGE.replace(NAME, "")
    organisation = imported(nameless, "inner/page 7.txt")

    again = planned(nameless, "inner/page 7.txt")

    assert (organisation.original("name"), organisation.status) == ("??? (inner/page 7.txt)", "draft")
    assert (again.outcome, again.organisation, again.as_json()["name"]) == (Outcome.UNCHANGED, organisation, None)


def test_a_page_without_name_is_found_by_its_answers_once_staff_named_it() -> None:
    nameless = PAGE.replace(NAME, "")
    organisation = imported(nameless)
    imported(NEW_PAGE)
    set_text(organisation, "name", "fr", "Le nom trouvé par la rédaction")
    organisation.save()

    plan = planned(nameless)

    assert (plan.outcome, plan.organisation) == (Outcome.UNCHANGED, organisation)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("ASSOCIATIONS KILIMANJARO BLEUE", True),
        ("Association Lac Vert", False),
    ],
)
def test_a_name_nearly_the_same_is_a_warning(name: str, near: bool) -> None:
    imported()
    warning = f"“{NAME}” has nearly the same name: is it the same organisation?"

    plan = planned(PAGE.replace(NAME, name))

    assert (plan.outcome, plan.warnings) == (Outcome.CREATE, [warning] if near else [])


def test_another_original_language_is_a_warning_and_keeps_the_stored_one() -> None:
    make_organisation(original_language="en", texts={"name": {"en": NAME}, "works_with": {"en": ENGLISH}})

    plan = planned(PAGE)

    assert plan.outcome == Outcome.WAITS
    assert plan.warnings == ["The profile is stored with another original language than that of the page."]


def test_a_failure_in_the_middle_leaves_nothing_half_written(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(PAGE)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(type(TranslationState.objects), "record", fail)
    with pytest.raises(RuntimeError):
        apply(plan)

    assert (Organisation.objects.count(), TranslationState.objects.count()) == (0, 0)


def test_a_failure_while_accepting_leaves_the_profile_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    organisation = published()
    apply(planned(NEW_PAGE))
    before = stored(organisation)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(type(TranslationState.objects), "record", fail)
    with pytest.raises(RuntimeError):
        accept(ProposedChange.objects.get())

    assert stored(organisation) == before
    assert ProposedChange.objects.waiting().count() == 1
    assert shown_in_french() == [FRENCH]


def test_a_plan_is_not_carried_out_if_the_world_has_changed() -> None:
    plan = planned(PAGE)
    imported()

    with pytest.raises(PlanOutdated):
        apply(plan)

    assert Organisation.objects.count() == 1


def test_a_refused_upload_writes_nothing() -> None:
    plan = plan_upload("photo.png", b"\x89PNG\0", stored_countries())

    assert apply(plan) is None
    assert (plan.outcome, plan.reason) == (Outcome.REFUSED, "The file is binary, not text.")
    assert Organisation.objects.count() == 0


def test_an_upload_is_planned_like_a_file() -> None:
    assert plan_upload("page.txt", PAGE.encode("utf-16"), stored_countries()) == planned(PAGE)


def test_accepting_takes_over_the_pages_original_language() -> None:
    texts = {"name": {"en": "Lantern"}, "works_with": {"en": "With all"}}
    organisation = make_organisation(original_language="en", texts=texts)
    data = {
        "original_language": "fr",
        "texts": {"works_with": {"fr": "Avec toutes", "en": "With everyone"}},
        "priority_areas": None,
        "provenance": "present_site",
    }

    accept(ProposedChange.objects.create(organisation=organisation, file="page.txt", data=data))

    organisation.refresh_from_db()
    assert (organisation.original_language, organisation.original("name")) == ("fr", "Lantern")
    assert states(organisation) == [("works_with", "en", "supplied", False)]
    assert verify() == []


def test_a_page_in_english_alone_leaves_the_original_in_its_place() -> None:
    texts = {"name": {"fr": "Lanterne"}, "works_with": {"fr": "Avec toutes"}, "challenges": {"fr": "La loi"}}
    organisation = make_organisation(original_language="fr", texts=texts)
    data = {
        "original_language": "en",
        "texts": {"works_with": {"en": "With everyone"}},
        "priority_areas": None,
        "provenance": "present_site",
    }

    accept(ProposedChange.objects.create(organisation=organisation, file="page.txt", data=data))

    organisation.refresh_from_db()
    assert (organisation.original_language, organisation.original("works_with")) == ("fr", "Avec toutes")
    assert states(organisation) == [("works_with", "en", "supplied", False)]
    assert verify() == []
