"""Form fields of the editors' workplace: choices by name, boxes with full wordings, texts to the letter."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget, FilteredSelectMultiple
from django.db.models import Model
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from core.text.sorting import sort_key
from members.admin.languages import label_of, language, original_language_choices, spoken_language_choices
from members.models import Organisation
from members.visibility import withholdable


class WordsTextarea(AdminTextareaWidget):
    """Gives a text back as it is stored. Browsers send a line's end as two characters: every untouched
    translation would count as changed.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The text with one newline between paragraphs."""
        value = super().value_from_datadict(data, files, name)
        return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


SELECTED = flatatt({"selected": True})


class LongMenu(forms.Select):
    """A menu of hundreds of choices, written at once: a template for each option takes longer than all the rest."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """None: ``render`` writes the options."""
        return []

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        widget = self.get_context(name, value, attrs)["widget"]
        chosen = set(widget["value"])
        lines = ((key, SELECTED if str(key) in chosen else "", label) for key, label in self.choices)
        inner = format_html_join("\n", '<option value="{}"{}>{}</option>', lines)
        return format_html('<select name="{}"{}>\n{}\n</select>', name, flatatt(widget["attrs"]), inner)


class TwoLists(LongMenu, FilteredSelectMultiple):
    """What is chosen beside what may be chosen, each with a box to search in; without script one list."""


class ByName(ModelChoiceIterator):
    """Choices in the alphabet of the staff's language, whatever the database's order."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        choices = [self.choice(entry) for entry in self.queryset]
        yield from sorted(choices, key=lambda choice: sort_key(str(choice[1]), language()))


class CountryField(forms.ModelChoiceField):
    """One country by its name; a plain menu that works by typing and without script."""

    iterator = ByName
    widget = LongMenu

    def label_from_instance(self, obj: Model) -> str:
        return label_of(obj, "name") or str(obj.pk)


class CountriesField(forms.ModelMultipleChoiceField):
    """Many countries by name."""

    iterator = ByName
    widget = TwoLists(_("countries"), is_stacked=False)

    def label_from_instance(self, obj: Model) -> str:
        return label_of(obj, "name") or str(obj.pk)


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, laid out by the sheet for staff."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "boxes"} | (attrs or {}), choices)


class WordingField(forms.ModelMultipleChoiceField):
    """Boxes with the full wording of a vocabulary's entries, in the vocabulary's order."""

    widget = Boxes

    def label_from_instance(self, obj: Model) -> str:
        """The full wording; for priority areas, the network's own."""
        return label_of(obj, "label") or str(obj)


class NetworkField(forms.ModelMultipleChoiceField):
    """Boxes with the networks' names."""

    widget = Boxes


class CodesField(forms.MultipleChoiceField):
    """A list of codes, stored as JSON. A stored code that is no choice any more stays until it is taken out."""

    def keep(self, stored: list[str]) -> None:
        """Offer the stored codes too."""
        known = {code for code, _label in self.choices}  # type: ignore[misc, union-attr]
        missing = [(code, code) for code in stored if code not in known]
        self.choices = [*self.choices, *missing] if missing else self.choices  # type: ignore[misc]

    def clean(self, value: Any) -> list[str]:
        """The codes in alphabetical order."""
        return sorted(super().clean(value))


class OriginalLanguageField(forms.ChoiceField):
    """Any language; those of the site first."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Original language"),
            choices=original_language_choices,
            initial=settings.LANGUAGE_CODE,
            widget=LongMenu,
            help_text=_("The language in which the organisation wrote its answers; any language."),
        )


def spoken_languages_field() -> CodesField:
    return CodesField(
        label=_("Languages spoken"),
        choices=spoken_language_choices,
        required=False,
        widget=TwoLists(_("languages"), is_stacked=False),
        help_text=_("Languages in which people are served."),
    )


def withholdable_choices() -> list[tuple[str, str]]:
    """The fields that may be withheld, by their labels, in the model's order."""
    names = withholdable("members.organisation")
    fields = {field.name: field for field in Organisation._meta.get_fields() if field.name in names}
    labels = {
        name: field.related_model._meta.verbose_name_plural if field.auto_created else field.verbose_name  # type: ignore[union-attr]
        for name, field in fields.items()
    }
    return [(name, str(label)[:1].upper() + str(label)[1:]) for name, label in labels.items()]


def withheld_fields_field() -> CodesField:
    """A box for each field that an organisation may ask not to be shown."""
    return CodesField(
        label=_("Not shown, as the organisation wishes"),
        choices=withholdable_choices,
        required=False,
        widget=Boxes,
        help_text=_("What is ticked here is nowhere on the public site, also not in searches and counts."),
    )
