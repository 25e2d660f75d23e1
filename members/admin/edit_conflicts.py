"""Two people at the same profile: what stands now beside what was typed, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.helpers import InlineAdminFormSet
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Difference:
    """One field in which the stored and the typed version differ."""

    name: str
    label: str
    stored: str
    typed: str
    rows: bool = False


def differences(form: forms.ModelForm) -> list[Difference]:
    """Every field of a bound form in which it differs from what is stored now, in the order of the form."""
    differing = []
    for name, field in form.fields.items():
        stored, typed = form.get_initial_for_field(field, name), form[name].data
        if not field.widget.is_hidden and field.has_changed(stored, typed):
            label = str(field.label)
            words = (in_words(field, stored), in_words(field, typed))
            differing.append(Difference(name, label[:1].upper() + label[1:], *words))
    return differing


def formset_differences(formsets: Iterable[InlineAdminFormSet]) -> list[Difference]:
    """The same for the rows below the form: all rows stored beside all rows typed, where they differ."""
    differing = []
    for inline in formsets:
        formset = inline.formset
        fresh = type(formset)(instance=formset.instance, prefix=formset.prefix, queryset=formset.queryset)
        stored = "\n".join(_row(form) for form in fresh.initial_forms)
        typed = "\n".join(_row(form) for form in formset.forms if _is_kept(formset, form))
        if stored != typed:
            label = str(inline.opts.verbose_name_plural)
            differing.append(Difference(formset.prefix, label[:1].upper() + label[1:], stored, typed, rows=True))
    return differing


def _is_kept(formset: Any, form: forms.ModelForm) -> bool:
    """Whether a typed row would be stored: not an empty one, nor one ticked for deletion."""
    return bool(form.instance.pk or form.has_changed()) and not form[DELETION_FIELD_NAME].data


def _row(form: forms.ModelForm) -> str:
    words = []
    for name, field in form.fields.items():
        if not field.widget.is_hidden and name != DELETION_FIELD_NAME:
            words.append(in_words(field, form[name].data if form.is_bound else form[name].initial))
    return " · ".join(filter(None, words))


def in_words(field: forms.Field, value: Any) -> str:
    """A value as the form would show it: chosen labels one a line, yes or no, or the text itself."""
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else _("No")
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, value)
    shown = field.widget.format_value(value)
    return "" if shown is None else str(shown)


def _chosen(field: forms.ChoiceField, value: Any) -> str:
    """The labels of chosen values; a value that is no choice stands for itself."""
    prepared = field.prepare_value(value)
    values = prepared if isinstance(prepared, list | tuple) else [prepared]
    labels = {str(key): str(label) for key, label in list(field.choices)}  # type: ignore[arg-type]
    chosen = [str(value) for value in values if value not in (None, "")]
    return "\n".join(labels.get(one, one) for one in chosen)


def last_saved_by(instance: Model) -> LogEntry | None:
    """Who saved a row last in the admin, and when."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(instance), object_id=str(instance.pk)
    )
    return entries.select_related("user").order_by("-action_time", "-pk").first()
