"""THE GATE: the only place that decides what may be shown, and the only one that writes what the public reads.

A listing exists if and only if its organisation may be shown. Each function here is one transaction, so a
withdrawal, a revoked consent or a country on hold is effective with the next request.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import F
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from core.publishing.documents import Document
from core.publishing.retry import retry_on_deadlock
from core.publishing.rules import PublicationRefused
from core.publishing.store import Projection, PublicTable, SideTable
from core.publishing.transactions import publishing_transaction
from core.text.slugs import PROVISIONAL, is_provisional, slugs_for
from members.choices import Kind, Status, WithdrawalReason
from members.models import Country, ListedNetwork, ListedProfile, Listing, Organisation, UsedSlug
from members.models.organisation import CONSENT_FIELDS
from members.publishing.projection import projection
from members.rules import PUBLISHABLE, SHOWN

BATCH = 500
Progress = Callable[[int], Any]
LISTINGS: PublicTable[int] = PublicTable(
    Listing,
    ListedProfile,
    key=("source",),
    owner="listing",
    documents_name="profiles",
    side_tables=[SideTable(ListedNetwork, "networks", "network")],
)
# Sent in the transaction in which listings of networks came, changed or went, with the ids of the organisations.
networks_changed = Signal()


@retry_on_deadlock
@publishing_transaction()
def publish(organisation: Organisation) -> None:
    """Make an organisation public, or raise PublicationRefused. In a country on hold it waits unseen."""
    stored = Organisation.objects.filter(pk=organisation.pk).first()
    reason = PUBLISHABLE.refusal(stored) if stored else _("This organisation no longer exists.")
    if reason:
        raise PublicationRefused(reason)
    _set_status(organisation, Status.PUBLISHED, "")


@retry_on_deadlock
@publishing_transaction()
def withdraw(organisation: Organisation, reason: str) -> None:
    """Take an organisation down for a coded reason (WithdrawalReason); ValueError for any other word.

    Where consent was taken back, the recorded consent goes too: publishing again needs a new one.
    """
    reason = WithdrawalReason(reason).value
    if reason == WithdrawalReason.CONSENT:
        Organisation.objects.filter(pk=organisation.pk).update_without_sync(
            listing_consent=False,
            consent_basis="",
            consent_date=None,
            consent_proof="",
            consent_until=None,
            copies_consent=False,
            consent_recorded_by=None,
        )
        organisation.refresh_from_db(fields=[*CONSENT_FIELDS, "consent_recorded_by"])
    _set_status(organisation, Status.WITHDRAWN, reason)


@retry_on_deadlock
@publishing_transaction()
def send_to_review(organisation: Organisation) -> None:
    """Put a draft, or a profile taken down, before a reviewer; the public does not see it.

    Why it was taken down stays on record until it is published, so that the reviewer knows.
    """
    _set_status(organisation, Status.IN_REVIEW, None)


def _set_status(organisation: Organisation, status: str, reason: str | None) -> None:
    """Write the status and nothing else, so that no unsaved text of the caller slips through.

    ``reason`` is why it was withdrawn; None leaves what stands there.
    """
    values = {} if reason is None else {"withdrawal_reason": reason}
    Organisation.objects.filter(pk=organisation.pk).update_without_sync(
        status=status, **values, version=F("version") + 1, updated=timezone.now()
    )
    sync([organisation.pk])
    organisation.refresh_from_db(fields=["slug", "status", "withdrawal_reason", "version", "updated"])


@retry_on_deadlock
@publishing_transaction()
def hold_country(country: Country) -> int:
    """Hide everything in a country, however many organisations; returns how many were visible."""
    visible = _listed_in(country).count()
    _set_hold(country, True)
    return visible - _listed_in(country).count()


@retry_on_deadlock
@publishing_transaction()
def release_country(country: Country) -> int:
    """Show again what a hold had hidden; returns how many are visible now."""
    _set_hold(country, False)
    return _listed_in(country).count()


def _set_hold(country: Country, on_hold: bool) -> None:
    Country.objects.filter(pk=country.pk).update_without_sync(on_hold=on_hold)
    country.refresh_from_db(fields=["on_hold"])
    sync(_in_country(country))


def _in_country(country: Country) -> models.QuerySet[Organisation, int]:
    """The ids of the organisations in a country."""
    return Organisation.objects.filter(country_id=country.pk).values_list("pk", flat=True)


def _listed_in(country: Country) -> models.QuerySet[Listing]:
    return Listing.objects.filter(source__in=_in_country(country))


@retry_on_deadlock
@publishing_transaction()
def follow_the_day() -> int:
    """Bring in line what may be shown no longer, or only now, because a day has passed; returns how many listings went.

    Nobody saves anything when a day ends, so rules that depend on the date are followed here.
    """
    listed = Listing.objects.values("source")
    ended = Organisation.objects.filter(pk__in=listed).exclude(pk__in=Organisation.objects.showable().values("pk"))
    begun = Organisation.objects.showable().exclude(pk__in=listed)
    gone, come = list(ended.values_list("pk", flat=True)), list(begun.values_list("pk", flat=True))
    sync([*gone, *come])
    return len(gone)


@publishing_transaction()
def sync(ids: Iterable[int]) -> None:
    """Bring the listings of organisations in line, and those of the members of any that is a network."""
    changed = set(ids)
    members = Organisation.objects.filter(networks__in=changed).values_list("pk", flat=True)
    for batch in _batches(changed | set(members)):
        _sync_batch(batch)


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def _sync_batch(ids: list[int]) -> None:
    _give_slugs(ids)
    expected = projections(ids)
    removed = LISTINGS.delete(set(ids) - expected.keys())
    written = LISTINGS.write(expected)
    kinds = {pk: row.kind for pk, row in removed.items()} | {pk: expected[pk].row["kind"] for pk in written}
    # Other apps' public tables name networks too, and only those that are listed.
    networks = [pk for pk, kind in kinds.items() if kind == Kind.NETWORK]
    if networks:
        networks_changed.send(None, ids=networks)


def _give_slugs(ids: list[int]) -> None:
    """Give those that become public for the first time their slugs.

    Not before: a slug that is free or taken by what is hidden would tell the public of it. What ever was public keeps
    its slug to itself, also once it is deleted, so that no old address leads to another organisation.
    """
    new = Organisation.objects.showable().filter(pk__in=ids, slug__startswith=PROVISIONAL).order_by("pk")
    for organisation in (candidate for candidate in new if SHOWN.allow(candidate)):
        candidates = slugs_for(organisation.original("name"), organisation.original_language)
        slug = next(slug for slug in candidates if not _was_used(slug))
        Organisation.objects.filter(pk=organisation.pk).update_without_sync(slug=slug)


def _was_used(slug: str) -> bool:
    used = UsedSlug.objects.filter(digest=UsedSlug.digest_of(slug)).exists()
    return used or Organisation.objects.filter(slug=slug).exists()


@publishing_transaction()
def unlist(organisation_id: int, slug: str) -> None:
    """Remove the listing of an organisation that is being deleted, and let nobody have its address."""
    if not is_provisional(slug):
        UsedSlug.objects.get_or_create(digest=UsedSlug.digest_of(slug))
    removed = LISTINGS.delete([organisation_id])
    if any(row.kind == Kind.NETWORK for row in removed.values()):
        networks_changed.send(None, ids=list(removed))


def projections(ids: Iterable[int]) -> dict[int, Projection]:
    """What the public tables should hold of those of some organisations that may be shown."""
    candidates = Organisation.objects.with_profile().showable().filter(pk__in=list(ids)).order_by("pk")
    return {organisation.pk: projection(organisation) for organisation in candidates if SHOWN.allow(organisation)}


def preview(organisation: Organisation, language: str) -> Document:
    """The document a visitor would read in a language if the organisation were public."""
    return projection(organisation).documents[language]


def rebuild(progress: Progress | None = None) -> int:
    """Bring every listing in line, each batch in a transaction of its own so that staff can work meanwhile.

    Returns how many there are. ``progress`` is told how many organisations and listings were looked at.
    """
    for batch in _batches({*Organisation.objects.values_list("pk", flat=True), *LISTINGS.keys()}):
        with publishing_transaction():
            _sync_batch(batch)
        if progress:
            progress(len(batch))
    return Listing.objects.count()


def expected_in_batches(progress: Progress | None = None) -> Iterator[dict[int, Projection]]:
    """What the public tables should hold of every organisation; ``progress`` as of rebuild()."""
    for batch in _batches(Organisation.objects.values_list("pk", flat=True)):
        yield projections(batch)
        if progress:
            progress(len(batch))
