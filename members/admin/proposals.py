"""What an import found to differ from a profile: old and new side by side, and a person decides."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from members import policy
from members.admin.import_preview import rows_of
from members.admin.policy_admin import PolicyModelAdmin
from members.admin.status_messages import public_state_message
from members.importing.apply import AlreadyDecided, accept, decline
from members.models import ProposedChange


class DecidedFilter(admin.SimpleListFilter):
    """Waiting ones come first; the others are kept for reference."""

    title = gettext_lazy("decision")
    parameter_name = "decision"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("Waiting")), ("accepted", _("Accepted")), ("declined", _("Declined"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ProposedChange]) -> QuerySet[ProposedChange]:
        chosen: dict[str, dict[str, Any]] = {
            "waiting": {"decided": None},
            "accepted": {"accepted": True},
            "declined": {"accepted": False},
        }
        return queryset.filter(**chosen.get(self.value() or "", {}))


@admin.register(ProposedChange)
class ProposedChangeAdmin(PolicyModelAdmin):
    """Nothing here is typed: a change is accepted or declined as it is."""

    place_in_index = 2
    organisation = "organisation"

    list_display = ["organisation", "file", "created", "decision_column"]
    list_display_links = ["organisation", "file"]
    list_filter = [DecidedFilter]
    list_select_related = ["organisation"]
    fields = ["organisation", "file", "created", "decision_column"]
    readonly_fields = ["organisation", "file", "created", "decision_column"]
    change_form_template = "admin/members/proposedchange/change_form.html"

    def get_urls(self) -> list[Any]:
        """/…/<id>/accept/ and /…/<id>/decline/"""
        views = {"accept": require_POST(self.accept_view), "decline": require_POST(self.decline_view)}
        own = [
            path(f"<int:object_id>/{name}/", self.admin_site.admin_view(view), name=f"members_proposedchange_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only an import proposes changes."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: ProposedChange | None = None) -> bool:
        """A difference shows a stored profile: whoever sees it may see that organisation."""
        region = policy.ANY if obj is None else self.region(obj)
        return policy.allows(request.user, "members.organisation", "view", region) and self.is_allowed(
            request, "view", obj
        )

    @admin.display(description=gettext_lazy("Decision"))
    def decision_column(self, change: ProposedChange) -> str:
        """Whether a person has decided, and how."""
        if change.decided is None:
            return _("Waiting")
        return _("Accepted") if change.accepted else _("Declined")

    def may_decide(self, request: HttpRequest, change: ProposedChange | None = None) -> bool:
        """Accepting changes a profile, also a public one: whoever decides may change that too."""
        region = policy.ANY if change is None else self.region(change)
        may_change = policy.allows(request.user, "members.organisation", "change_public", region)
        return may_change and self.is_allowed(request, "decide", change)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With old and new side by side."""
        change = kwargs["obj"]
        context |= {
            "title": _("A difference found by an import"),
            "rows": rows_of(change.organisation, change.data),
            "is_waiting": change.decided is None,
            "may_decide": self.may_decide(request, change),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def accept_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Put the page's texts in the place of the stored ones."""
        change = self._decidable(request, object_id)
        try:
            organisation = accept(change)
        except AlreadyDecided:
            return self._too_late(request, change)
        message = _("The difference from %(file)s was accepted.") % {"file": change.file}
        self.log_change(request, organisation, message)
        self.log_change(request, change, _("Accepted."), "accept")
        self.message_user(request, message, messages.INFO)
        self.message_user(request, public_state_message(request, organisation), messages.SUCCESS)
        self._name_the_next(request)
        return redirect("admin:members_organisation_change", organisation.pk)

    def decline_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Leave the profile as it is."""
        change = self._decidable(request, object_id)
        try:
            decline(change)
        except AlreadyDecided:
            return self._too_late(request, change)
        self.log_change(request, change, _("Declined."), "decline")
        message = _("The difference from %(file)s was declined. The profile stays as it is.") % {"file": change.file}
        self.message_user(request, message, messages.SUCCESS)
        self._name_the_next(request)
        return redirect("admin:members_proposedchange_changelist")

    def _name_the_next(self, request: HttpRequest) -> None:
        """Lead on to the next difference that waits, if there is one."""
        change = self.get_queryset(request).filter(decided=None).select_related("organisation").first()
        if change:
            address = reverse("admin:members_proposedchange_change", args=[change.pk])
            link = format_html('<a href="{}">{}</a>', address, change)
            self.message_user(request, format_html(_("The next one that waits for a decision: {link}"), link=link))

    def _decidable(self, request: HttpRequest, object_id: int) -> ProposedChange:
        if not self.may_decide(request):
            raise PermissionDenied
        change = self.get_queryset(request).select_related("organisation").filter(pk=object_id).first()
        if change is None:
            raise Http404
        if not self.may_decide(request, change):
            raise PermissionDenied
        return change

    def _too_late(self, request: HttpRequest, change: ProposedChange) -> HttpResponse:
        message = _("Somebody has decided about this difference already, or a later import has replaced it.")
        self.message_user(request, message, messages.WARNING)
        return redirect("admin:members_proposedchange_changelist")
