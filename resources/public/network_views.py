"""Networks and what they do together, from the public tables alone."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, QueryDict

from core.publishing.documents import Document
from members.models.listing import Listing
from members.public.labels import Labels, NetworkLabel
from members.public.profile import PublicProfile
from members.public.search import ids_by_name
from members.public.table_cache import mask_of_network
from resources.choices import Kind, OutputStatus
from resources.public import documents
from resources.public.entries import PublicEntry, PublicLines, PublicText, labelled
from resources.public.views import ItemDetailView, ItemView


@dataclass(frozen=True)
class PublicNetworkFacts(PublicEntry, kind=Kind.NETWORK):
    """What is known of a network beside its profile. ``parts``: the listed networks of which it is made."""

    since: int | None
    seat: PublicText | None
    parts: list[NetworkLabel]

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        return {
            "since": document["since"],
            "seat": PublicText.read(document["seat"]),
            "parts": labelled(labels.networks, document["parts"]),
        }

    @classmethod
    def unknown(cls, slug: str) -> "PublicNetworkFacts":
        """A network of which staff have published nothing beside its profile."""
        title = PublicText(slug, settings.LANGUAGE_CODE)
        return cls(Kind.NETWORK, slug, "", title, summary=None, since=None, seat=None, parts=[])


@dataclass(frozen=True)
class PublicProgrammePart:
    """A grant or an output. ``resource``: the slug of the publication that came of it, if it may be shown."""

    years: str
    text: PublicText | None
    status: str
    resource: str | None

    @property
    def status_label(self) -> str:
        """How far an output is."""
        return str(OutputStatus(self.status).label) if self.status in OutputStatus.values else ""


@dataclass(frozen=True)
class PublicProgramme(PublicEntry, kind=Kind.PROGRAMME):
    """What networks do together. ``other_partners``: names of organisations that are no networks here."""

    lead: NetworkLabel | None
    partners: list[NetworkLabel]
    other_partners: list[str]
    start: int | None
    end: int | None
    objectives: PublicLines | None
    grants: list[PublicProgrammePart]
    outputs: list[PublicProgrammePart]
    funder: PublicText | None

    @classmethod
    def values(cls, document: Document, labels: Labels) -> dict[str, Any]:
        return {
            "lead": labels.networks.get(document["lead"]),
            "partners": labelled(labels.networks, document["partners"]),
            "objectives": PublicLines.read(document["objectives"]),
            "grants": [_part(part) for part in document["grants"]],
            "outputs": [_part(part) for part in document["outputs"]],
            "funder": PublicText.read(document["funder"]),
            **{name: document[name] for name in ("other_partners", "start", "end")},
        }


def _part(part: Document) -> PublicProgrammePart:
    return PublicProgrammePart(part["years"], PublicText.read(part["said"]), part["status"], part["resource"])


class NetworksView(ItemView):
    """NSWP and the regional networks."""

    template_name = "resources/networks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The listed networks, each with its facts; those made of others first."""
        facts = {item.slug: item for item in self.items(Kind.NETWORK)}
        listed = self.read_by_name(Listing.objects.networks().values_list("pk", flat=True))
        rows = [(network, facts.get(network.slug)) for network in listed]
        rows.sort(key=lambda row: not (row[1] and row[1].parts))
        return super().get_context_data(networks=rows, **kwargs)


class NetworkView(ItemDetailView):
    """One network: what it is, its parts, its members that are listed, its programmes and publications.

    It exists while the network is listed, whether or not staff have published anything beside its profile.
    """

    template_name = "resources/network.html"
    kind = Kind.NETWORK

    def canonical_query(self) -> QueryDict:
        """The number of the page of its members."""
        return self.with_page_number(super().canonical_query())

    def one(self, kind: str, slug: str) -> PublicNetworkFacts:
        """What staff have published beside the profile."""
        return documents.one(self.labels, kind, slug) or PublicNetworkFacts.unknown(slug)

    def context_for(self, item: PublicNetworkFacts) -> dict[str, Any]:
        """Its profile, and what names it."""
        slug = item.slug
        stored = self.profiles().filter(listing__slug=slug, listing__kind="network").first()
        if stored is None:
            raise Http404
        belonging = ids_by_name(mask_of_network(self.snapshot.edition, slug), self.snapshot)
        page = self.page_of(belonging)
        return {
            "network": PublicProfile.read(stored.document, self.labels),
            "facts": item,
            "part_of": [
                network for network in self.items(Kind.NETWORK) if slug in [part.slug for part in network.parts]
            ],
            "page": page,
            "profiles": self.read_in_order(page.object_list.tolist()),
            "programmes": self.naming(Kind.PROGRAMME, slug),
            "resources": self.naming(Kind.RESOURCE, slug),
        }

    def robots(self, context: dict[str, Any]) -> list[str]:
        """What search engines are asked: what the network wishes, as for a profile."""
        wishes = super().robots(context)
        return wishes if context["network"].indexable else ["noindex", "noarchive"]


class ProgrammesView(ItemView):
    """What networks do together."""

    template_name = "resources/programmes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(programmes=self.items(Kind.PROGRAMME), **kwargs)


class ProgrammeView(ItemDetailView):
    """One programme: who, with what money, what for, what came of it."""

    template_name = "resources/programme.html"
    kind = Kind.PROGRAMME

    def context_for(self, item: PublicProgramme) -> dict[str, Any]:
        """The programme, with the titles of the publications that came of it."""
        made = self.titles(Kind.RESOURCE, [output.resource for output in item.outputs])
        return {"programme": item, "made": made}
