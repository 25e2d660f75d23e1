"""What staff read where a public table is not as it should be."""

from django.utils.translation import gettext as _

from core.publishing.store import MISSING, SURPLUS, SURPLUS_WORDS, Difference


def sentence(difference: Difference) -> str:
    """One difference in the language of the reader."""
    row, field = difference
    if field == MISSING:
        return _("%(slug)s may be shown and is not listed.") % {"slug": row}
    if field == SURPLUS:
        return _("%(slug)s is listed and must not be.") % {"slug": row}
    if field == SURPLUS_WORDS:
        return _("The words of number %(n)s can be found and must not be.") % {"n": row}
    return _("%(slug)s is listed with an old %(name)s.") % {"slug": row, "name": field}
