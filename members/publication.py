"""THE GATE: the only place that decides what may be shown, and the only one that writes what the public reads.

A listing exists if and only if its organisation may be shown. Each function here is one transaction, so a
withdrawal, a revoked consent or a country on hold is effective with the next request.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from members.choices import Kind, Status, WithdrawalReason
from members.deadlock import again_after_a_deadlock
from members.models import Country, Edition, ListedNetwork, ListedProfile, Listing, Organisation
from members.profile import Document
from members.projection import Projection, projection
from members.rules import COUNTRY_NOT_ON_HOLD, PUBLISHABLE, SHOWN
from members.search import index

__all__ = [
    "PublicationRefused",
    "forget_organisation",
    "hold_country",
    "lock",
    "networks_changed",
    "preview",
    "publish",
    "rebuild",
    "refresh",
    "refresh_country",
    "refresh_many",
    "release_country",
    "send_to_review",
    "shown_in_batches",
    "stored",
    "touch",
    "withdraw",
]

BATCH = 500
Progress = Callable[[int], Any]
# Sent in the transaction in which listings of networks came, changed or went: numbers, those of the organisations.
networks_changed = Signal()


class PublicationRefused(Exception):
    """An organisation cannot be published; the message tells staff why and what to do."""


@again_after_a_deadlock
@transaction.atomic
def publish(organisation: Organisation) -> None:
    """Make an organisation public, or raise PublicationRefused. In a country on hold it waits unseen."""
    locked = Organisation.objects.select_for_update().filter(pk=organisation.pk).first()
    reason = PUBLISHABLE.refusal(locked) if locked else _("This organisation no longer exists.")
    if reason:
        raise PublicationRefused(reason)
    _set_status(organisation, Status.PUBLISHED, "")


@again_after_a_deadlock
@transaction.atomic
def withdraw(organisation: Organisation, reason: str) -> None:
    """Take an organisation down for a coded reason (WithdrawalReason); ValueError for any other word.

    Where consent was taken back, the recorded consent goes too: publishing again needs a new one.
    """
    reason = WithdrawalReason(reason).value
    if reason == WithdrawalReason.CONSENT:
        Organisation.objects.filter(pk=organisation.pk).update_past_listings(
            listing_consent=False, consent_basis="", consent_date=None
        )
        organisation.refresh_from_db(fields=["listing_consent", "consent_basis", "consent_date"])
    _set_status(organisation, Status.WITHDRAWN, reason)


@transaction.atomic
def send_to_review(organisation: Organisation) -> None:
    """Put a draft, or a profile taken down, before a reviewer; the public does not see it.

    Why it was taken down stays on record until it is published, so that the reviewer knows.
    """
    _set_status(organisation, Status.IN_REVIEW, None)


def _set_status(organisation: Organisation, status: str, reason: str | None) -> None:
    """Write the status and nothing else, so that no unsaved text of the caller slips through.

    ``reason`` is why it was withdrawn; None leaves what stands there.
    """
    known = {} if reason is None else {"withdrawal_reason": reason}
    Organisation.objects.filter(pk=organisation.pk).update_past_listings(
        status=status, **known, version=F("version") + 1, updated=timezone.now()
    )
    organisation.refresh_from_db(fields=["status", "withdrawal_reason", "version", "updated"])
    refresh(organisation)


@again_after_a_deadlock
@transaction.atomic
def hold_country(country: Country) -> int:
    """Hide everything in a country, however many organisations; returns how many were visible."""
    _set_hold(country, True)
    return refresh_country(country)


def _set_hold(country: Country, on_hold: bool) -> None:
    """Organisations are locked before their country, as everywhere."""
    lock(_in_country(country))
    Country.objects.filter(pk=country.pk).update_past_listings(on_hold=on_hold)
    country.refresh_from_db(fields=["on_hold"])


@again_after_a_deadlock
@transaction.atomic
def release_country(country: Country) -> int:
    """Show again what a hold had hidden; returns how many are visible now."""
    _set_hold(country, False)
    refresh_country(country)
    return Listing.objects.filter(source__in=_in_country(country)).count()


def _in_country(country: Country) -> models.QuerySet[Organisation, int]:
    """The numbers of the organisations in a country."""
    return Organisation.objects.filter(country_id=country.pk).values_list("pk", flat=True)


@transaction.atomic
def refresh_country(country: Country) -> int:
    """Leave every listing of a country right; returns how many were removed."""
    before = Listing.objects.filter(source__in=_in_country(country)).count()
    refresh_many(_in_country(country))
    return before - Listing.objects.filter(source__in=_in_country(country)).count()


@transaction.atomic
def refresh(organisation: Organisation) -> None:
    """Leave one organisation's listing right, whatever was changed; and of a network, those of its members."""
    refresh_many([organisation.pk])


@transaction.atomic
def refresh_many(numbers: Iterable[int]) -> None:
    """Leave the listings of several organisations right, and of those that name one of them as a network."""
    numbers = set(numbers)
    belonging = Organisation.objects.filter(networks__in=numbers).values_list("pk", flat=True)
    every = sorted(numbers | set(belonging))
    for start in range(0, len(every), BATCH):
        _refresh_batch(every[start : start + BATCH])


def lock(numbers: Iterable[int]) -> list[Organisation]:
    """Hold organisations until the end of the transaction, always in the same order."""
    return list(Organisation.objects.select_for_update().filter(pk__in=list(numbers)).order_by("pk"))


def _refresh_batch(numbers: list[int]) -> None:
    """Lock, look and write. Without the countries' locks a profile published during a hold could outlive it."""
    # Whatever else hides them, organisations in a country are locked before it; only then is its hold looked at.
    waiting = [one for one in lock(numbers) if SHOWN.without(COUNTRY_NOT_ON_HOLD).allow(one)]
    codes = {organisation.country_id for organisation in waiting if organisation.country_id}
    list(Country.objects.select_for_update(no_key=True).filter(pk__in=codes).order_by("pk"))
    whole = Organisation.objects.with_profile().showable().filter(pk__in=[one.pk for one in waiting])
    found = [organisation for organisation in whole if SHOWN.allow(organisation)]
    _remove(set(numbers) - {organisation.pk for organisation in found})
    _write(found)


def _remove(numbers: Iterable[int]) -> None:
    """Delete listings if there are any; the edition grows only if the public could see one."""
    listed = dict(Listing.objects.filter(pk__in=list(numbers)).values_list("pk", "kind"))
    if listed:
        index.remove(Listing, listed)
        Listing.objects.filter(pk__in=listed).delete()
        touch()
        _tell_of_networks(listed)


def _tell_of_networks(kinds: Mapping[int, str]) -> None:
    """Other apps' public tables name networks too, and only those that are listed."""
    networks = [number for number, kind in kinds.items() if kind == Kind.NETWORK]
    if networks:
        networks_changed.send(None, numbers=networks)


@transaction.atomic
def forget_organisation(number: int) -> None:
    """Remove the listing of an organisation that is being deleted."""
    _remove([number])


def touch() -> None:
    """Say that public content has changed: caches and ETags of before are worth nothing now."""
    if not Edition.objects.filter(pk=1).update(number=F("number") + 1):
        Edition.objects.create(pk=1)


def preview(organisation: Organisation, language: str) -> Document:
    """The document a visitor would read in a language if the organisation were public."""
    return projection(organisation).documents[language]


def stored(numbers: Iterable[int]) -> dict[int, Projection]:
    """What the public tables hold now."""
    found: dict[int, Projection] = {}
    for listing in Listing.objects.filter(pk__in=list(numbers)).prefetch_related("profiles", "networks"):
        row = {f.attname: getattr(listing, f.attname) for f in Listing._meta.concrete_fields if not f.primary_key}
        found[listing.pk] = Projection(
            row,
            {profile.language: profile.document for profile in listing.profiles.all()},
            {profile.language: bytes(profile.sort_key) for profile in listing.profiles.all()},
            frozenset(named.network for named in listing.networks.all()),
        )
    return found


def _profiles(number: int, new: Projection) -> list[ListedProfile]:
    return [
        ListedProfile(listing_id=number, language=language, sort_key=new.sort_keys[language], document=document)
        for language, document in new.documents.items()
    ]


def _write(organisations: list[Organisation]) -> bool:
    """Bring the listings of organisations that may be shown up to date; True if anything was different."""
    before = stored(organisation.pk for organisation in organisations)
    fresh = {organisation.pk: projection(organisation) for organisation in organisations}
    changed = {number: new for number, new in fresh.items() if before.get(number) != new}
    if not changed:
        return False
    Listing.objects.filter(pk__in=changed).delete()
    Listing.objects.bulk_create(Listing(source=number, **new.row) for number, new in changed.items())
    ListedProfile.objects.bulk_create(row for number, new in changed.items() for row in _profiles(number, new))
    named = ((number, slug) for number, new in changed.items() for slug in sorted(new.networks))
    ListedNetwork.objects.bulk_create(ListedNetwork(listing_id=number, network=slug) for number, slug in named)
    index.store(Listing, {number: new.words for number, new in changed.items()})
    touch()
    _tell_of_networks({number: new.row["kind"] for number, new in changed.items()})
    return True


def shown_in_batches(progress: Progress | None) -> Iterator[list[Organisation]]:
    """Every organisation that may be shown, in batches; progress is told how many were looked at."""
    numbers = list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), BATCH):
        batch = Organisation.objects.with_profile().showable().filter(pk__in=numbers[start : start + BATCH])
        yield [organisation for organisation in batch.order_by("pk") if SHOWN.allow(organisation)]
        if progress:
            progress(min(BATCH, len(numbers) - start))


@transaction.atomic
def rebuild(progress: Progress | None = None) -> int:
    """Build every listing anew and remove those that must not be; returns how many there are."""
    kept: set[int] = set()
    for batch in shown_in_batches(progress):
        kept.update(organisation.pk for organisation in batch)
        _write(batch)
    _remove(set(Listing.objects.values_list("pk", flat=True)) - kept)
    return len(kept)
