"""Publish, send to review, withdraw: only through the gate, and each time with a clear answer."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
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

from members import publication
from members.admin.outcome import public_now, reasons_hidden
from members.choices import WithdrawalReason
from members.models import Organisation

Organisations = QuerySet[Organisation]


class WithdrawalForm(forms.Form):
    """Why a profile is taken down."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it withdrawn?"),
        choices=WithdrawalReason.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("For staff. Visitors see the same page as if the profile had never existed."),
    )


class Publishing(admin.ModelAdmin):
    """The actions that change whether an organisation is shown, in the list and on its form."""

    def get_urls(self) -> list[Any]:
        """Add the page that asks why a profile is withdrawn."""
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<int:number>/withdraw/", view, name="members_organisation_withdraw"), *super().get_urls()]

    def has_hold_permission(self, request: HttpRequest) -> bool:
        """Whether this person may put a country on hold and release it."""
        return bool(request.user.has_perm("members.change_country"))

    @admin.action(permissions=["change"], description=gettext_lazy("Publish"))
    def publish_chosen(self, request: HttpRequest, queryset: Organisations) -> None:
        """Publish each organisation by itself; one that is refused does not hold up the others."""
        shown = 0
        for organisation in queryset.select_related("country"):
            if self.publish(request, organisation):
                reasons = reasons_hidden(organisation)
                shown += not reasons
                if reasons:
                    self.message_user(request, public_now(request, organisation), messages.WARNING)
        if shown:
            said = ngettext("%(count)d profile is public now.", "%(count)d profiles are public now.", shown)
            self.message_user(request, said % {"count": shown}, messages.SUCCESS)

    @admin.action(permissions=["change"], description=gettext_lazy("Send to review"))
    def review_chosen(self, request: HttpRequest, queryset: Organisations) -> None:
        """Put each before a reviewer; none of them is public then."""
        number = 0
        for organisation in queryset:
            self.send_to_review(request, organisation)
            number += 1
        said = ngettext("%(count)d profile is in review now.", "%(count)d profiles are in review now.", number)
        self.message_user(request, said % {"count": number}, messages.SUCCESS)

    @admin.action(permissions=["change"], description=gettext_lazy("Withdraw…"))
    def withdraw_chosen(self, request: HttpRequest, queryset: Organisations) -> HttpResponse | None:
        """Ask why, then take each of them down."""
        return self._withdraw(request, list(queryset), action="withdraw_chosen")

    @admin.action(permissions=["hold"], description=gettext_lazy("Hide everything in their countries…"))
    def hold_countries(self, request: HttpRequest, queryset: Organisations) -> HttpResponse:
        """Lead to the page that asks whether the countries shall be put on hold."""
        return self._ask_about_countries(request, queryset, "admin:members_country_hold")

    @admin.action(permissions=["hold"], description=gettext_lazy("Show their countries again…"))
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
        """Publish one organisation, or say why that is refused."""
        try:
            publication.publish(organisation)
        except publication.PublicationRefused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return False
        self.log_change(request, organisation, _("Published."))
        return True

    def send_to_review(self, request: HttpRequest, organisation: Organisation) -> None:
        """Put one organisation before a reviewer."""
        publication.send_to_review(organisation)
        self.log_change(request, organisation, _("Sent to review."))

    def withdraw_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask why one profile is withdrawn, then do it."""
        organisation = self.get_queryset(request).filter(pk=number).first()
        if not self.has_change_permission(request, organisation):
            raise PermissionDenied
        if organisation is None:
            raise Http404
        asked = self._withdraw(request, [organisation])
        return asked or redirect("admin:members_organisation_change", number)

    def _withdraw(
        self, request: HttpRequest, organisations: list[Organisation], action: str = ""
    ) -> HttpResponse | None:
        """The page that asks why; None once an answer was given and done."""
        answered = "reason_asked" in request.POST
        form = WithdrawalForm(request.POST if answered else None)
        if not form.is_valid():
            return self._ask_why(request, form, organisations, action)
        for organisation in organisations:
            publication.withdraw(organisation, form.cleaned_data["reason"])
            self.log_change(request, organisation, _("Withdrawn."))
            self.message_user(request, public_now(request, organisation), messages.SUCCESS)
        return None

    def _ask_why(
        self, request: HttpRequest, form: WithdrawalForm, organisations: Iterable[Organisation], action: str
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": _("Withdraw"),
            "opts": self.opts,
            "form": form,
            "organisations": organisations,
            "action": action,
            "chosen_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/members/organisation/withdraw.html", context)
