"""The dots of a map. Two hundred of them stand on a page, so they are joined here and not one by one in a template."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.web.markup import joined
from members.public.worldmap import Dot, DottedMap
from members.templatetags.wording import grouped

register = template.Library()


@register.simple_tag
def linked_dots(shown: DottedMap, names: bool = False) -> SafeString:
    """Each country's dot as a link to its page; ``names`` shows name and number to whoever points at it."""
    before, _code, after = reverse("members:country", kwargs={"code": "xx"}).rpartition("xx")
    return joined(
        '<a href="{}{}{}" tabindex="-1">{}<circle cx="{}" cy="{}" r="{}"/></a>',
        (
            (before, dot.path_code, after, _title(dot) if names else "", dot.x, dot.y, dot.r)
            for dot in shown.dots
            if not dot.here
        ),
    )


def _title(dot: Dot) -> SafeString:
    return format_html("<title>{} ({})</title>", dot.name, grouped(dot.count))
