"""The staff's own site: no page of it without a second factor."""

from functools import partial, wraps
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from members import policy
from staff import pages, sign_in_links
from staff.forms import OwnPasswordChangeForm, SignInForm
from staff.hashing import TooManySignIns


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
            own.append(path("sign-in-link/<str:token>/", sign_in_links.follow, name="sign_in_link"))
        return [*own, *super().get_urls()]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Write down what was refused; what was allowed is written where it is done."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def noted(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            try:
                return inner(request, *args, **kwargs)
            except PermissionDenied:
                object_id = str(kwargs.get("object_id", ""))[:100]
                name = request.resolver_match.url_name if request.resolver_match else None
                what = {"act": (name or "")[:40], "resource": "page", "object_id": object_id}
                policy.decision_logged.send(type(self), user=request.user, allowed=False, **what)
                raise
            except TooManySignIns:
                return pages.busy(request)

        return noted

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Ask who it is; somebody without a second factor is led to where one is set up."""
        if request.method == "GET" and pages.may_set_up(request):
            return redirect("admin:second_factor")
        return super().login(request, {"title": _("Sign in")} | (extra_context or {}))

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Django's page; wrong old passwords count for the lock-out."""

        view = PasswordChangeView.as_view(
            form_class=partial(OwnPasswordChangeForm, request),
            success_url=reverse("admin:password_change_done", current_app=self.name),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        return view(request)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Leave nothing in the browser."""
        response = super().logout(request, extra_context)
        if request.method == "POST":
            response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response
