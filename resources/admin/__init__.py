"""The editors' workplace for networks, programmes, publications, guides and pages; none for the public tables."""

from resources.admin.entries import (
    AchievementAdmin,
    GuideAdmin,
    GuideStepAdmin,
    NetworkFactsAdmin,
    NewsItemAdmin,
    PageAdmin,
    ProgrammeAdmin,
    ResourceAdmin,
)

__all__ = [
    "AchievementAdmin",
    "GuideAdmin",
    "GuideStepAdmin",
    "NetworkFactsAdmin",
    "NewsItemAdmin",
    "PageAdmin",
    "ProgrammeAdmin",
    "ResourceAdmin",
]
