"""Admin pages as the policy has them: what a page does is in the one table of ``members.policy``, or refused."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from core.publishing.models import GatedModel
from core.publishing.transactions import publishing_transaction
from members import policy
from members.admin.limited_forms import LimitedForm, hide_out_of_reach, limited


def region_of(organisation: Any) -> str | None:
    """The slug of the region that decides about an organisation."""
    region = organisation.effective_region
    return region.slug if region else None


def within(regions: frozenset[str], prefix: str = "") -> Q:
    """Organisations in regions. ``prefix`` leads to them."""
    in_country = Q(**{f"{prefix}country__region__slug__in": regions})
    return in_country | Q(**{f"{prefix}country": None, f"{prefix}region__slug__in": regions})


def nameable(site: Any, request: HttpRequest, name: str, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
    """What may be named to a person, as the admin page of the model has it; None for all.

    Nothing of a model without such a page.
    """
    registered = site._registry.get(queryset.model)
    return registered.nameable(request, queryset) if isinstance(registered, PolicyModelAdmin) else queryset.none()


BY_FILTERS = {"", "exact", "isnull", "id__exact"}  # as Django's own filters ask


class SafeAutocompleteSelect(AutocompleteSelect):
    """A box that completes names. A value that cannot be a key chooses nothing; Django would fail on it."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        """The one that is chosen."""
        return super().optgroups(name, [key for key in value if self._may_be_key(key)], attr)

    def _may_be_key(self, value: str) -> bool:
        try:
            self.field.target_field.clean(value, None)
        except ValidationError:
            return False
        return True


class AutocompleteMixin(admin.options.BaseModelAdmin):
    """Forms with such boxes."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """With our box where Django would put its own."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SafeAutocompleteSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class PolicyModelAdmin(AutocompleteMixin, admin.ModelAdmin):
    """Every permission of Django's admin, asked of the policy. Without an object: whether it is allowed anywhere.

    ``organisation`` is the path to the organisation that decides the region: "" for itself, None if none does.
    """

    organisation: str | None = None

    def __init__(self, model: Any, admin_site: Any) -> None:
        super().__init__(model, admin_site)
        self.form = limited(self.form)

    def is_allowed(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """Whether this person may do this, to this object."""
        return policy.allows(request.user, self.opts.label_lower, act, policy.ANY if obj is None else self.region(obj))

    def region(self, obj: Any) -> str | None:
        """The region that decides about an object."""
        if self.organisation is None:
            return policy.ANY
        return region_of(getattr(obj, self.organisation) if self.organisation else obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_allowed(request, "view", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.is_allowed(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_allowed(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_allowed(request, "delete", obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) or self.has_add_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """What this person may see: everything else does not exist for them."""
        queryset = super().get_queryset(request)
        regions = policy.regions(request.user, self.opts.label_lower, "view")
        if policy.ALL in regions:
            return queryset
        if self.organisation is None:
            return queryset.none()
        return queryset.filter(within(regions, f"{self.organisation}__" if self.organisation else ""))

    def nameable(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        """The part of a queryset that may be named to this person in other forms; None for all of it."""
        seen = self.get_queryset(request)
        return queryset.filter(self.is_nameable(seen)) if seen.query.has_filters() else None

    def is_nameable(self, seen: QuerySet[Any]) -> Q:
        return Q(pk__in=seen.order_by().values("pk"))

    def reach(self, request: HttpRequest, name: str, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        """What a relation field offers. The organisation that decides the region: only where this person may write."""
        if name != self.organisation:
            return nameable(self.admin_site, request, name, queryset)
        resource = self.opts.label_lower
        regions = policy.regions(request.user, resource, "add") | policy.regions(request.user, resource, "change")
        return None if policy.ALL in regions else queryset.filter(within(regions))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which offers and names what this person may see."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if issubclass(form, LimitedForm):
            form.reach = staticmethod(partial(self.reach, request))
        return form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Also what is shown read-only names nothing that this person may not see."""
        reach = partial(nameable, self.admin_site, request)
        form = context["adminform"]
        hide_out_of_reach(form.form.instance, form.readonly_fields, reach)
        for rows in context["inline_admin_formsets"]:
            for row in rows.formset.forms:
                hide_out_of_reach(row.instance, rows.readonly_fields, reach)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hold the publishing lock while a form is saved: what it was compared with stays as it is."""
        with self._lock(request):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The same while an object is deleted."""
        with self._lock(request):
            return super().delete_view(request, *args, **kwargs)

    def _lock(self, request: HttpRequest) -> AbstractContextManager[None]:
        writes = request.method == "POST" and issubclass(self.model, GatedModel)
        return publishing_transaction() if writes else nullcontext()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name the objects alone: what is deleted with them may be out of this person's reach."""
        _all, _counts, needed, protected = super().get_deleted_objects(objs, request)
        names = [str(obj) for obj in objs]
        return names, {self.opts.verbose_name_plural: len(names)}, needed, protected

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """A row ``history``: it names people, and says what was done."""
        if not self.is_allowed(request, "history", self.get_object(request, object_id)):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the filters beside the list ask: nothing else can be guessed through addresses."""
        field, _parts, rest = lookup.partition("__")
        named = {getattr(listed, "parameter_name", "") for listed in self.list_filter}
        return rest in BY_FILTERS and field in self.list_filter or lookup.removesuffix("__exact") in named

    def log_decision(self, request: HttpRequest, act: str, obj: Any) -> None:
        """Tell whoever keeps the record that this was done, in the transaction in which it is done."""
        resource, object_id = obj._meta.label_lower, str(obj.pk)
        policy.decision_logged.send(
            type(self), user=request.user, act=act, resource=resource, object_id=object_id, allowed=True
        )

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self.log_decision(request, "add", obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any, act: str = "change") -> Any:
        """Also in the record, under the name of the act."""
        self.log_decision(request, act, obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for obj in queryset:
            self.log_decision(request, "delete", obj)
        return super().log_deletions(request, queryset)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing is moved to where this person may not put it. Asked in the transaction that writes."""
        super().save_model(request, obj, form, change)
        if not self.has_permission_after_save(request, obj, change):
            raise PermissionDenied

    def has_inline_permission(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """Whether this person may see, or change, the rows below the form."""
        if act == "view":
            return self.has_view_permission(request, obj)
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def has_permission_after_save(self, request: HttpRequest, obj: Any, change: bool) -> bool:
        """Whether this person may leave an object as it now stands."""
        return self.has_change_permission(request, obj) if change else self.is_allowed(request, "add", obj)


class PolicyInline(AutocompleteMixin, admin.options.InlineModelAdmin):
    """Rows that belong to an object: who may change it may change them."""

    def __init__(self, parent_model: Any, admin_site: Any) -> None:
        super().__init__(parent_model, admin_site)
        self.form = limited(self.form)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Rows that offer and name what this person may see."""
        formset = super().get_formset(request, obj, **kwargs)
        form: Any = formset.form
        form.reach = staticmethod(partial(nameable, self.admin_site, request))
        return formset

    def _may(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        parent: Any = self.admin_site.get_model_admin(self.parent_model)
        return bool(parent.has_inline_permission(request, act, obj))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "view", obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, "change", obj)
