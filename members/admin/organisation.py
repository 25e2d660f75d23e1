"""The editors' workplace: one organisation, all that is known of it, and what the public sees."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext

from core.languages import NAMES, is_language
from members import policy
from members.admin import layout
from members.admin.contact_data import warning_of_contact_data
from members.admin.duplicates import near_name_message, near_namesakes
from members.admin.edit_conflicts import formset_differences, last_saved_by
from members.admin.erasure import EraseMixin
from members.admin.fields import CountryField, NetworkField, WordingField, WordsTextarea
from members.admin.forms import OrganisationForm
from members.admin.imports import ImportMixin
from members.admin.inlines import HTTPS, LinkInline, OtherNameInline
from members.admin.languages import COLUMNS, code_of, default_partner, name_of
from members.admin.list_page import OrganisationListMixin
from members.admin.preview import PreviewMixin
from members.admin.publishing import PublishMixin
from members.admin.readonly_texts import ReadonlyOrganisationMixin
from members.admin.status_messages import doubts, public_state_message
from members.admin.status_panel import panel
from members.admin.translated import TranslatedAdmin
from members.admin.translations import approve, record_typed
from members.admin.withdrawal import WithdrawMixin
from members.admin.write_permissions import WritePermissionsMixin
from members.choices import Status
from members.models import Organisation
from members.models.organisation import CONSENT_FIELDS, TRANSLATED_FIELDS

FORM_FIELDS: dict[str, dict[str, Any]] = {
    "country": {"form_class": CountryField},
    "region": {},
    "networks": {"form_class": NetworkField},
    "populations": {"form_class": WordingField},
    "priority_areas": {"form_class": WordingField},
    "support": {"form_class": WordingField},
}
IN_WORDS = list(ReadonlyOrganisationMixin.lines_in_words.values())
READ_ONLY = ["consent_recorder", "status", "withdrawal_reason", "is_example", "created", "updated", *IN_WORDS]
EVER_PUBLIC = (Status.PUBLISHED, Status.WITHDRAWN)


@admin.register(Organisation)
class OrganisationAdmin(
    WritePermissionsMixin,
    ImportMixin,
    PublishMixin,
    WithdrawMixin,
    EraseMixin,
    PreviewMixin,
    ReadonlyOrganisationMixin,
    OrganisationListMixin,
    TranslatedAdmin,
):
    """A member organisation or a network."""

    place_in_index = 1
    form = OrganisationForm
    inlines = [OtherNameInline, LinkInline]
    formfield_overrides = {models.TextField: {"widget": WordsTextarea}, models.URLField: HTTPS}
    actions = ["publish_chosen", "review_chosen", "withdraw_chosen", "hold_countries", "release_countries"]
    change_form_template = "admin/members/organisation/change_form.html"
    change_list_template = "admin/members/organisation/change_list.html"

    class Media:
        js = ("staff/languages.js", "staff/unsaved.js")

    # What the form holds

    def get_fieldsets(self, request: HttpRequest, obj: Organisation | None = None) -> Any:
        """The groups, the original of this organisation before its translations."""
        original = self._original(request, obj)
        groups = layout.fieldsets(original, self._beside(request, original), obj)
        return self.in_words(request, obj, groups)

    def get_readonly_fields(self, request: HttpRequest, obj: Organisation | None = None) -> list[str]:
        """What only the gate or the directory itself changes, and the address of what was ever public.

        For a translator everything but the texts in their languages.
        """
        if obj and not self.may_write(request, obj):
            own = self.columns_to_translate(request, obj)
            return [name for name in flatten_fieldsets(self.get_fieldsets(request, obj)) if name not in own]
        # Whoever may type a slug learns by "already exists" of organisations that they may not see.
        sees_all = policy.ALL in policy.regions(request.user, self.opts.label_lower, "view")
        was_public = obj is not None and obj.status in EVER_PUBLIC
        return READ_ONLY if sees_all and not was_public else [*READ_ONLY, "slug"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        """Relations by name, without the buttons that lead out of the form."""
        if db_field.name in FORM_FIELDS:
            return self.within_reach(request, db_field.name, db_field.formfield(**FORM_FIELDS[db_field.name]))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _original(self, request: HttpRequest, obj: Organisation | None) -> str:
        """The original language as it stands in the form."""
        typed = request.POST.get("original_language")
        stored = obj.original_language if obj else settings.LANGUAGE_CODE
        return typed if typed and is_language(typed) else stored

    def _beside(self, request: HttpRequest, original: str) -> str:
        """The language beside the original: the one worked in before, or the usual one."""
        asked = request.POST.get("_beside") or request.GET.get("beside")
        return asked if asked in NAMES and asked != original else default_partner(original)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With the texts side by side, what the public sees, and both versions where two people collided."""
        obj = kwargs.get("obj")
        original = self._original(request, obj)
        form = context["adminform"].form
        collided = form.differences + formset_differences(context["inline_admin_formsets"]) if form.differences else []
        context |= {
            "sections": layout.sections(context["adminform"], obj),
            "tabs": layout.language_tabs(obj),
            "original_language": code_of(original),
            "original_name": name_of(original),
            "beside": self._beside(request, original),
            "overtaken": form.overtaken,
            "differences": collided,
            "saved_by": last_saved_by(obj) if obj and form.overtaken else None,
            "panel": panel(self, request, obj) if obj else None,
            "may_approve": self.may_approve(request, obj),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    # What happens when it is saved

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:
        """Note who recorded a consent, or that there is none."""
        if set(form.changed_data) & set(CONSENT_FIELDS):
            obj.consent_recorded_by_id = request.user.pk
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write down who answers for the translations typed, then what was approved besides."""
        super().save_related(request, form, formsets, change)
        form.save_coverage()
        typed = {column: form.initial.get(column) for column in form.fields if column in COLUMNS}
        may_approve = self.may_approve(request, form.instance)
        record_typed(form.instance, typed, reviewed=may_approve)
        code, _space, field = request.POST.get("_approve", "").partition(" ")
        if code and may_approve:
            self._approve(request, form.instance, code, (field,) if field else TRANSLATED_FIELDS)

    def _approve(self, request: HttpRequest, organisation: Organisation, code: str, names: tuple[str, ...]) -> None:
        approved = approve(organisation, code, names)
        if approved:
            message = ngettext(
                "%(count)d translation into this language is approved: %(language)s.",
                "%(count)d translations into this language are approved: %(language)s.",
                len(approved),
            )
            self.message_user(request, message % {"count": len(approved), "language": NAMES[code]}, messages.INFO)

    def response_add(self, request: HttpRequest, obj: Organisation, post_url_continue: str | None = None) -> Any:
        """Say what the public sees of the new organisation, and whether it may be there already."""
        for near in near_namesakes(obj, self.get_queryset(request)):
            self.message_user(request, near_name_message(near), messages.WARNING)
        return self._answer(request, obj, self.response_post_save_add)

    def response_change(self, request: HttpRequest, obj: Organisation) -> HttpResponse:
        """Publish or send to review if asked to, then say in one line what the public sees now."""
        return self._answer(request, obj, self.response_post_save_change)

    def _answer(self, request: HttpRequest, obj: Organisation, leave: Callable[..., Any]) -> HttpResponse:
        obj.refresh_from_db()
        if "_publish" in request.POST and self.has_publish_permission(request, obj) and doubts(obj):
            return redirect("admin:members_organisation_publish", obj.pk)
        if "_publish" in request.POST and not self.publish(request, obj):
            return self._stay(request, obj)
        if "_review" in request.POST:
            self.send_to_review(request, obj)
        self.message_user(request, public_state_message(request, obj), messages.SUCCESS)
        if warning := warning_of_contact_data(obj):
            self.message_user(request, warning, messages.WARNING)
        if "_addanother" in request.POST:
            return redirect("admin:members_organisation_add")
        stays = {"_continue", "_publish", "_review", "_approve"} & request.POST.keys()
        return self._stay(request, obj) if stays else leave(request, obj)

    def _stay(self, request: HttpRequest, obj: Organisation) -> HttpResponse:
        """The same form again, with the same language beside the original."""
        address = reverse("admin:members_organisation_change", args=[obj.pk])
        beside = request.POST.get("_beside")
        address += f"?{urlencode({'beside': beside})}" if beside in NAMES else ""
        kept: dict[str, Any] = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return redirect(add_preserved_filters(kept, address))
