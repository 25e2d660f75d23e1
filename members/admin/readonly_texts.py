"""For those who may only look: what is stored as codes is said by name. The stock admin would show raw JSON."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.admin.fields import withholdable_choices
from members.admin.languages import spoken_language_choices
from members.models import Country, Organisation

Groups = Any  # what ModelAdmin.get_fieldsets returns


class ReadonlyTextsMixin(admin.ModelAdmin):
    """Puts, for those who may only look, read-only lines in the place of fields: ``{field: line}``."""

    lines_in_words: dict[str, str] = {}

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        """Whether this person may change all of it."""
        return self.has_change_permission(request, obj)

    def in_words(self, request: HttpRequest, obj: Any, groups: Groups) -> Groups:
        """The groups of a form as this person shall see them."""
        if obj is None or self.may_write(request, obj):
            return groups
        return [(name, options | {"fields": self._lines(options["fields"])}) for name, options in groups]

    def _lines(self, fields: Any) -> list[Any]:
        return [self.lines_in_words.get(line, line) if isinstance(line, str) else line for line in fields]


class ReadonlyOrganisationMixin(ReadonlyTextsMixin):
    """An organisation's codes by name."""

    lines_in_words = {"spoken_languages": "languages_in_words", "withheld_fields": "withheld_in_words"}

    @admin.display(description=_("Languages spoken"))
    def languages_in_words(self, organisation: Organisation) -> str:
        """The languages by name; a code that nobody knows stands for itself."""
        return _named(organisation.spoken_languages, dict(spoken_language_choices()))

    @admin.display(description=_("Not shown, as the organisation wishes"))
    def withheld_in_words(self, organisation: Organisation) -> str:
        return _named(organisation.withheld_fields, dict(withholdable_choices()))

    @admin.display(description=_("Countries covered"))
    def covers(self, organisation: Organisation) -> str:
        """The countries that a network covers."""
        return ", ".join(sorted(str(place.country) for place in organisation.coverage.select_related("country")))

    @admin.display(description=_("consent recorded by"))
    def consent_recorder(self, organisation: Organisation) -> str:
        """The name of the account, without the way to its page, which only superusers see."""
        return str(organisation.consent_recorded_by or "–")


class ReadonlyCountryMixin(ReadonlyTextsMixin):
    """A country's other names, one a line as in the form."""

    lines_in_words = {"aliases": "aliases_in_words"}

    @admin.display(description=_("Other names"))
    def aliases_in_words(self, country: Country) -> str:
        return "\n".join(country.aliases) or "–"


def _named(codes: list[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(code, code) for code in codes) or "–"
