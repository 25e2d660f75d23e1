"""Which fields exist in several languages: the only place of this app that says so."""

from modeltranslation.translator import register

from members.translation import EmptyIsEmpty
from resources.models import (
    Achievement,
    Guide,
    GuideStep,
    NetworkFacts,
    NewsItem,
    Page,
    Programme,
    ProgrammePart,
    Resource,
    StepLink,
)


@register(Resource)
class ResourceTranslation(EmptyIsEmpty):
    """A publication's title and summary."""

    fields = ("title", "summary")


@register(Guide)
class GuideTranslation(EmptyIsEmpty):
    """A guide's title, summary and credit."""

    fields = ("title", "summary", "credit")


@register(Programme)
class ProgrammeTranslation(EmptyIsEmpty):
    """A programme's texts."""

    fields = ("title", "summary", "objectives", "funder")


@register(ProgrammePart)
class ProgrammePartTranslation(EmptyIsEmpty):
    """What a grant or an output is."""

    fields = ("text",)


@register(NetworkFacts)
class NetworkFactsTranslation(EmptyIsEmpty):
    """A network's city and what is said of it."""

    fields = ("seat", "note")


@register(GuideStep)
class GuideStepTranslation(EmptyIsEmpty):
    """A step's texts."""

    fields = ("title", "text", "examples", "checklist")


@register(StepLink)
class StepLinkTranslation(EmptyIsEmpty):
    """The words of a link."""

    fields = ("label",)


@register(Page)
class PageTranslation(EmptyIsEmpty):
    """A page's texts."""

    fields = ("title", "summary", "body")


@register([Achievement, NewsItem])
class ToldTranslation(EmptyIsEmpty):
    """A title and a text."""

    fields = ("title", "text")
