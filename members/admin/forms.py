"""The form of an organisation: complete in its own language, safe against overwriting a colleague."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.languages import NAMES
from core.publishing.rules import has_text
from core.text.folding import has_visible
from core.text.sanitize import is_http_url
from members.admin.edit_conflicts import Difference, differences
from members.admin.fields import CountriesField, OriginalLanguageField, spoken_languages_field, withheld_fields_field
from members.admin.languages import COLUMNS, OWN_LANGUAGE, code_of, localized_fields, question_of
from members.admin.translations import unapproved
from members.choices import Kind
from members.models import Country
from members.models.organisation import OWN
from members.rules import today

PAST_DATES = {"answers_date", "confirmed_on", "consent_date"}
EARLIEST = date(1985, 1, 1)  # the first international meetings of sex workers
FIRST_YEAR = 1850
LONGEST_CONSENT = 20  # years


def refuse_hidden_address(form: forms.ModelForm, name: str) -> None:
    """An address that the page would not show is refused when it is typed; one that is stored keeps saving."""
    address = form.cleaned_data.get(name)
    if name in form.changed_data and address and not is_http_url(address):
        message = _(
            "The page could not show this address. Give one that begins with https:// or http:// and a public host, "
            "without a user name, a password or invisible characters."
        )
        form.add_error(name, message)


class LinkForm(forms.ModelForm):
    """A link that the page can show."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        refuse_hidden_address(self, "url")
        return cleaned


class OrganisationForm(forms.ModelForm):
    """What staff type about an organisation.

    ``seen_version`` is the version the form was opened with. If somebody has saved the profile since, nothing
    is saved: ``differences`` then holds what stands now beside what was typed, and the form counts as opened
    with the new version. A field named in ``take_stored`` takes what stands now.
    """

    original_language = OriginalLanguageField()
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    spoken_languages = spoken_languages_field()
    withheld_fields = withheld_fields_field()
    covers = CountriesField(
        label=gettext_lazy("Countries covered"),
        queryset=Country.objects.all(),
        required=False,
        help_text=gettext_lazy("The countries for which this network is the one to turn to."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences: list[Difference] = []
        self.overtaken = False
        self.initial["seen_version"] = self.instance.version
        if self.instance.pk and self.instance.kind == Kind.NETWORK:
            self.initial["covers"] = list(self._covered().values_list("pk", flat=True))
        else:
            self.fields.pop("covers", None)
        for name in {"spoken_languages", "withheld_fields"} & self.fields.keys():  # a translator's form has neither
            self.fields[name].keep(getattr(self.instance, name))  # type: ignore[attr-defined]
        for column, (field, code) in COLUMNS.items():
            if column in self.fields:
                self._prepare_text(column, field, code)

    def _prepare_text(self, column: str, field: str, code: str) -> None:
        """Keep a text to the letter, say its question and language, and let spelling be checked in it."""
        if code == OWN:
            self.fields[column].label = f"{question_of(field)} ({OWN_LANGUAGE})"
            self.fields[column].widget.attrs["dir"] = "auto"
        else:
            self.fields[column].label = f"{question_of(field)} ({NAMES[code]})"
            self.fields[column].widget.attrs["lang"] = code
        if field != "name":
            self.fields[column].strip = False  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite what somebody else has saved, and empty texts of nothing but blanks."""
        cleaned = super().clean() or {}
        for column in COLUMNS:
            if not has_text(str(cleaned.get(column) or "")) and column in cleaned:
                cleaned[column] = ""
        if self._is_overtaken():
            self._show_both_versions()
        else:
            self._take_stored(cleaned)
        self._require_name(cleaned)
        self._require_possible_dates(cleaned)
        refuse_hidden_address(self, "website")
        self._require_approved_original(cleaned)
        return cleaned

    def _require_possible_dates(self, cleaned: dict[str, Any]) -> None:
        """What is typed anew lies between the first organisations and today; a consent has a date."""
        for name in PAST_DATES & set(self.changed_data):
            if cleaned.get(name) and not EARLIEST <= cleaned[name] <= today():
                self.add_error(name, _("Give a date between %(first)s and today.") % {"first": date_format(EARLIEST)})
        if "consent_until" in self.changed_data and cleaned.get("consent_until"):
            latest = today().replace(year=today().year + LONGEST_CONSENT, day=1)
            if not EARLIEST <= cleaned["consent_until"] <= latest:
                self.add_error(
                    "consent_until", _("Give a date within the next %(years)d years.") % {"years": LONGEST_CONSENT}
                )
        founded = cleaned.get("founded")
        if "founded" in self.changed_data and founded is not None and not FIRST_YEAR <= founded <= today().year:
            self.add_error("founded", _("Give a year between %(first)d and this one.") % {"first": FIRST_YEAR})
        is_new = {"listing_consent", "consent_date"} & set(self.changed_data)
        if (
            is_new
            and cleaned.get("listing_consent")
            and not cleaned.get("consent_date")
            and "consent_date" not in self.errors
        ):
            self.add_error("consent_date", _("Give the day on which the organisation agreed."))

    def _require_approved_original(self, cleaned: dict[str, Any]) -> None:
        """A text that nobody has approved does not become the organisation's own words by a choice in a menu."""
        language = cleaned.get("original_language")
        if not self.instance.pk or not language or language == self.initial.get("original_language"):
            return
        own = {field: column for column, (field, code) in COLUMNS.items() if code == code_of(language)}
        fields = unapproved(self.instance, language)
        if any(cleaned.get(own[field]) == self.instance.text(field, language) for field in fields):
            message = _("Nobody has approved the texts in this language yet. Approve them, or change them, first.")
            self.add_error("original_language", message)

    def _is_overtaken(self) -> bool:
        """Whether the profile was saved after this form was opened. The row is locked by now."""
        seen = self.cleaned_data.get("seen_version")
        return bool(self.instance.pk) and seen != self.instance.version

    def _show_both_versions(self) -> None:
        """Keep all that was typed, and let the next saving count from what stands now."""
        self.differences = differences(self)
        self.overtaken = True
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("seen_version")] = str(self.instance.version)
        data.setlist("take_stored", [])
        self.data = data
        message = _(
            "Nothing has been saved yet: somebody else has saved this profile since you opened it. At the top of "
            "this page stands what is stored now beside what you typed."
        )
        self.add_error(None, message)

    def _take_stored(self, cleaned: dict[str, Any]) -> None:
        """Leave a field as it stands where the person chose so between two versions."""
        names = self.data.getlist("take_stored") if hasattr(self.data, "getlist") else []
        for name in set(names) & set(self.fields) - {"seen_version"}:
            stored = self._covered() if name == "covers" else getattr(self.instance, name)
            cleaned[name] = stored.all() if hasattr(stored, "all") else stored
            self.errors.pop(name, None)

    def _covered(self) -> QuerySet[Country]:
        """The countries that this network covers now."""
        return Country.objects.filter(pk__in=self.instance.coverage.values("country"))

    def save_coverage(self) -> None:
        """Store which countries a network covers; called once the network itself is stored."""
        if "covers" not in self.fields:
            return
        chosen = {country.pk for country in self.cleaned_data["covers"]}
        for place in self.instance.coverage.exclude(country__in=chosen):
            place.delete()
        for code in sorted(chosen - set(self.instance.coverage.values_list("country", flat=True))):
            self.instance.coverage.create(country_id=code)

    def _require_name(self, cleaned: dict[str, Any]) -> None:
        """Point to the field where the name in the original language is missing."""
        original = cleaned.get("original_language")
        column = localized_fields("name", [original])[0] if original else ""
        if column in cleaned and not has_visible(cleaned[column]):
            self.add_error(column, _("Give the name in the original language."))
