"""Who may write what of an organisation: all of it, or the texts in certain languages."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from members import policy
from members.admin.languages import COLUMNS
from members.admin.policy_admin import PolicyModelAdmin, region_of
from members.choices import Status
from members.models import Organisation
from members.models.organisation import OWN

RESOURCE = "members.organisation"


class WritePermissionsMixin(PolicyModelAdmin):
    """What is public is changed by whoever may publish, the rest also by editors; translators have their languages."""

    def may_write(self, request: HttpRequest, obj: Organisation) -> bool:
        """Whether this person may change everything in a profile."""
        return self.is_allowed(request, "change_public" if obj.status == Status.PUBLISHED else "change", obj)

    def may_approve(self, request: HttpRequest, obj: Organisation | None) -> bool:
        """Whether a translation counts as approved when this person says so, or types it."""
        return self.is_allowed(request, "approve", obj) and (obj is None or not obj.pk or self.may_write(request, obj))

    def columns_to_translate(self, request: HttpRequest, obj: Organisation) -> set[str]:
        """The texts that a translator may write: in their languages, never in the original one."""
        own = policy.languages(request.user, RESOURCE, "translate", region_of(obj))
        return {
            column
            for column, (_field, code) in COLUMNS.items()
            if code not in (obj.original_language, OWN) and own & {code, policy.ALL}
        }

    def has_change_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        """All of it, or at least a text."""
        if obj is None:
            return any(self.is_allowed(request, act) for act in ("change", "change_public", "translate"))
        return self.may_write(request, obj) or bool(self.columns_to_translate(request, obj))

    def has_inline_permission(self, request: HttpRequest, act: str, obj: Organisation | None = None) -> bool:
        """Names and links are nothing for translators."""
        if act == "view" or obj is None:
            return super().has_inline_permission(request, act, obj)
        return self.may_write(request, obj)

    def within_reach(self, request: HttpRequest, name: str, field: Any) -> Any:
        """Only the countries and regions in which this person may write; the policy is asked again when it is saved."""
        own = {
            region
            for act in ("add", "change", "change_public")
            for region in policy.regions(request.user, RESOURCE, act)
        }
        if policy.ALL not in own and name in ("country", "region"):
            path = "region__slug__in" if name == "country" else "slug__in"
            field.queryset = field.queryset.filter(Q(**{path: own}))
        return field
