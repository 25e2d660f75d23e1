"""Erasing an organisation for good, when it asks for that: one question, and nothing can be brought back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.admin.policy_admin import PolicyModelAdmin
from members.models import Organisation
from members.publishing.erasure import erase


class ErasureForm(forms.Form):
    """What somebody says who erases an organisation."""

    is_asked_for = forms.BooleanField(
        label=gettext_lazy(
            "The organisation has asked for this, or the law does, and we have asked back by a second way."
        ),
        error_messages={"required": gettext_lazy("Nothing has been erased: tick that somebody has asked for it.")},
    )


class EraseMixin(PolicyModelAdmin):
    """The page on which an organisation is erased."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.erase_view)
        return [path("<int:object_id>/erase/", view, name="members_organisation_erase"), *super().get_urls()]

    def has_erase_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        return self.is_allowed(request, "erase", obj)

    def erase_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask once, then erase."""
        organisation = self.get_queryset(request).filter(pk=object_id).first()
        if not self.has_erase_permission(request, organisation):
            raise PermissionDenied
        if organisation is None:
            raise Http404
        form = ErasureForm(request.POST if request.method == "POST" else None)
        if not form.is_valid():
            context = {"title": _("Erase"), "opts": self.opts, "form": form, "organisation": organisation}
            context |= self.admin_site.each_context(request)
            return TemplateResponse(request, "admin/members/organisation/erase.html", context)
        self.log_decision(request, "erase", organisation)
        erase(organisation)
        self.message_user(request, _("One organisation has been erased."), messages.SUCCESS)
        return redirect("admin:members_organisation_changelist")
