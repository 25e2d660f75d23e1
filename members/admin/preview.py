"""A profile as the public would see it, also a draft: for staff only, never kept by any cache."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.languages import NAMES
from core.publishing.edition import current_snapshot
from members.admin.languages import language
from members.models import Organisation
from members.public.labels import labels
from members.public.profile import PublicProfile
from members.publishing import publication
from members.rules import SHOWN


class PreviewMixin(admin.ModelAdmin):
    """The page that shows it. As every page of the admin it is sent with ``no-store``."""

    def get_urls(self) -> list[Any]:
        """/…/<id>/preview/<language>/"""
        view = self.admin_site.admin_view(self.preview_view)
        name = "members_organisation_preview"
        return [path("<int:object_id>/preview/<slug:code>/", view, name=name), *super().get_urls()]

    def preview_view(self, request: HttpRequest, object_id: int, code: str) -> HttpResponse:
        """The public page in one language, with a banner that says what it is and what is missing."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        seen = self.get_queryset(request).order_by().values("pk")
        organisation = Organisation.objects.with_profile().filter(pk=object_id, pk__in=seen).first()
        if organisation is None or code not in NAMES:
            raise Http404
        notice = preview_notice(organisation, code)
        with override(code):
            document = publication.preview(organisation, code)
            context = {
                "public_template": "members/profile.html",
                "profile": PublicProfile.read(document, labels(current_snapshot(code))),
                "others": [],
                "preview_notice": notice,
            }
            page = render_to_string("admin/preview.html", context, request)
        return HttpResponse(page)


def preview_notice(organisation: Organisation, code: str) -> dict[str, Any]:
    """What the banner says, in the language of the staff, not in that of the page below it."""
    missing = SHOWN.reasons(organisation)
    public = _("This is a preview. The public sees the same page.")
    hidden = _("This is a preview. The public does not see this page:")
    return {
        "lang": language(),
        "sentence": hidden if missing else public,
        "missing": missing,
        "languages": [(one, name, _address(organisation, one), one == code) for one, name in NAMES.items()],
        "back": reverse("admin:members_organisation_change", args=[organisation.pk]),
        "back_label": _("Back to the form"),
    }


def _address(organisation: Organisation, code: str) -> str:
    return reverse("admin:members_organisation_preview", args=[organisation.pk, code])
