"""Two people at the same moment: whichever is first, the public tables hold what they should, and nobody fails.

Every act takes the publishing lock before it reads anything (test_every_act_takes_the_lock_first), so two acts follow
each other whatever they are. Of the pairs, those stand here of which one writes what the other reads: withdrawn, held,
deleted or renamed by one while the other names it, in both orders. Left out are pairs of which both only read the
common row (two saves in one country), and pairs that are one of these through another field of the same kind
(priority areas and support, as populations; achievements and news, which nothing names).
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core.models import Edition
from core.publishing.retry import retry_on_deadlock
from core.publishing.transactions import LOCK_ID, publishing_transaction
from core.search import index
from members.choices import Status, WithdrawalReason
from members.importing.apply import accept
from members.models import (
    Country,
    ListedNetwork,
    ListedProfile,
    Listing,
    Organisation,
    OtherName,
    Population,
    ProposedChange,
)
from members.publishing import publication
from members.publishing.verification import verify
from members.translation import set_text
from resources.choices import Status as EntryStatus
from resources.models import NetworkFacts, Programme, ProgrammePart, PublishedDocument, PublishedItem, Resource
from resources.publishing import publication as items
from tests.concurrency import at_once
from tests.factories import make_country, make_organisation, make_population
from tests.resources.making import make_facts, make_programme, make_resource

PUBLIC_TABLES = (Listing, ListedProfile, ListedNetwork, PublishedItem, PublishedDocument)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_words_left(transactional_db: None) -> None:
    """The tables of words are unknown to Django, which empties all others between these tests."""
    for model in (Listing, PublishedItem):
        index.remove(model, index.stored_ids(model))


class Scene:
    """A network with a member and a country, and entries that name network and publication, or are about to."""

    def __init__(self) -> None:
        make_country("RU")
        self.network = make_organisation(slug="network", country="RU", kind="network")
        self.member = make_organisation(slug="member", networks=(self.network,), texts={"name": {"en": "Member"}})
        self.other = make_organisation(slug="other", country="RU")
        self.draft = make_organisation(slug="draft", country="RU", status=Status.DRAFT)
        self.population = make_population("female")
        self.paper = make_resource({"title": {"en": "Paper"}}, slug="paper")
        self.unpublished = make_resource({"title": {"en": "Not yet"}}, slug="not-yet", status=EntryStatus.DRAFT)
        self.programme = make_programme(slug="work")
        self.facts = make_facts(self.network)
        self.naming = make_programme(slug="naming", lead=self.network)
        ProgrammePart.objects.create(programme=self.naming, kind="output", text="", resource=self.unpublished)
        data: dict[str, Any] = {
            "original_language": "en",
            "texts": {},
            "priority_areas": None,
            "provenance": "organisation",
        }
        self.change = ProposedChange.objects.create(organisation=self.other, file="other.md", data=data)


def save_with_name(scene: Scene) -> None:
    """As from a form that was opened before."""
    organisation = scene.other
    set_text(organisation, "name", "en", "Renamed")
    organisation.save()


def save_country(scene: Scene) -> None:
    country = Country.objects.get(code="RU")
    country.aliases = ["Another name"]
    country.save()


@publishing_transaction()
def save_naming(scene: Scene) -> None:
    """As the form does: it reads what it saves while it holds the lock."""
    Programme.objects.get(pk=scene.naming.pk).save()


def rename_paper(scene: Scene) -> None:
    scene.paper.slug = "renamed"
    scene.paper.save()


def rename_network(scene: Scene) -> None:
    scene.network.slug = "renamed-network"
    scene.network.save()


ACTS: dict[str, Callable[[Scene], object]] = {
    "withdraw network": lambda scene: publication.withdraw(scene.network, WithdrawalReason.SAFETY),
    "delete network": lambda scene: Organisation.objects.get(pk=scene.network.pk).delete(),
    "rename network": rename_network,
    "hold country": lambda scene: publication.hold_country(Country.objects.get(code="RU")),
    "save country": save_country,
    "publish draft": lambda scene: publication.publish(scene.draft),
    "send to review": lambda scene: publication.send_to_review(scene.other),
    "save organisation": save_with_name,
    "accept change": lambda scene: accept(scene.change),
    "join network": lambda scene: scene.other.networks.add(scene.network),
    "gather members": lambda scene: scene.network.belonging.add(scene.other),
    "add name": lambda scene: OtherName.objects.create(organisation=scene.other, name="Also"),
    "describe": lambda scene: scene.other.populations.add(scene.population),
    "delete population": lambda scene: Population.objects.filter(pk=scene.population.pk).delete(),
    "rebuild": lambda scene: publication.rebuild(),
    "withdraw paper": lambda scene: items.withdraw(scene.paper),
    "delete paper": lambda scene: Resource.objects.filter(pk=scene.paper.pk).delete(),
    "rename paper": rename_paper,
    "publish paper": lambda scene: items.publish(scene.unpublished),
    "save naming": save_naming,
    "name paper": lambda scene: ProgrammePart.objects.create(
        programme=scene.programme, kind="output", text="", resource=scene.paper
    ),
    "name network": lambda scene: scene.programme.partners.add(scene.network),
    "save facts": lambda scene: NetworkFacts.objects.get(pk=scene.facts.pk).save(),
    "rebuild items": lambda scene: items.rebuild(),
}
PAIRS = [
    ("withdraw network", "join network"),
    ("withdraw network", "gather members"),
    ("withdraw network", "name network"),
    ("withdraw network", "save naming"),
    ("withdraw network", "save facts"),
    ("withdraw network", "rebuild"),
    ("withdraw network", "rebuild items"),
    ("delete network", "save naming"),
    ("rename network", "join network"),
    ("rename network", "name network"),
    ("hold country", "publish draft"),
    ("hold country", "save organisation"),
    ("hold country", "accept change"),
    ("hold country", "save country"),
    ("hold country", "join network"),
    ("hold country", "name network"),
    ("hold country", "rebuild"),
    ("publish draft", "rebuild"),
    ("delete population", "save organisation"),
    ("withdraw paper", "name paper"),
    ("delete paper", "save naming"),
    ("rename paper", "name paper"),
    ("publish paper", "save naming"),
    ("publish paper", "rebuild items"),
]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *((other, one) for one, other in PAIRS)])
def test_two_acts_at_once_leave_the_public_tables_right(one: str, other: str) -> None:
    scene = Scene()
    first, second = (lambda act=ACTS[name]: act(scene) for name in (one, other))
    if connection.vendor == "sqlite":  # one writer at a time by construction: see test_every_act_takes_the_lock_first
        first()
        second()
    else:
        assert at_once(first, second) == []

    assert (verify(), items.verify()) == ([], [])
    hidden = [network for network in ("network", "renamed-network") if not Listing.objects.filter(slug=network)]
    assert not ListedNetwork.objects.filter(network__in=hidden).exists()


def test_a_hold_wins_over_a_publication_and_over_a_change_of_the_country() -> None:
    scene = Scene()
    for name in ("hold country", "publish draft", "save country"):
        ACTS[name](scene)

    assert Country.objects.values_list("on_hold", "aliases").get(code="RU") == (True, ["Another name"])
    assert sorted(Listing.objects.values_list("slug", flat=True)) == ["member"]


@pytest.mark.parametrize("name", ACTS)
def test_every_act_takes_the_lock_first(name: str) -> None:
    scene = Scene()
    with CaptureQueriesContext(connection) as queries:
        ACTS[name](scene)

    statements = [query["sql"] for query in queries]
    if connection.vendor == "sqlite":
        begun = [sql for sql in statements if sql.startswith("BEGIN")]
        assert set(begun) == {"BEGIN IMMEDIATE"}
        return
    lock = f"SELECT pg_advisory_xact_lock({LOCK_ID})"
    before = statements[: statements.index(lock)]
    # A relation looks up which of its own rows exist, an act its object, a rebuild which keys there are.
    assert not [sql for sql in before if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    tables = [f'"{model._meta.db_table}"' for model in PUBLIC_TABLES if not name.startswith("rebuild")]
    assert not [sql for sql in before if any(table in sql for table in tables)]
    transactions = "".join("|" if sql.startswith("BEGIN") else "L" if sql == lock else "" for sql in statements)
    assert "||" not in transactions
    assert transactions.endswith("L")


def test_the_edition_moves_once_and_last_whatever_hangs_on_an_act() -> None:
    scene = Scene()
    items.publish(scene.unpublished)
    scene.programme.partners.add(scene.network)
    before = Edition.objects.get()
    with CaptureQueriesContext(connection) as queries:
        publication.hold_country(Country.objects.get(code="RU"))

    statements = [query["sql"] for query in queries if not query["sql"].startswith(("RELEASE", "SAVEPOINT"))]
    moved = [number for number, sql in enumerate(statements) if sql.startswith('UPDATE "core_edition"')]
    assert moved == [len(statements) - 2]
    assert statements[-1].startswith("COMMIT")
    after = Edition.objects.get()
    assert (after.number, after.epoch != before.epoch) == (before.number + 1, True)
    assert '"network"' not in str(list(PublishedDocument.objects.values_list("document", flat=True)))
    assert PublishedItem.objects.filter(kind="programme", networks="").count() == 2


def test_a_deadlock_is_tried_again_and_another_error_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    class Cause(Exception):
        pgcode = "40P01"

    attempts: list[Any] = []

    @retry_on_deadlock
    def act(code: str, failing: int) -> str:
        attempts.append(code)
        if len(attempts) <= failing:
            error = OperationalError("deadlock detected")
            cause = Cause()
            cause.pgcode = code
            raise error from cause
        return "done"

    assert (act("40P01", 2), len(attempts)) == ("done", 3)
    attempts.clear()
    with pytest.raises(OperationalError):
        act("40P01", 3)
    assert len(attempts) == 3
    attempts.clear()
    with pytest.raises(OperationalError):
        act("55P03", 1)
    assert len(attempts) == 1
    attempts.clear()
    with pytest.raises(OperationalError), transaction.atomic():
        act("40P01", 1)
    assert len(attempts) == 1
