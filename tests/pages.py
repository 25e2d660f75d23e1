"""One address of each kind of public page, with the invented examples: what every check of pages walks through.

A page that stands behind an address of its own belongs here; tests/nswp_directory/test_pages_are_checked.py fails
as long as it is missing.
"""

from dataclasses import dataclass

from django.conf import settings

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")
# Languages whose letters, and so fonts and lengths of lines, differ; where all five would take too long.
SCRIPTS = ("en", "ru", "zh-hans")


@dataclass(frozen=True)
class PageType:
    """A kind of page: its name, the view that answers, its path behind the language."""

    name: str
    view: str
    path: str
    status: int = 200
    on_paper: bool = False  # made to be printed, so no search engine shall lead to it

    @property
    def to_be_found(self) -> bool:
        """Whether search engines may lead to it: it stands under its one address."""
        return self.status == 200 and "?" not in self.path and not self.on_paper

    def at(self, language: str) -> str:
        """Its path in one language."""
        return f"/{language}/{self.path}"


PAGES = (
    PageType("home", "home", ""),
    PageType("list", "members:list", "members/"),
    PageType("list-second-page", "members:list", "members/?page=2"),
    PageType("list-filtered", "members:list", "members/?region=africa&priority=stigma&population=female"),
    PageType("list-words", "members:list", "members/?q=VIH"),
    PageType("list-nothing", "members:list", "members/?q=qwxyzzy&country=IS&priority=stigma&priority=unknown"),
    PageType("profile", "members:profile", "members/reseau-sos-femmes-en-detresse-sos-fed/"),
    PageType("profile-partly-translated", "members:profile", "members/alianza-jacaranda/"),
    PageType("profile-original-only", "members:profile", "members/zi-ding-xiang-zhong-xin/"),
    PageType("countries", "members:countries", "countries/"),
    PageType("country", "members:country", "countries/cn/"),
    PageType("country-without-members", "members:country", "countries/is/"),
    PageType("region", "members:region", "regions/africa/"),
    PageType("referral", "members:referral", "referral/", on_paper=True),
    PageType("about-directory", "about", "about/directory/"),
    PageType("about-privacy", "about", "about/privacy/"),
    PageType("about-safety", "about", "about/safety/"),
    PageType("about-accessibility", "about", "about/accessibility/"),
    PageType("about-languages", "about", "about/languages/"),
    PageType("networks", "resources:networks", "networks/"),
    PageType("network-of-networks", "resources:network", "networks/nswp/"),
    PageType("network", "resources:network", "networks/aswa/"),
    PageType("programmes", "resources:programmes", "programmes/"),
    PageType("programme", "resources:programme", "programmes/making-the-most-of-the-global-fund/"),
    PageType("resources", "resources:resources", "resources/"),
    PageType("resources-filtered", "resources:resources", "resources/?type=smart-guide&theme=unknown&year=2015"),
    PageType("resource", "resources:resource", "resources/sex-worker-implementation-tool/"),
    PageType("guides", "resources:guides", "guides/"),
    PageType("guide", "resources:guide", "guides/working-with-refugees/"),
    PageType("guide-for-a-country", "resources:guide", "guides/working-with-refugees/?country=KE"),
    PageType("checklist", "resources:checklist", "guides/working-with-refugees/checklist/"),
    PageType("about", "resources:about", "about/"),
    PageType("about-page", "resources:page", "about/what-we-do/"),
    PageType("achievements", "resources:achievements", "about/achievements/"),
    PageType("areas", "resources:areas", "about/priority-areas/"),
    PageType("area", "resources:area", "about/priority-areas/health/"),
    PageType("news", "resources:news", "news/"),
    PageType("search", "search", "search/?q=HIV"),
    PageType("not-found", "", "members/no-such-organisation/", status=404),
)
