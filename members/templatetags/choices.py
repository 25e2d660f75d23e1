"""The values of a filter. Two hundred of them stand on a page, so they are joined here and not included one by one."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from core.listing.facets import FacetValue
from core.web.markup import joined
from members.templatetags.languages import lang
from members.templatetags.wording import grouped

register = template.Library()
CHECKED, SELECTED, NONE = (mark_safe(text) for text in (" checked", " selected", ' class="none"'))  # noqa: S308 - fixed


@register.simple_tag
def boxes(name: str, values: list[FacetValue]) -> SafeString:
    """A box to tick for each value, with its count; what would find nothing is set apart."""
    return joined(
        '<label{}><input type="checkbox" name="{}" value="{}"{}>'
        '<span{}>{} </span><span class="count">{}</span></label>',
        (
            (
                "" if value.count or value.chosen else NONE,
                name,
                value.value,
                CHECKED if value.chosen else "",
                lang(value.value) if name == "language" else "",
                value.label,
                grouped(value.count),
            )
            for value in values
        ),
    )


@register.simple_tag
def options(values: list[FacetValue], without_chosen: bool) -> SafeString:
    """An option for each value, with its count."""
    return joined(
        '<option value="{}"{}>{} ({})</option>',
        (
            (value.value, SELECTED if value.chosen else "", value.label, grouped(value.count))
            for value in values
            if not (without_chosen and value.chosen)
        ),
    )
