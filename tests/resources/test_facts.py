"""What is known of the networks, the programmes, the guidance and NSWP's work can be pointed at: fact → page.

Each line names an address and the words that must stand there.
"""

from django.conf import settings
from django.core.management import call_command
from django.test import TestCase

NETWORKS = ("APNSW", "ASWA", "CSWC", "ESWA", "PLAPERTS", "SWAN")
STEPS = (
    "Know the international standards",
    "Ask refugees in sex work to take part",
    "Put the person at the centre of decisions",
    "Respect people’s choices",
    "Build the skills and capacity of staff",
    "Reach out to organisations led by sex workers",
    "Reach out to services based on rights",
    "Know the local laws on sex work",
    "Develop referral paths that fit",
    "Bring their needs into every programme",
    "Do targeted outreach",
    "Make funding proposals inclusive",
    "Make support by peers possible",
    "Gather what people’s experience teaches",
)
FACTS: list[tuple[str, tuple[str, ...]]] = [
    # The networks and the consortium.
    ("networks/", ("Global Network of Sex Work Projects", *NETWORKS)),
    ("networks/eswa/", ("European Sex Workers", "ICRSE", "until 14 September 2021")),
    ("networks/nswp/", NETWORKS),
    ("networks/aswa/", ("Nairobi", "2009")),
    (
        "programmes/sex-worker-networks-consortium/",
        ("2013", "2014–15", "2016", "Robert Carr civil society Networks Fund", "networks/nswp/", "networks/plaperts/"),
    ),
    ("programmes/sex-worker-networks-consortium/", ("access to justice", "Sex Worker Implementation Tool (SWIT)")),
    ("programmes/sex-worker-networks-consortium/", ("No output of this programme is recorded here yet.",)),
    (
        "programmes/making-the-most-of-the-global-fund/",
        ("2015", "Smart Sex Worker’s Guide to the Global Fund", "A global workshop", "Regional workshops"),
    ),
    (
        "programmes/making-the-most-of-the-global-fund/",
        ("Long-term support for national community experts", "Quarterly reports", "Planned"),
    ),
    ("programmes/bridging-the-gaps/", ("Bridging the Gaps", "2011–2020")),
    # The guidance on refugees.
    ("guides/working-with-refugees/", STEPS),
    (
        "guides/working-with-refugees/",
        ("Sex Worker Implementation Tool (2015)", "A regional office", "A UNAIDS office"),
    ),
    (
        "guides/working-with-refugees/",
        ("Women’s Refugee Commission", "Organization for Gender Empowerment and Rights Advocacy", "wrc.ms/sex-work"),
    ),
    ("guides/working-with-refugees/checklist/", STEPS),
    # What NSWP does and publishes.
    ("about/what-we-do/", ("regional networks", "Consensus Statement", "2014", "Bridging the Gaps", "five regions")),
    (
        "about/what-we-do/",
        (
            "Research for Sex Work",
            "briefing papers and policy briefs",
            "community guide",
            "smart guides",
            "case studies",
        ),
    ),
    ("resources/sex-worker-implementation-tool/", ("2013", "2015", "WHO, UNFPA, UNAIDS, NSWP, UNDP, World Bank")),
    ("resources/consensus-statement/", ("2013", "2014")),
    ("resources/prevention-and-treatment-recommendations/", ("2012", "WHO, UNFPA, UNAIDS, NSWP")),
    ("resources/unaids-guidance-note-hiv-and-sex-work/", ("2012",)),
    ("resources/research-for-sex-work/", ("Journal",)),
    *[(f"resources/annual-report-{year}/", (str(year), "Annual report")) for year in range(2012, 2018)],
    *[(f"resources/strategic-plan-{years}/", ("Strategic plan",)) for years in ("2010-2012", "2013-2015", "2016-2020")],
    ("resources/strategic-analysis-2015/", ("2015", "Strategic analysis")),
    # What was achieved.
    ("about/achievements/", ("2000", "Palermo", "Sex Worker Freedom Festival", "2012", "2013", "SWIT")),
    ("about/achievements/", ("UNAIDS Guidance Note", "WHO recommendations", "Sex work is work", "Without a year")),
    ("about/achievements/", ("global networks of key populations",)),
]


class EveryFact(TestCase):
    """The data that come with the directory, as a visitor finds them."""

    @classmethod
    def setUpTestData(cls) -> None:
        """The fixtures of a fresh installation."""
        names = ("countries", "vocabulary", "networks", "resources")
        call_command("loaddata", *(settings.BASE_DIR / "fixtures" / f"{name}.json" for name in names), verbosity=0)

    def test_stands_on_a_page(self) -> None:
        """All of them at once, so that one run names everything that is missing."""
        pages = {path: self.client.get(f"/en/{path}") for path, _words in FACTS}

        assert [path for path, page in pages.items() if page.status_code != 200] == []
        text = {path: page.content.decode().replace("&#x27;", "'") for path, page in pages.items()}
        assert [(path, word) for path, words in FACTS for word in words if word not in text[path]] == []

    def test_pages_exist_in_every_language_and_within_the_budget(self) -> None:
        """HTML with its sheet in 14,000 bytes, as a phone on a slow line gets it."""
        heavy = []
        for code, _name in settings.LANGUAGES:
            for path in sorted({path for path, _words in FACTS} | {"resources/", "about/", "guides/", "news/"}):
                page = self.client.get(f"/{code}/{path}", headers={"Accept-Encoding": "br"})
                assert page.status_code == 200
                assert page.headers["Content-Encoding"] == "br"
                heavy += [(code, path, len(page.content))] if len(page.content) > 14_000 else []

        assert heavy == []
