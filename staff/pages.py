"""What staff see of themselves: their second factor, their recovery codes, where they are signed in."""

from typing import Any

import segno
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as note_factor
from django_otp.plugins.otp_totp.models import TOTPDevice

from members import policy
from staff import factors, notices, recovery
from staff.forms import BUSY, FirstCodeForm, OwnPasswordForm
from staff.models import Session
from staff.sessions import end_sessions


def may_set_up(request: HttpRequest) -> bool:
    """Whether somebody has signed in whose account has no second factor yet."""
    user: Any = request.user
    return bool(user.is_active and getattr(user, "is_staff", False) and not factors.has_factor(user))


@sensitive_post_parameters()
@never_cache
@csrf_protect
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator app: the first one after a password alone, another one from a verified session only."""
    verified = admin.site.has_permission(request)
    if not verified and not may_set_up(request):
        return redirect("admin:login")
    user: Any = request.user
    form = FirstCodeForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.confirmed:
        device, codes = form.confirmed
        begin_anew(request, device)
        return _show_codes(request, codes)
    context = (
        _own(_("Your second factor"), form, _("Set up this app"))
        | {"has_one": verified, "removed": None if verified else notices.factor_removed_at(user)}
        | _secret(factors.pending(user))
    )
    return _page(request, "second_factor", context)


def begin_anew(request: HttpRequest, device: TOTPDevice) -> None:
    """After a change of factor this browser stays signed in, under a new key, and no other. It is written down."""
    user: Any = request.user
    what = {"act": "set_factor", "resource": "auth.user", "object_id": str(user.pk), "allowed": True}
    policy.decision_logged.send(None, user=user, **what)
    note_factor(request, device)
    request.session.cycle_key()
    end_sessions(user, but=request.session.session_key)


def _secret(device: TOTPDevice) -> dict[str, Any]:
    """The secret as a picture, as words to type, and as an address for who reads this on the telephone itself."""
    plain = device.config_url.partition("secret=")[2].partition("&")[0]
    groups = " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))
    return {"picture": _drawn(factors.qr_code(device)), "secret": groups, "address": device.config_url}


def _drawn(code: segno.QRCode) -> SafeString:
    drawn = code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno: numbers and fixed words


@sensitive_post_parameters()
@never_cache
@csrf_protect
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """How many are left, and ten new ones for whoever knows the password."""
    user: Any = request.user
    form = OwnPasswordForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _show_codes(request, recovery.renew(user))
    context = _own(_("Recovery codes"), form, _("Make ten new codes")) | {"left": recovery.left(user)}
    return _page(request, "recovery_codes", context)


def _show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Once, on a page that no browser keeps."""
    return _page(request, "recovery_codes", {"title": _("Your recovery codes"), "codes": codes})


@never_cache
@csrf_protect
def sessions(request: HttpRequest) -> HttpResponse:
    """The browsers in which this person is signed in; each of them can be ended from here."""
    user: Any = request.user
    here = request.session.session_key
    if request.method == "POST":
        end_sessions(user, but=here)
        messages.success(request, _("You are signed out in every other browser."))
        return redirect("admin:sessions")
    rows = [(row, row.pk == here) for row in Session.objects.filter(user=user).order_by("-seen", "pk")]
    return _page(request, "sessions", {"title": _("Where you are signed in"), "rows": rows})


def busy(request: HttpRequest) -> HttpResponse:
    """Too many passwords are being hashed at this moment; nothing of what was sent has been done."""
    response = HttpResponse(str(BUSY), status=503, content_type="text/plain; charset=utf-8")
    response.headers["Retry-After"] = "60"
    add_never_cache_headers(response)
    return response


def nowhere(request: HttpRequest, anything: str) -> HttpResponse:
    """A way that does not exist here."""
    raise Http404


def _own(title: str, form: OwnPasswordForm, button: str) -> dict[str, Any]:
    """What a page with one short form shows."""
    return {"title": title, "form": form, "button": button}


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, f"admin/{name}.html", admin.site.each_context(request) | context)
