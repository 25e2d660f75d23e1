"""Importing profile pages without a terminal: look at what was understood, then import what is right."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.publishing.transactions import publishing_transaction
from members import policy
from members.admin.import_preview import SignedPage, preview_again, preview_files, unsign_page
from members.importing.apply import PlanOutdated, apply
from members.importing.files import LARGEST
from members.importing.plan import Outcome, Plan
from members.models import Organisation, Population

MOST_FILES = 20
LARGEST_TOGETHER = 2 * LARGEST  # the texts travel through the page, and its form is limited


ANOTHER = "another"  # the answer that a page is about none of its namesakes


def _answers(plan: Plan) -> list[str]:
    """The answers to the question whether a page is about an organisation of nearly the same name."""
    return [ANOTHER, *(str(namesake.pk) for namesake in plan.namesakes)]


class ManyFiles(forms.ClearableFileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class PagesField(forms.FileField):
    """Up to twenty files. Whether each is a profile page is said beside it, not here."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files; too many, or too much, is refused as a whole."""
        files = list(data or [])
        if not files:
            raise forms.ValidationError(_("Choose at least one file."))
        if len(files) > MOST_FILES:
            message = _("Choose %(most)d files at most; these are %(count)d.")
            raise forms.ValidationError(message % {"most": MOST_FILES, "count": len(files)})
        if sum(min(file.size or 0, LARGEST) for file in files) > LARGEST_TOGETHER:
            raise forms.ValidationError(_("These files are too large together; upload fewer at a time."))
        return files


class UploadForm(forms.Form):
    """The first step."""

    pages = PagesField(
        label=gettext_lazy("Profile pages"),
        help_text=gettext_lazy("Text files (.txt), 20 at a time at most, each of one megabyte at most."),
    )


class ImportMixin(admin.ModelAdmin):
    """The two steps. The first writes nothing."""

    def get_urls(self) -> list[Any]:
        """/…/import/"""
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="members_organisation_import"), *super().get_urls()]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for files; show what was understood of them; import those that were ticked."""
        # What is shown beside a page may be a stored profile, hidden ones among them.
        if not policy.allows(request.user, "members.organisation", "import"):
            raise PermissionDenied
        if "import" in request.POST:
            return self._import_chosen(request)
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_valid():
            return self._show(request, "check", items=preview_files(form.cleaned_data["pages"]))
        return self._show(request, "upload", form=form)

    def _show(self, request: HttpRequest, step: str, **context: Any) -> HttpResponse:
        context |= self.admin_site.each_context(request) | {"title": _("Import profile pages"), "opts": self.opts}
        return TemplateResponse(request, f"admin/members/organisation/import_{step}.html", context)

    def _import_chosen(self, request: HttpRequest) -> HttpResponse:
        """Import each page by itself; one that fails does not hold up the others."""
        unanswered = self._ask_again(request)
        if unanswered:
            return unanswered
        done = []
        for number in request.POST.getlist("chosen"):
            organisation = self._import_one(request, number)
            done += [organisation] if organisation else []
        if not request.POST.getlist("chosen"):
            self.message_user(request, _("Nothing was ticked, so nothing was imported."), messages.WARNING)
            return redirect("admin:members_organisation_import")
        if len(done) == 1:
            return redirect("admin:members_organisation_change", done[0].pk)
        return redirect("admin:members_organisation_changelist")

    def _ask_again(self, request: HttpRequest) -> HttpResponse | None:
        """The same page, if somebody has not said of a page whether it is an organisation of nearly the same name."""
        try:
            sealed = {n: request.POST[f"page-{n}"] for n in range(1, MOST_FILES + 1) if f"page-{n}" in request.POST}
            items = preview_again({number: unsign_page(page) for number, page in sealed.items()}, request.POST)
        except signing.BadSignature:
            return None  # said when it is imported
        if not any(item.is_unanswered for item in items):
            return None
        self.message_user(request, _("Say of each page whether it is the same organisation."), messages.ERROR)
        return self._show(request, "check", items=items)

    def _import_one(self, request: HttpRequest, number: str) -> Organisation | None:
        """Import one page and say what was done with it."""
        try:
            page = unsign_page(request.POST.get(f"page-{number}", ""))
            populations = request.POST.getlist(f"populations-{number}")
            organisation = self._write(request, page, populations, request.POST.get(f"same-{number}", ""))
        except signing.BadSignature:
            message = _("A page was not imported: it was uploaded too long ago. Upload it again.")
            self.message_user(request, message, messages.ERROR)
        except PlanOutdated:
            message = _("Page %(file)s was not imported: the directory has changed since you looked. Upload it again.")
            self.message_user(request, message % {"file": page.name}, messages.ERROR)
        else:
            return organisation
        return None

    @publishing_transaction()
    def _write(
        self, request: HttpRequest, page: SignedPage, populations: list[str], same_as: str
    ) -> Organisation | None:
        """All of a page or nothing; PlanOutdated if it would do something else than was shown."""
        plan = page.plan_again()
        if plan.outcome != page.outcome or (plan.namesakes and same_as not in _answers(plan)):
            raise PlanOutdated
        if plan.namesakes and same_as != ANOTHER:
            plan = page.plan_again(int(same_as))
        organisation = apply(plan)
        if organisation is None or plan.page is None:
            return None
        if plan.outcome == Outcome.CREATE:
            suggested = set(plan.page.suggested_populations) & set(populations)
            organisation.populations.set(Population.objects.filter(slug__in=suggested))
            self.log_addition(request, organisation, _("Imported from %(file)s.") % {"file": page.name})
        self._say(request, organisation, plan.outcome, page.name)
        return organisation

    def _say(self, request: HttpRequest, organisation: Organisation, outcome: Outcome, file: str) -> None:
        address = reverse("admin:members_organisation_change", args=[organisation.pk])
        link = format_html('<a href="{}">{}</a>', address, organisation)
        sentences = {
            Outcome.CREATE: _("Page {file}: a new draft, {name}. Check it, record the consent, then publish it."),
            Outcome.WAITS: _("Page {file}: the difference from {name} waits for a decision. Nothing was overwritten."),
            Outcome.UNCHANGED: _("Page {file}: {name} says this already; nothing has changed."),
        }
        self.message_user(request, format_html(sentences[outcome], file=file, name=link), messages.SUCCESS)
