"""Who answers for a translation: written down by saving, renewed by approving, never touched by the original."""

import pytest
from django.test import Client

from members.choices import TranslationAuthor
from members.models import ListedProfile, Organisation, TranslationState
from tests.factories import make_organisation, make_translation
from tests.members.admin.pages import change_url, opened, saved

PERSON, SUPPLIED, MACHINE = TranslationAuthor.PERSON, TranslationAuthor.SUPPLIED, TranslationAuthor.MACHINE


def states(organisation: Organisation) -> dict[str, tuple[str, bool, bool]]:
    """Author, read, outdated of each translation."""
    return {
        f"{state.field} {state.language}": (
            state.author,
            state.reviewed,
            state.is_outdated(organisation.original(state.field)),
        )
        for state in organisation.translation_states.all()
    }


def shown(organisation: Organisation, language: str) -> tuple[str, str, bool]:
    """What the public reads of the first answer: language, state, outdated."""
    answer = ListedProfile.objects.get(listing=organisation.pk, language=language).document["answers"][0]["shown"]
    return answer["language"], answer["state"], answer["outdated"]


@pytest.fixture
def organisation(db: None) -> Organisation:
    """French, with a supplied English translation of one answer."""
    texts = {"name": {"fr": "Abeilles"}, "works_with": {"fr": "Des gens", "en": "People"}}
    found = make_organisation(original_language="fr", texts=texts)
    make_translation(found, "works_with", "en", author=SUPPLIED, reviewed=False)
    return found


def test_a_typed_translation_has_a_person_who_answers_for_it(admin_client: Client, organisation: Organisation) -> None:
    data = opened(admin_client, organisation)

    saved(admin_client, organisation, data | {"works_with_es": "Personas", "name_es": "Abejas"})

    assert states(organisation) == {
        "works_with en": (SUPPLIED, False, False),
        "works_with es": (PERSON, True, False),
        "name es": (PERSON, True, False),
    }
    assert shown(organisation, "es") == ("es", "reviewed", False)


def test_a_corrected_original_touches_no_translation(admin_client: Client, organisation: Organisation) -> None:
    data = opened(admin_client, organisation)

    saved(admin_client, organisation, data | {"works_with_fr": "Des gens d’ici"})

    assert organisation.text("works_with", "en") == "People"
    assert states(organisation) == {"works_with en": (SUPPLIED, False, True)}
    assert shown(organisation, "en") == ("en", "supplied", True)


def test_the_form_says_that_a_translation_is_outdated(admin_client: Client, organisation: Organisation) -> None:
    before = admin_client.get(change_url(organisation)).content.decode()
    saved(admin_client, organisation, opened(admin_client, organisation) | {"works_with_fr": "Des gens d’ici"})

    after = admin_client.get(change_url(organisation)).content.decode()

    assert "Outdated: the original has changed since." not in before
    assert "Save; this translation is still right" not in before
    assert after.count("Outdated: the original has changed since.") == 1
    assert after.count("Save; this translation is still right") == 1
    assert "1 outdated" in after


def test_original_and_translation_changed_together_belong_together(
    admin_client: Client, organisation: Organisation
) -> None:
    data = opened(admin_client, organisation)

    saved(admin_client, organisation, data | {"works_with_fr": "D’autres", "works_with_en": "Others"})

    assert states(organisation) == {"works_with en": (PERSON, True, False)}


def test_an_emptied_translation_leaves_nothing_behind(admin_client: Client, organisation: Organisation) -> None:
    make_translation(organisation, "name", "en")
    data = opened(admin_client, organisation)

    saved(admin_client, organisation, data | {"works_with_en": ""})

    assert "works_with en" not in states(organisation)
    assert shown(organisation, "en") == ("fr", "original", False)


def test_an_outdated_translation_is_approved_by_its_button(admin_client: Client, organisation: Organisation) -> None:
    saved(admin_client, organisation, opened(admin_client, organisation) | {"works_with_fr": "Des gens d’ici"})
    data = opened(admin_client, organisation)

    messages = saved(admin_client, organisation, data, "_approve", "en works_with")

    assert states(organisation) == {"works_with en": (SUPPLIED, True, False)}
    assert shown(organisation, "en") == ("en", "supplied", False)
    assert messages[0] == "1 translation into this language is approved: English."


def counts(client: Client, organisation: Organisation) -> dict[str, str]:
    """What the bar says of each language, as it stands in the page without script."""
    tabs = client.get(change_url(organisation)).context["tabs"]
    return {tab.code: f"{tab.written}/{tab.answers}{' complete' if tab.is_complete else ''}" for tab in tabs}


def test_the_bar_counts_the_answers_that_exist_and_no_names(admin_client: Client) -> None:
    answers = {"works_with": {"fr": "Un", "en": "One", "es": "Uno"}, "challenges": {"fr": "Deux", "en": "Two"}}
    names = {"name": {"fr": "Abeilles", "ru": "Пчёлы"}}
    organisation = make_organisation(original_language="fr", texts=names | answers | {"other_work": {"en": "Three"}})

    assert counts(admin_client, organisation) == {
        "en": "2/2 complete",
        "fr": "2/2 complete",
        "es": "1/2",
        "ru": "0/2",
        "zh-hans": "0/2",
    }


def test_what_is_outdated_or_not_public_is_not_complete(admin_client: Client) -> None:
    organisation = make_organisation(texts={"works_with": {"en": "One", "fr": "Un", "es": "Uno"}})
    make_translation(organisation, "works_with", "es", author=MACHINE, reviewed=False)

    assert (counts(admin_client, organisation)["fr"], counts(admin_client, organisation)["es"]) == (
        "1/1 complete",
        "1/1",
    )

    organisation.set_text("works_with", "en", "Another")
    organisation.save()
    assert counts(admin_client, organisation)["fr"] == "1/1"
    bare = make_organisation()
    assert set(counts(admin_client, bare).values()) == {"0/0"}


def test_a_whole_language_is_approved_at_once(admin_client: Client, organisation: Organisation) -> None:
    texts = {"challenges_es": "Dos", "works_with_es": "Uno"}
    saved(admin_client, organisation, opened(admin_client, organisation) | texts)
    TranslationState.objects.filter(language="es", field="works_with").delete()
    make_translation(organisation, "challenges", "es", author=MACHINE, reviewed=False)
    assert shown(organisation, "es") == ("en", "supplied", False)

    saved(admin_client, organisation, opened(admin_client, organisation), "_approve", "es")

    assert states(organisation) == {
        "works_with en": (SUPPLIED, False, False),
        "works_with es": (PERSON, True, False),
        "challenges es": (MACHINE, True, False),
    }
    assert shown(organisation, "es") == ("es", "reviewed", False)


@pytest.mark.parametrize("value", ["fr works_with", "fr", "xx", "en status", "es works_with", ""])
def test_nothing_else_can_be_approved(admin_client: Client, organisation: Organisation, value: str) -> None:
    saved(admin_client, organisation, opened(admin_client, organisation), "_approve", value)

    assert states(organisation) == {"works_with en": (SUPPLIED, False, False)}


def test_a_machines_text_says_that_nobody_sees_it(admin_client: Client, organisation: Organisation) -> None:
    make_translation(organisation, "works_with", "en", author=MACHINE, reviewed=False)

    page = admin_client.get(change_url(organisation)).content.decode()

    assert "Translated by a machine. Nobody has approved it yet: the public does not see it." in " ".join(page.split())


def test_another_original_language_leaves_what_was_the_original_unanswered(
    admin_client: Client, organisation: Organisation
) -> None:
    data = opened(admin_client, organisation)

    saved(admin_client, organisation, data | {"original_language": "en", "name_en": "Bees"})

    assert states(organisation) == {}
    assert shown(organisation, "fr") == ("en", "original", False)
    page = admin_client.get(change_url(organisation)).content.decode()
    assert "Nobody answers for this translation: the public does not see it." in page


def test_the_language_one_works_in_stays_after_saving(admin_client: Client, organisation: Organisation) -> None:
    data = opened(admin_client, organisation)

    response = admin_client.post(change_url(organisation), data | {"_beside": "ru", "_continue": "1"})

    assert response.headers["Location"] == change_url(organisation) + "?beside=ru"
