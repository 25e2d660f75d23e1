"""The secretariat's own pages. Nothing here is reachable from the directory's pages, only the other way round."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from members import policy
from members.admin.languages import localized_lookups
from members.admin.ordering import by_organisation
from members.admin.policy_admin import PolicyInline, PolicyModelAdmin
from members.admin.search import NameSearchMixin
from members.models import Listing
from members.policy import Role, Scope
from secretariat.models import ContactPerson, MembershipRecord

KEPT_BY_REVIEWERS = {Role.REVIEWER: Scope.REGION}
policy.register(
    "secretariat.membershiprecord",
    {
        "view": {Role.EDITOR: Scope.REGION, Role.REVIEWER: Scope.REGION},
        "history": KEPT_BY_REVIEWERS,
        "add": KEPT_BY_REVIEWERS,
        "change": KEPT_BY_REVIEWERS,
        "delete": KEPT_BY_REVIEWERS,
    },
)
# Whoever deletes or erases an organisation deletes its record.
for _act in ("delete", "erase"):
    policy.require("members.organisation", _act, ("secretariat.membershiprecord", "delete"))


class ContactPersonInline(PolicyInline, admin.StackedInline):
    """People and addresses through which the secretariat reaches a member."""

    model = ContactPerson
    extra = 0


@admin.register(MembershipRecord)
class MembershipRecordAdmin(PolicyModelAdmin, NameSearchMixin):
    """One member's record: for those who keep the membership, never for the public."""

    organisation = "organisation"

    fields = ["organisation", "membership_type", "sex_worker_led", "voting", "joined_on", "notes"]
    autocomplete_fields = ["organisation"]
    inlines = [ContactPersonInline]
    list_display = ["organisation", "membership_type", "joined_on"]
    list_filter = ["membership_type"]
    list_select_related = ["organisation"]
    search_fields = [f"organisation__{column}" for column in localized_lookups("name")] + ["organisation__slug"]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """Who reads about the people of a member is written down."""
        response = super().change_view(request, object_id, *args, **kwargs)
        record = self.get_object(request, unquote(object_id))
        if request.method == "GET" and response.status_code == HTTPStatus.OK and record:
            # The number of the record, however the address spells it ("06" for 6).
            what = {"act": "read", "resource": self.opts.label_lower, "object_id": str(record.pk), "allowed": True}
            policy.decision_logged.send(type(self), user=request.user, **what)
        return response

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Who makes the form of a new record name an organisation that is not public has read of it."""
        form = context["adminform"].form
        named = None if form.instance.pk else self._named(form)
        if named and not Listing.objects.filter(pk=named.pk).exists():
            self.log_decision(request, "read", named)
        return super().render_change_form(request, context, *args, **kwargs)

    def _named(self, form: forms.ModelForm) -> Any:
        """The organisation whose name stands in a form, from its address or from what was sent."""
        try:
            return form.fields["organisation"].clean(form["organisation"].value())
        except forms.ValidationError:
            return None

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        """Without the buttons that lead from a record into the directory's forms."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "organisation":
            widget = field.widget
            widget.can_add_related = widget.can_change_related = widget.can_view_related = False
        return field

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[MembershipRecord], search_term: str
    ) -> tuple[QuerySet[MembershipRecord], bool]:
        """By organisation, person or address; that somebody looked into these is written down, not what for."""
        if search_term.strip():
            what = {"act": "search", "resource": self.opts.label_lower, "object_id": "", "allowed": True}
            policy.decision_logged.send(type(self), user=request.user, **what)
        return super().get_search_results(request, queryset, search_term)

    def searched_names(self, queryset: QuerySet[MembershipRecord]) -> list[tuple[Any, str]]:
        """With the contact persons, decrypted in memory: of the records alone that this person may see."""
        contacts = ContactPerson.objects.filter(record__in=queryset.order_by().values("pk"))
        names = [
            (contact.record_id, text)
            for contact in contacts
            for text in (contact.name, contact.role, contact.email, contact.phone, contact.postal_address)
        ]
        return super().searched_names(queryset) + [(pk, text) for pk, text in names if text]

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        return [by_organisation("organisation__")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[MembershipRecord]:
        """With the organisations, whose names are shown."""
        return super().get_queryset(request).select_related("organisation")
