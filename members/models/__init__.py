"""What a member organisation is, and what of it the public tables hold."""

from members.models.attached import Link, NetworkCoverage, OtherName, UsedSlug
from members.models.imports import ProposedChange
from members.models.listing import ListedNetwork, ListedProfile, Listing
from members.models.organisation import Organisation
from members.models.places import Country, Region
from members.models.taxonomy import Population, PriorityArea, Support, VocabularyEntry
from members.models.translations import TranslationState, text_digest

__all__ = [
    "Country",
    "Link",
    "ListedNetwork",
    "ListedProfile",
    "Listing",
    "NetworkCoverage",
    "Organisation",
    "OtherName",
    "Population",
    "PriorityArea",
    "ProposedChange",
    "Region",
    "Support",
    "TranslationState",
    "UsedSlug",
    "VocabularyEntry",
    "text_digest",
]
