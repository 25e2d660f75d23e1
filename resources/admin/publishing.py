"""Publishing and withdrawing, only through the gate, and a look at the public page before that."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from core.languages import NAMES
from core.publishing.edition import current_snapshot
from core.publishing.rules import PublicationRefused
from members import policy
from members.admin.languages import language
from members.admin.policy_admin import PolicyModelAdmin
from members.admin.translated import TranslatedAdmin
from resources.admin.rights import ROWS
from resources.choices import Status
from resources.models import Entry, PublishedDocument
from resources.public import entries
from resources.public.entries import address_of
from resources.publishing import publication
from resources.publishing.projection import said
from resources.rules import rules_of


class WrittenAdmin(PolicyModelAdmin, TranslatedAdmin):
    """What staff write here. An address typed without “https://” gets it."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def __init__(self, model: Any, admin_site: Any) -> None:
        super().__init__(model, admin_site)
        policy.register(model._meta.label_lower, ROWS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A row ``change``; of what is public, ``change_public``."""
        is_public = obj is not None and self.entry_of(obj).status == Status.PUBLISHED
        return self.is_allowed(request, "change_public" if is_public else "change", obj)

    def entry_of(self, obj: Any) -> Entry:
        """The entry whose status decides."""
        return obj

    def has_permission_after_save(self, request: HttpRequest, obj: Any, change: bool) -> bool:
        """Whoever adds to what is public changes it."""
        return self.has_change_permission(request, obj) and super().has_permission_after_save(request, obj, change)


class EntryAdmin(WrittenAdmin):
    """What every kind of entry has in common. The status has buttons and actions of its own, never a field.

    ``public_view`` is the page on which the public reads it.
    """

    public_view: Any

    change_form_template = "admin/resources/change_form.html"
    list_display = ["title_column", "status", "updated"]
    list_filter = ["status"]
    actions = ["publish_chosen", "withdraw_chosen"]

    @admin.display(description=gettext_lazy("Title"))
    def title_column(self, entry: Entry) -> str:
        """The title in the language of the staff, else in one that exists."""
        title = said(entry, "title", language())
        return str(title["text"]) if title else entry.slug

    def get_urls(self) -> list[Any]:
        """/…/<id>/preview/<language>/"""
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<int:object_id>/preview/<slug:code>/", view, name=self._name("preview")), *super().get_urls()]

    def _name(self, what: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{what}"

    def has_publish_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_allowed(request, "publish", obj)

    def has_withdraw_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_allowed(request, "withdraw", obj)

    @admin.action(permissions=["publish"], description=gettext_lazy("Publish"))
    def publish_chosen(self, request: HttpRequest, queryset: QuerySet[Entry]) -> None:
        """Publish each by itself; one that is refused does not hold up the others."""
        shown = sum(self.publish(request, entry) for entry in queryset)
        if shown:
            words = ngettext("%(count)d entry is public now.", "%(count)d entries are public now.", shown)
            self.message_user(request, words % {"count": shown}, messages.SUCCESS)

    @admin.action(permissions=["withdraw"], description=gettext_lazy("Withdraw"))
    def withdraw_chosen(self, request: HttpRequest, queryset: QuerySet[Entry]) -> None:
        number = 0
        for entry in queryset:
            self.withdraw(request, entry)
            number += 1
        words = ngettext("%(count)d entry is withdrawn.", "%(count)d entries are withdrawn.", number)
        self.message_user(request, words % {"count": number}, messages.SUCCESS)

    def publish(self, request: HttpRequest, entry: Entry) -> bool:
        """Publish one entry, or say why that is refused."""
        if not self.has_publish_permission(request, entry):
            raise PermissionDenied
        try:
            publication.publish(entry)
        except PublicationRefused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return False
        self.log_change(request, entry, _("Published."), act="publish")
        return True

    def withdraw(self, request: HttpRequest, entry: Entry) -> None:
        if not self.has_withdraw_permission(request, entry):
            raise PermissionDenied
        publication.withdraw(entry)
        self.log_change(request, entry, _("Withdrawn."), act="withdraw")

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """After saving: what the button asks for, and the form again."""
        if "_publish" in request.POST or "_withdraw" in request.POST:
            if "_publish" in request.POST:
                self.publish(request, obj)
            else:
                self.withdraw(request, obj)
            asked: Any = request.POST.copy()
            asked["_continue"] = "1"
            request.POST = asked
        return super().response_change(request, obj)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """The form, with a box above it that says what the public sees."""
        entry = self.get_object(request, object_id)
        context: dict[str, Any] = {}
        if isinstance(entry, Entry):
            rights = {name: self.is_allowed(request, name, entry) for name in ("publish", "withdraw")}
            context = {"panel": self._panel(entry), "rights": rights}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def _panel(self, entry: Entry) -> dict[str, Any]:
        """What the public sees, judged by the public tables themselves."""
        of_entry = PublishedDocument.objects.filter(item__kind=entry.kind, item__slug=entry.slug)
        is_public = of_entry.filter(language=language()).exists()
        return {
            "status": entry.status,
            "label": Status(entry.status).label,
            "line": _("The public sees it:") if is_public else _("The public sees nothing of it."),
            "address": address_of(entry.kind, entry.slug) if is_public else "",
            "previews": [(code, name, self._preview(entry, code)) for code, name in NAMES.items()],
        }

    def _preview(self, entry: Entry, code: str) -> str:
        return reverse(f"admin:{self._name('preview')}", args=[entry.pk, code])

    def preview_view(self, request: HttpRequest, object_id: int, code: str) -> HttpResponse:
        """The public page in one language as it would be, with a banner that says what it is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entry = self.get_queryset(request).filter(pk=object_id).first()
        if entry is None or code not in NAMES:
            raise Http404
        notice = self._notice(entry, code)
        with override(code):
            view = self.public_view()
            view.setup(request)
            view.snapshot = current_snapshot(code)
            item = entries.read(publication.preview(entry, code), view.labels)
            context = {"public_template": view.template_name, "preview_notice": notice} | view.context_for(item)
            return HttpResponse(render_to_string("admin/preview.html", context, request))

    def _notice(self, entry: Entry, code: str) -> dict[str, Any]:
        """What the banner says, in the language of the staff, not in that of the page below it."""
        missing = rules_of(type(entry)).reasons(entry)
        public = _("This is a preview. The public sees the same page.")
        hidden = _("This is a preview. The public does not see this page:")
        return {
            "lang": language(),
            "sentence": hidden if missing else public,
            "missing": missing,
            "languages": [(one, name, self._preview(entry, one), one == code) for one, name in settings.LANGUAGES],
            "back": reverse(f"admin:{self._name('change')}", args=[entry.pk]),
            "back_label": _("Back to the form"),
        }
