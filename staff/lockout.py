"""Who tries too many passwords has to wait: counted for an account and a network together, without traces of either."""

from functools import reduce
from operator import or_
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.signals import user_login_failed
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from staff import ip_pseudonyms


class PrivateAxesHandler(AxesDatabaseHandler):
    """django-axes, which would also store the browser, what it accepts, and the path."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        """Count a failure; of the request nothing stays but two pseudonyms."""
        if request is not None:
            vars(request).update(axes_user_agent="", axes_http_accept="", axes_path_info="")
        super().user_login_failed(sender, credentials, request, **kwargs)

    def filter_user_attempts(
        self, request: HttpRequest, credentials: dict[str, Any] | None = None
    ) -> list[QuerySet[AccessAttempt]]:
        """The failures of an account and a network together, also those just before midnight: a wait outlasts a key."""
        both = (Q(**pair._asdict()) for pair in ip_pseudonyms.pseudonyms(request, credentials))
        return [AccessAttempt.objects.filter(reduce(or_, both))]


def is_own_password(request: HttpRequest, password: str) -> bool:
    """Check the password of the account that is signed in. Failures count together with those of signing in.

    Without this an unattended browser could try passwords without end. Once locked, AxesMiddleware answers with
    the page ``locked``. Raises TooManySignIns.
    """
    user: Any = request.user
    credentials = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(request, credentials):
        vars(request)["axes_locked_out"] = True
        return False
    if user.check_password(password):
        return True
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)
    return False


def forget_what_was_sent(sender: Any, instance: AccessAttempt, **kwargs: Any) -> None:
    """Before a failure is stored: nothing of the form or the query."""
    instance.get_data = instance.post_data = ""


def locked(request: HttpRequest, *_arguments: Any) -> HttpResponse:
    """The page for whoever has to wait; the same for names that exist and names that do not."""
    context = admin.site.each_context(request) | {"title": _("Please wait")}
    response = render(request, "admin/locked.html", context, status=429)
    response.headers["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    add_never_cache_headers(response)
    return response
