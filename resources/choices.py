"""Closed lists of values: stored in lower case, shown by a translatable label."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """How far an entry is. Only a published one can be seen by the public."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Kind(TextChoices):
    """What a published item is."""

    RESOURCE = "resource", _("Publication")
    GUIDE = "guide", _("Guide")
    NETWORK = "network", _("Network")
    PROGRAMME = "programme", _("Programme")
    ACHIEVEMENT = "achievement", _("Achievement")
    PAGE = "page", _("Page")
    NEWS = "news", _("News")


@dataclass(frozen=True)
class Pages:
    """Where the items of a kind stand on the site: names of addresses of this app.

    ``together``: the page with all of them. ``own``: the pages of one, the first of them its address.

    ``search``: under which of its headings the joint search shows them; none for what is found otherwise.
    """

    together: str
    own: tuple[str, ...] = ()
    search: str = "more"


PAGES: dict[Kind, Pages] = {
    Kind.NETWORK: Pages("networks", ("network",), search=""),  # by their profiles
    Kind.PROGRAMME: Pages("programmes", ("programme",)),
    Kind.RESOURCE: Pages("resources", ("resource",), search="resources"),
    Kind.GUIDE: Pages("guides", ("guide", "checklist"), search="guides"),
    Kind.PAGE: Pages("about", ("page",)),
    Kind.ACHIEVEMENT: Pages("achievements"),
    Kind.NEWS: Pages("news"),
}


def found_under(heading: str) -> tuple[Kind, ...]:
    """The kinds that the joint search shows under one of its headings."""
    return tuple(kind for kind, pages in PAGES.items() if pages.search == heading)


class ResourceType(TextChoices):
    """What a publication is. Its place in this list is its bit in the public tables: new types go to the end."""

    BRIEFING_PAPER = "briefing-paper", _("Briefing paper")
    POLICY_BRIEF = "policy-brief", _("Policy brief")
    COMMUNITY_GUIDE = "community-guide", _("Community guide")
    SMART_GUIDE = "smart-guide", _("Smart guide")
    GLOBAL_REPORT = "global-report", _("Global report")
    REGIONAL_REPORT = "regional-report", _("Regional report")
    STATEMENT = "statement", _("Statement")
    CASE_STUDY = "case-study", _("Case study")
    JOURNAL = "journal", _("Journal")
    ANNUAL_REPORT = "annual-report", _("Annual report")
    STRATEGIC_PLAN = "strategic-plan", _("Strategic plan")
    STRATEGIC_ANALYSIS = "strategic-analysis", _("Strategic analysis")
    QUARTERLY_REPORT = "quarterly-report", _("Quarterly report")
    INTERNATIONAL_GUIDANCE = "international-guidance", _("International guidance")


class PartKind(TextChoices):
    """What a line of a programme is."""

    GRANT = "grant", _("Grant")
    OUTPUT = "output", _("Output")


class OutputStatus(TextChoices):
    """How far an output of a programme is."""

    PLANNED = "planned", _("Planned")
    PUBLISHED = "published", _("Published")


class Opens(TextChoices):
    """What a step of a guide opens in the directory."""

    NOTHING = "", _("Nothing")
    NETWORKS = "networks", _("The regional networks")
    MEMBERS = "members", _("Rights-based services among the members")
    REFERRAL = "referral", _("The referral sheet")
    LAW = "law", _("The country’s law resources")


class SitePage(TextChoices):
    """A page of this site to which a step can lead."""

    NETWORKS = "networks", _("Networks")
    MEMBERS = "members", _("Directory")
    REFERRAL = "referral", _("Referral sheet")
    RESOURCES = "resources", _("Resources")


# The regions are NSWP's and there are no others; each has its bit in the public tables for good.
REGION_BITS = {
    "africa": 0,
    "asia-and-the-pacific": 1,
    "europe": 2,
    "latin-america": 3,
    "north-america-and-the-caribbean": 4,
}
# Below /about/ these words belong to other pages of the site.
TAKEN_PAGES = {"achievements", "priority-areas", "languages", "directory", "privacy", "safety", "accessibility"}
TYPE_BITS = {value: bit for bit, value in enumerate(ResourceType.values)}
FIRST_YEAR, LAST_YEAR = 1980, 2042  # one bit a year in the sixty-three of a number


def year_bits(years: list[int]) -> int:
    return sum(1 << year - FIRST_YEAR for year in set(years) if FIRST_YEAR <= year <= LAST_YEAR)
