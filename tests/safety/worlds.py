"""Two worlds: A holds what is public, B the same and all that may not be seen. Nobody outside can tell them apart."""

import datetime
from typing import Any

from core.publishing.edition import current_edition
from members.choices import Status, TranslationAuthor, WithdrawalReason
from members.models import (
    Country,
    Link,
    NetworkCoverage,
    Organisation,
    OtherName,
    ProposedChange,
)
from members.models.organisation import TRANSLATED_FIELDS
from members.publishing import publication
from members.translation import set_text
from members.visibility import withholdable
from secretariat.models import ContactPerson, MembershipRecord
from tests.factories import (
    REGIONS,
    make_area,
    make_country,
    make_network,
    make_organisation,
    make_population,
    make_region,
    make_support,
    make_translation,
)
from tests.safety.canaries import LANGUAGES, Canaries
from tests.safety.worlds_entries import hidden_entries, open_entries

AREAS, POPULATIONS, SUPPORT = ("health", "stigma"), ("female",), ("legal-aid",)
OPEN = ("BI", "FR")  # countries with public members; in the others there are hidden ones only, or none
WITHHELD = sorted(withholdable("members.organisation"))
# Every state in which an organisation is not public, though it may have been.
HIDDEN_STATES: dict[str, dict[str, Any]] = {
    "draft": {"status": Status.DRAFT},
    "review": {"status": Status.IN_REVIEW},
    "unconsented": {"listing_consent": False, "consent_basis": ""},
    "withdrawn": {"status": Status.WITHDRAWN, "withdrawal_reason": WithdrawalReason.SAFETY},
    "held": {"country": "MX"},
}
# Where they are: beside public members, and where nothing is public.
PLACES = (
    ("draft", "BI"),
    ("draft", "KE"),
    ("review", "RU"),
    ("unconsented", "FR"),
    ("withdrawn", "BI"),
    ("held", "MX"),
)


def build_world_a(members: int = 5) -> None:
    """What the public may know: places, vocabularies, a network and members, numbered with gaps between them."""
    for slug in sorted({*REGIONS.values(), "north-america"}):
        make_region(slug)
    for code in REGIONS:
        make_country(code)
    for slug in (*AREAS, "hidden-area"):
        make_area(slug)
    for slug in (*POPULATIONS, "hidden-people"):
        make_population(slug)
    for slug in (*SUPPORT, "hidden-aid"):
        make_support(slug)
    network = make_network(pk=10, slug="open-network", texts={"name": {"en": "Open Network"}})
    NetworkCoverage.objects.create(network=network, country_id="BI")
    _known_members(network, members)
    _reticent()
    open_entries(network)


def _known_members(network: Organisation, members: int) -> None:
    for number in range(members):
        make_organisation(
            pk=20 + 10 * number,
            slug=f"open-{number}",
            country=OPEN[number % 2],
            original_language=LANGUAGES[number % 5],
            texts={"works_with": {LANGUAGES[number % 5]: "Seamstresses", "en": "Seamstresses"}},
            areas=AREAS[: number % 3],
            populations=POPULATIONS if number % 2 else (),
            support=SUPPORT if number % 3 else (),
            networks=(network,) if number % 4 == 0 else (),
            confirmed_on=datetime.date(2026, 1, 1 + number) if number % 3 else None,
        )


def _reticent() -> None:
    """A public member that shows its name and nothing that may be withheld, and one that has an original only."""
    make_organisation(pk=300, slug="reticent", texts={"name": {"en": "Reticent"}}, withheld_fields=WITHHELD)
    make_organisation(pk=310, slug="untranslated", texts={"name": {"en": "Plain"}, "works_with": {"en": "Weavers"}})


def build_world_b() -> Canaries:
    """Add all that may not be seen to world A. The public tables and the edition stay as they are."""
    canaries, edition = Canaries(), current_edition()
    for place, (state, country) in enumerate(PLACES):
        hide(canaries, state, country, pk=21 + 10 * place)
    _hidden_networks(canaries)
    _withheld(canaries)
    _unread_translations(canaries)
    hidden_entries(canaries)
    for slug in ("open-0", "reticent"):
        _secretariat(canaries, Organisation.objects.get(slug=slug))
    assert current_edition() == edition
    return canaries


def hide(canaries: Canaries, state: str, country: str, pk: int) -> Organisation:
    """One organisation in a hidden state; every field that can hold a word holds a canary."""
    if state == "held":
        publication.hold_country(Country.objects.get(code=country))
    organisation = make_organisation(
        pk=pk,
        slug=f"hidden-{canaries.word()}",
        acronym=canaries.word(),
        website=f"https://{canaries.word()}.example.org/",
        founded=1907,
        spoken_languages=["tlh"],
        texts=canaries.texts(*TRANSLATED_FIELDS),
        areas=("hidden-area", "health"),
        populations=("hidden-people",),
        support=("hidden-aid",),
        networks=tuple(Organisation.objects.networks()),
        confirmed_on=datetime.date(2026, 11, 1),
        **HIDDEN_STATES[state] | {"country": country},
    )
    attach(canaries, organisation)
    _secretariat(canaries, organisation)
    return organisation


def attach(canaries: Canaries, organisation: Organisation) -> None:
    OtherName.objects.create(organisation=organisation, name=canaries.word())
    address = f"https://{canaries.word()}.example.org/"
    Link.objects.create(organisation=organisation, label=canaries.word(), url=address)
    ProposedChange.objects.create(
        organisation=organisation, file=canaries.word(), data={"texts": {"name": {"en": canaries.word()}}}
    )


def _secretariat(canaries: Canaries, organisation: Organisation) -> None:
    record = MembershipRecord.objects.create(
        organisation=organisation, sex_worker_led=True, voting=True, membership_type="member", notes=canaries.word()
    )
    ContactPerson.objects.create(
        record=record, name=canaries.word(), email=f"{canaries.word()}@example.org", postal_address=canaries.word()
    )


def _hidden_networks(canaries: Canaries) -> None:
    """A network in draft to which public members belong, and which covers countries that are shown."""
    texts = canaries.texts("name")
    network = make_network(pk=11, slug=canaries.word(), status=Status.DRAFT, texts=texts)
    for code in ("BI", "KE"):
        NetworkCoverage.objects.create(network=network, country_id=code)
    for organisation in Organisation.objects.filter(slug__in=["open-0", "open-1"]):
        organisation.networks.add(network)


def _withheld(canaries: Canaries) -> None:
    """Fill every withheld field of a public member."""
    organisation = Organisation.objects.get(slug="reticent")
    for field, versions in canaries.texts(*TRANSLATED_FIELDS[1:]).items():
        for language, text in versions.items():
            set_text(organisation, field, language, text)
    organisation.founded, organisation.spoken_languages = 1907, ["tlh"]
    organisation.website = f"https://{canaries.word()}.example.org/"
    organisation.save()
    for field in TRANSLATED_FIELDS[1:]:
        for language in LANGUAGES[1:]:
            make_translation(organisation, field, language)
    organisation.priority_areas.add(make_area("hidden-area"))
    organisation.populations.add(make_population("hidden-people"))
    organisation.support.add(make_support("hidden-aid"))
    organisation.networks.add(Organisation.objects.get(slug="open-network"))
    attach(canaries, organisation)


def _unread_translations(canaries: Canaries) -> None:
    """Give a public member translations that nobody has approved: by machine, by hand, and without a state."""
    organisation = Organisation.objects.get(slug="untranslated")
    for language in ("fr", "es", "ru"):
        set_text(organisation, "works_with", language, canaries.word(language))
        set_text(organisation, "name", language, canaries.word(language))
    organisation.save()
    for field in ("works_with", "name"):
        make_translation(organisation, field, "fr", author=TranslationAuthor.MACHINE, reviewed=False)
        make_translation(organisation, field, "es", author=TranslationAuthor.PERSON, reviewed=False)
