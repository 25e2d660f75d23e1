"""Taking a profile down: asks why, and is effective with the next request."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.admin.policy_admin import PolicyModelAdmin
from members.admin.publishing import back_address
from members.admin.status_messages import public_state_message
from members.choices import WithdrawalReason
from members.models import Organisation
from members.publishing import publication


class WithdrawalForm(forms.Form):
    """Why a profile is taken down."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it withdrawn?"),
        choices=WithdrawalReason.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("For staff. Visitors see the same page as if the profile had never existed."),
        error_messages={"required": gettext_lazy("Nothing has been withdrawn yet: choose a reason.")},
    )


class WithdrawMixin(PolicyModelAdmin):
    """The action that takes profiles down, in the list and on the form."""

    def get_urls(self) -> list[Any]:
        """Add the page that asks why a profile is withdrawn."""
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<int:object_id>/withdraw/", view, name="members_organisation_withdraw"), *super().get_urls()]

    def has_withdraw_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        """Whether this person may take a profile down."""
        return self.is_allowed(request, "withdraw", obj)

    @admin.action(permissions=["withdraw"], description=gettext_lazy("Withdraw…"))
    def withdraw_chosen(self, request: HttpRequest, queryset: QuerySet[Organisation]) -> HttpResponse | None:
        """Ask why, then take each of them down."""
        return self._withdraw(request, list(queryset), action="withdraw_chosen")

    def withdraw_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask why one profile is withdrawn, then do it."""
        organisation = self.get_queryset(request).filter(pk=object_id).first()
        if not self.has_withdraw_permission(request, organisation):
            raise PermissionDenied
        if organisation is None:
            raise Http404
        asked = self._withdraw(request, [organisation])
        return asked or redirect("admin:members_organisation_change", object_id)

    def _withdraw(
        self, request: HttpRequest, organisations: list[Organisation], action: str = ""
    ) -> HttpResponse | None:
        """The page that asks why; None once an answer was given and done."""
        answered = "reason_asked" in request.POST
        form = WithdrawalForm(request.POST if answered else None)
        if not form.is_valid():
            return self._ask_why(request, form, organisations, action)
        for organisation in organisations:
            if not self.has_withdraw_permission(request, organisation):
                raise PermissionDenied
            publication.withdraw(organisation, form.cleaned_data["reason"])
            reason = organisation.get_withdrawal_reason_display()
            self.log_change(request, organisation, _("Withdrawn: %(reason)s.") % {"reason": reason}, "withdraw")
            self.message_user(request, public_state_message(request, organisation), messages.SUCCESS)
        return None

    def _ask_why(
        self, request: HttpRequest, form: WithdrawalForm, organisations: list[Organisation], action: str
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": _("Withdraw"),
            "opts": self.opts,
            "form": form,
            "organisations": organisations,
            "action": action,
            "back": back_address(organisations, action),
            "chosen_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/members/organisation/withdraw.html", context)
