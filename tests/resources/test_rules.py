"""The table of what may be shown of entries: what it says in Python it says to the database as well."""

from typing import Any

import pytest
from django.conf import settings as project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.publishing.rules import BLANKS
from members.choices import Status as OrganisationStatus
from members.choices import WithdrawalReason
from members.publishing import publication as members_gate
from resources.choices import Status
from resources.models import Entry, NetworkFacts, Page, Resource
from resources.publishing.relations import ENTRIES
from resources.rules import NETWORK_SHOWN, rules_of
from tests.factories import make_network
from tests.resources.making import make_facts, make_page, make_resource

pytestmark = pytest.mark.django_db
CODES = [code for code, _name in project.LANGUAGES]
TITLES = st.one_of(st.just(""), st.text(alphabet=BLANKS + "a灯", max_size=4))


@given(status=st.sampled_from(Status.values), titles=st.lists(TITLES, min_size=len(CODES), max_size=len(CODES)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@pytest.mark.parametrize("make", [make_page, make_resource])
def test_each_rule_says_the_same_in_python_and_in_the_database(make: Any, status: str, titles: list[str]) -> None:
    entry = make(status=Status.DRAFT)
    columns = {f"title_{code.replace('-', '_')}": title for code, title in zip(CODES, titles, strict=True)}
    type(entry).objects.filter(pk=entry.pk).update_without_sync(status=status, **columns)
    now: Entry = type(entry).objects.get(pk=entry.pk)

    for rule in rules_of(type(now)):
        assert type(now).objects.filter(rule.query, pk=now.pk).exists() == rule.holds(now), rule.code
    assert rules_of(type(now)).allow(now) == (status == Status.PUBLISHED and any(title.strip() for title in titles))


def test_facts_of_a_network_follow_the_network() -> None:
    network = make_network(slug="aswa")
    facts = make_facts(network)
    hidden = make_facts(make_network(slug="hidden-net", status=OrganisationStatus.DRAFT))

    assert list(NetworkFacts.objects.filter(rules_of(NetworkFacts).query)) == [facts]
    assert [NETWORK_SHOWN.holds(one) for one in (facts, hidden)] == [True, False]
    assert rules_of(NetworkFacts).reasons(hidden) == ["The public sees nothing of the network itself."]

    members_gate.withdraw(network, WithdrawalReason.SAFETY)

    assert list(NetworkFacts.objects.filter(rules_of(NetworkFacts).query)) == []
    assert not NETWORK_SHOWN.holds(NetworkFacts.objects.get(pk=facts.pk))


def test_the_table_is_complete() -> None:
    codes = {model: [rule.code for rule in rules_of(model)] for model in ENTRIES}

    assert codes[NetworkFacts] == ["published", "network_shown"]
    assert {tuple(found) for model, found in codes.items() if model is not NetworkFacts} == {("published", "titled")}
    assert {Page, Resource} < set(codes)
