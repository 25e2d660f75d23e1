"""Whether the public tables hold what the gate would write today: nothing here writes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from members.models import Listing, Organisation
from members.projection import Projection, projection
from members.publication import Progress, shown_in_batches, stored
from members.search import index


def verify(progress: Progress | None = None) -> list[str]:
    """Compare the public tables with a fresh projection; one sentence for each difference."""
    differences: list[str] = []
    surplus = dict(Listing.objects.values_list("pk", "slug"))
    indexed = index.stored_numbers(Listing)
    for batch in shown_in_batches(progress):
        found = stored(organisation.pk for organisation in batch)
        for organisation in batch:
            surplus.pop(organisation.pk, None)
            differences += _compare(organisation, found.get(organisation.pk), organisation.pk in indexed)
            indexed.discard(organisation.pk)
    differences += [_("%(slug)s is listed and must not be.") % {"slug": slug} for slug in surplus.values()]
    differences += [_("The words of number %(n)s can be found and must not be.") % {"n": n} for n in sorted(indexed)]
    return differences


def _compare(organisation: Organisation, held: Projection | None, is_indexed: bool) -> list[str]:
    if held is None:
        return [_("%(slug)s may be shown and is not listed.") % {"slug": organisation.slug}]
    fresh = projection(organisation)
    names = _unequal(fresh.row, held.row)
    for code, document in fresh.documents.items():
        names += [f"{code}: {name}" for name in _unequal(document, held.documents.get(code, {}))]
    names += [f"{code}: sort_key" for code in _unequal(fresh.sort_keys, held.sort_keys)]
    names += [f"{code}: *" for code in held.documents if code not in fresh.documents]
    names += ([] if is_indexed else ["words"]) + ([] if held.networks == fresh.networks else ["networks"])
    return [_("%(slug)s is listed with an old %(name)s.") % {"slug": organisation.slug, "name": name} for name in names]


def _unequal(fresh: Mapping[str, Any], stored: Mapping[str, Any]) -> list[str]:
    return [name for name in fresh if fresh[name] != stored.get(name)]
