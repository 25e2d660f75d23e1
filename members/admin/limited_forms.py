"""Relations in forms: what a person may not see is not offered, not named, and not lost when they save."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model, Prefetch, QuerySet, prefetch_related_objects

# The part of a queryset that a person may see, for the field of this name; None for all of it.
Reach = Callable[[str, QuerySet[Any]], QuerySet[Any] | None]


def no_limit(name: str, queryset: QuerySet[Any]) -> None:
    """All of it."""


class LimitedForm(forms.ModelForm):
    """A form whose relation fields offer what ``reach`` gives. Stored values outside it are kept without a name.

    The limit is set here, not where a field is made, so that it also holds for fields that a form declares itself.
    """

    reach: Reach = staticmethod(no_limit)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept_rows: dict[str, set[Any]] = {}
        self.kept_values: set[str] = set()
        for name, field in list(self.fields.items()):
            if isinstance(field, forms.ModelChoiceField):
                self._limit(name, field)

    def _limit(self, name: str, field: forms.ModelChoiceField) -> None:
        within = self.reach(name, field.queryset)  # type: ignore[arg-type]
        if within is None:
            return
        field.queryset = within
        stored = relation(self.instance, name) if self.instance.pk else None
        if stored is not None and stored.many_to_many:
            self._set_rows_aside(name, within)
        elif stored is not None:
            self._set_value_aside(name, field, within)

    def _set_rows_aside(self, name: str, within: QuerySet[Any]) -> None:
        stored = set(getattr(self.instance, name).order_by().values_list("pk", flat=True))
        self.kept_rows[name] = stored - set(within.filter(pk__in=stored).order_by().values_list("pk", flat=True))
        self.initial[name] = [entry for entry in self.initial.get(name, []) if entry.pk not in self.kept_rows[name]]

    def _set_value_aside(self, name: str, field: forms.ModelChoiceField, within: QuerySet[Any]) -> None:
        """An empty box that cannot be used in the place of a menu in which the stored value is missing."""
        value = self.initial.get(name)
        if value is not None and not within.filter(pk=value).exists():
            self.kept_values.add(name)
            self.initial[name] = None
            self.fields[name] = forms.CharField(label=field.label, required=False, disabled=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.kept_values:
            cleaned.pop(name, None)  # so that the instance keeps its own
        for name, kept in self.kept_rows.items():
            if kept and name in cleaned:
                chosen = {entry.pk for entry in cleaned[name]}
                cleaned[name] = relation(self.instance, name).related_model._base_manager.filter(pk__in=chosen | kept)
        return cleaned


def limited(form: type[Any]) -> type[Any]:
    """A form class of an admin page as one that knows its limits."""
    if issubclass(form, LimitedForm):
        return form
    metaclass: Any = type(form)
    limited: type[Any] = metaclass(form.__name__, (LimitedForm, form), {"__module__": form.__module__})
    return limited


def relation(instance: Model, name: str) -> Any:
    """The relation of this name that belongs to the model itself; None if there is none."""
    try:
        field: Any = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, Field) and field.is_relation else None


def hide_out_of_reach(instance: Model, names: Iterable[Any], reach: Reach) -> None:
    """Make relations that are shown read-only answer with what is within reach. For an instance that is not saved."""
    for name in names:
        field: Any = relation(instance, name) if isinstance(name, str) else None
        within = reach(name, field.related_model._default_manager.all()) if field else None
        if within is None:
            continue
        if not field.many_to_many:
            value = getattr(instance, field.attname)
            if value is not None and not within.filter(pk=value).exists():
                field.set_cached_value(instance, None)
        elif instance.pk:
            prefetch_related_objects([instance], Prefetch(name, queryset=within))
