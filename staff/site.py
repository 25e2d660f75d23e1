"""The staff's own site: no page of it without a second factor."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from staff import links, pages
from staff.forms import SignInForm


class StaffSite(AdminSite):
    """Django's admin site; signed in means here: with a password and a second factor."""

    login_form = SignInForm
    login_template = "admin/login.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Active, of the staff, and verified in this very session."""
        user: Any = request.user
        return bool(user.is_active and user.is_staff and user.is_verified())

    def get_urls(self) -> list[Any]:
        """The pages about oneself, before everything else."""
        own = [
            path("second-factor/", pages.second_factor, name="second_factor"),
            path("recovery-codes/", self.admin_view(pages.recovery_codes), name="recovery_codes"),
            path("sessions/", self.admin_view(pages.sessions), name="sessions"),
            # Django's own would lead anybody of the staff to the public address of any row, and so name hidden ones.
            path("r/<path:anything>", self.admin_view(pages.nowhere)),
        ]
        if settings.DEVELOPMENT:
            own.append(path("sign-in-link/<str:token>/", links.follow, name="sign_in_link"))
        return [*own, *super().get_urls()]

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Ask who it is; somebody without a second factor is led to where one is set up."""
        if request.method == "GET" and pages.may_set_up(request):
            return redirect("admin:second_factor")
        return super().login(request, {"title": _("Sign in")} | (extra_context or {}))

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Leave nothing in the browser."""
        response = super().logout(request, extra_context)
        if request.method == "POST":
            response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response
