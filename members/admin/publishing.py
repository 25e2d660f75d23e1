"""Publish, send to review, hide by country: only through the gate, and each time with a clear answer."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.publishing.rules import PublicationRefused
from members import policy
from members.admin.policy_admin import PolicyModelAdmin
from members.admin.status_messages import doubts, public_state_message
from members.choices import Status
from members.models import Organisation
from members.publishing import publication
from members.rules import PUBLISHABLE, SHOWN

Organisations = QuerySet[Organisation]


class PublishMixin(PolicyModelAdmin):
    """The actions that make a profile public. Where there are doubts, only after a question."""

    def get_urls(self) -> list[Any]:
        """Add the page that asks whether a profile shall be public all the same."""
        view = self.admin_site.admin_view(self.publish_view)
        return [path("<int:object_id>/publish/", view, name="members_organisation_publish"), *super().get_urls()]

    def has_hold_permission(self, request: HttpRequest) -> bool:
        """Whether this person may put a country on hold."""
        return policy.allows(request.user, "members.country", "hold")

    def has_release_permission(self, request: HttpRequest) -> bool:
        """Whether this person may show a country again."""
        return policy.allows(request.user, "members.country", "release")

    def has_publish_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        """Whether this person may make a profile public."""
        return self.is_allowed(request, "publish", obj)

    def has_review_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        """Whether this person may send a profile to review; taking it out of the public eye by that is withdrawing."""
        is_public = obj is not None and obj.status == Status.PUBLISHED
        return self.is_allowed(request, "review", obj) and (not is_public or self.is_allowed(request, "withdraw", obj))

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish"))
    def publish_chosen(self, request: HttpRequest, queryset: Organisations) -> HttpResponse | None:
        """Publish each by itself, after a question if there are doubts; one refused does not hold up the others."""
        organisations = list(queryset.select_related("country").prefetch_related("other_names", "links"))
        if any(map(doubts, organisations)) and not _is_certain(request):
            return self._ask(request, organisations, action="publish_chosen")
        shown = 0
        for organisation in organisations:
            if self.publish(request, organisation):
                reasons = SHOWN.reasons(organisation)
                shown += not reasons
                if reasons:
                    self.message_user(request, public_state_message(request, organisation), messages.WARNING)
        if shown:
            message = ngettext("%(count)d profile is public now.", "%(count)d profiles are public now.", shown)
            self.message_user(request, message % {"count": shown}, messages.SUCCESS)
        return None

    @admin.action(permissions=["review"], description=gettext_lazy("Send to review"))
    def review_chosen(self, request: HttpRequest, queryset: Organisations) -> None:
        """Put each before a reviewer; none of them is public then."""
        number = 0
        for organisation in queryset:
            self.send_to_review(request, organisation)
            number += 1
        message = ngettext("%(count)d profile is in review now.", "%(count)d profiles are in review now.", number)
        self.message_user(request, message % {"count": number}, messages.SUCCESS)

    @admin.action(permissions=["hold"], description=gettext_lazy("Hide everything in their countries…"))
    def hold_countries(self, request: HttpRequest, queryset: Organisations) -> HttpResponse:
        """Lead to the page that asks whether the countries shall be put on hold."""
        return self._ask_about_countries(request, queryset, "admin:members_country_hold")

    @admin.action(permissions=["release"], description=gettext_lazy("Show their countries again…"))
    def release_countries(self, request: HttpRequest, queryset: Organisations) -> HttpResponse:
        """Lead to the page that asks whether the countries shall be released."""
        return self._ask_about_countries(request, queryset, "admin:members_country_release")

    def _ask_about_countries(self, request: HttpRequest, queryset: Organisations, view: str) -> HttpResponse:
        codes = sorted({code for code in queryset.values_list("country", flat=True) if code})
        if codes:
            return redirect(f"{reverse(view)}?{urlencode({'code': codes}, doseq=True)}")
        self.message_user(request, _("None of these organisations has a country."), messages.WARNING)
        return redirect("admin:members_organisation_changelist")

    def publish(self, request: HttpRequest, organisation: Organisation) -> bool:
        """Publish one organisation, or say why that is refused. The right to add is not enough."""
        if not self.has_publish_permission(request, organisation):
            raise PermissionDenied
        try:
            publication.publish(organisation)
        except PublicationRefused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return False
        self.log_change(request, organisation, _("Published."), "publish")
        return True

    def send_to_review(self, request: HttpRequest, organisation: Organisation) -> None:
        """Put one organisation before a reviewer."""
        if not self.has_review_permission(request, organisation):
            raise PermissionDenied
        publication.send_to_review(organisation)
        self.log_change(request, organisation, _("Sent to review."), "review")

    def publish_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Say what speaks against publishing a profile; after a second word, publish it. Without doubts: the form."""
        organisation = self.get_queryset(request).filter(pk=object_id).first()
        if not self.has_publish_permission(request, organisation):
            raise PermissionDenied
        if organisation is None:
            raise Http404
        if doubts(organisation):
            return self._publish_if_certain(request, organisation)
        return redirect("admin:members_organisation_change", object_id)

    def _publish_if_certain(self, request: HttpRequest, organisation: Organisation) -> HttpResponse:
        if refused := PUBLISHABLE.refusal(organisation):
            self.message_user(request, refused, messages.ERROR)
        elif not _is_certain(request):
            return self._ask(request, [organisation])
        elif self.publish(request, organisation):
            self.message_user(request, public_state_message(request, organisation), messages.SUCCESS)
        return redirect("admin:members_organisation_change", organisation.pk)

    def _ask(self, request: HttpRequest, organisations: list[Organisation], action: str = "") -> HttpResponse:
        rows = [(organisation, doubts(organisation)) for organisation in organisations]
        context = self.admin_site.each_context(request) | {
            "title": _("Publish all the same?"),
            "opts": self.opts,
            "doubtful": [row for row in rows if row[1]],
            "others": [organisation for organisation, found in rows if not found],
            "organisations": organisations,
            "action": action,
            "back": back_address(organisations, action),
            "chosen_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/members/organisation/publish_question.html", context)


def back_address(organisations: list[Organisation], action: str) -> str:
    """Where a person goes who leaves everything as it is: to the form, or to the list an action was chosen in."""
    if action:
        return reverse("admin:members_organisation_changelist")
    return reverse("admin:members_organisation_change", args=[organisations[0].pk])


def _is_certain(request: HttpRequest) -> bool:
    """Whether the question has been asked and answered."""
    return request.method == "POST" and request.POST.get("certain") == "yes"
