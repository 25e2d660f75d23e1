"""The one table of what may be shown: what it says in Python it says to the database as well."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.publishing.rules import BLANKS, Rule
from members.choices import UNNAMED, Kind, Status, TranslationAuthor, WithdrawalReason
from members.models import Country, Organisation, TranslationState
from members.rules import ANSWERED_FOR, COUNTRY_NOT_ON_HOLD, PUBLISHABLE, SHOWN, today
from members.translation import set_text
from tests.factories import make_country, make_organisation

pytestmark = pytest.mark.django_db
CODES = [code for code, _name in project.LANGUAGES]
EVERY: tuple[Rule[Any], ...] = (*SHOWN, *PUBLISHABLE)
NAMES = st.one_of(
    st.sampled_from(
        ["", "Lantern", UNNAMED, f"{UNNAMED} (file.txt)", "??", "? ??", f"\u3000{UNNAMED}", "\xa0", "\u200b", "."]
    ),
    st.text(alphabet=BLANKS + "?a灯", max_size=5),
)
PROFILES = st.fixed_dictionaries(
    {
        "status": st.sampled_from(Status.values),
        "listing_consent": st.booleans(),
        "consent_until": st.none() | st.integers(-2, 2).map(lambda days: today() + timedelta(days=days)),
        "country_id": st.sampled_from([None, "BI", "RU"]),
        "original_language": st.sampled_from(CODES),
    }
)


@pytest.fixture
def organisation() -> Organisation:
    make_country("RU")
    Country.objects.filter(pk="RU").update_without_sync(on_hold=True)
    return make_organisation(country="BI", region=None)


def stored(organisation: Organisation, profile: dict[str, Any], names: list[str]) -> Organisation:
    """The organisation with these values, written past the gate: a rule may not rely on what forms allow."""
    for code, name in zip(CODES, names, strict=True):
        set_text(organisation, "name", code, name)
    columns = {f"name_{code.replace('-', '_')}": name for code, name in zip(CODES, names, strict=True)}
    withdrawn = WithdrawalReason.SAFETY if profile["status"] == Status.WITHDRAWN else ""
    written = profile | columns | {"consent_basis": "other", "withdrawal_reason": withdrawn}
    Organisation.objects.filter(pk=organisation.pk).update_without_sync(**written)
    return Organisation.objects.get(pk=organisation.pk)


@given(profile=PROFILES, names=st.lists(NAMES, min_size=len(CODES), max_size=len(CODES)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_each_rule_says_the_same_in_python_and_in_the_database(
    organisation: Organisation, profile: dict[str, Any], names: list[str]
) -> None:
    now = stored(organisation, profile, names)

    in_python = {rule.code: rule.holds(now) for rule in EVERY}
    in_database = {rule.code: Organisation.objects.filter(rule.query, pk=now.pk).exists() for rule in EVERY}

    assert in_database == in_python
    assert Organisation.objects.showable().filter(pk=now.pk).exists() == SHOWN.allow(now)
    assert (SHOWN.reasons(now) == []) == SHOWN.allow(now)
    assert (PUBLISHABLE.refusal(now) == "") == PUBLISHABLE.allow(now)


@pytest.mark.parametrize("author", TranslationAuthor.values)
@pytest.mark.parametrize("reviewed", [True, False])
def test_the_rule_of_translations_says_the_same_in_python_and_in_the_database(
    organisation: Organisation, author: str, reviewed: bool
) -> None:
    state = TranslationState.objects.record(organisation, "name", "fr", author=author, reviewed=reviewed)

    assert TranslationState.objects.filter(ANSWERED_FOR.query, pk=state.pk).exists() == ANSWERED_FOR.holds(state)
    assert state.may_be_shown == (reviewed or author in ("organisation", "supplied"))


def test_the_table_is_complete() -> None:
    """A new rule changes this list, and nothing else outside members/rules.py."""
    assert [rule.code for rule in SHOWN] == ["published", "consent", "consent_lasts", "country_not_on_hold"]
    assert [rule.code for rule in PUBLISHABLE] == ["consent", "consent_lasts", "named"]
    assert [rule.code for rule in SHOWN.without(COUNTRY_NOT_ON_HOLD)] == ["published", "consent", "consent_lasts"]


def test_staff_read_each_reason(organisation: Organisation) -> None:
    values = {"status": Status.IN_REVIEW, "withdrawal_reason": WithdrawalReason.SAFETY, "listing_consent": False}
    Organisation.objects.filter(pk=organisation.pk).update_without_sync(**values, country_id="RU")
    now = Organisation.objects.get(pk=organisation.pk)

    assert SHOWN.reasons(now) == [
        f"It is in review. It was withdrawn: {now.get_withdrawal_reason_display()}.",
        "There is no recorded consent to be listed.",
        "The country is on hold: Russia.",
    ]


def test_a_network_without_a_country_is_not_on_hold() -> None:
    network = make_organisation(country=None, kind=Kind.NETWORK)

    assert SHOWN.allow(network)
    assert list(Organisation.objects.showable()) == [network]
