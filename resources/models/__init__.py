"""What staff write, and the public tables that the gate fills from it."""

from resources.models.base import Entry
from resources.models.guides import Guide, GuideStep, StepLink
from resources.models.networks import NetworkFacts, Programme, ProgrammePart
from resources.models.pages import Achievement, NewsItem, Page
from resources.models.public import PublishedDocument, PublishedItem
from resources.models.publications import Resource, ResourceYear

__all__ = [
    "Achievement",
    "Entry",
    "Guide",
    "GuideStep",
    "NetworkFacts",
    "NewsItem",
    "Page",
    "Programme",
    "ProgrammePart",
    "PublishedDocument",
    "PublishedItem",
    "Resource",
    "ResourceYear",
    "StepLink",
]
