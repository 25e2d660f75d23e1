"""Accounts and roles: only superusers manage them. What belongs to signing in has no page here."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_otp.plugins.otp_totp import admin as totp_admin

from members import policy
from members.admin.policy_admin import PolicyModelAdmin
from members.policy import Role, Scope
from staff import factors, notices
from staff.models import AuditRecord
from staff.roles import AppointmentInline
from staff.sessions import end_sessions

# Registered by their own apps. Roles stand in the place of groups; secrets are read by nobody.
for model in (Group, User, totp_admin.TOTPDevice):
    admin.site.unregister(model)

policy.register("staff.auditrecord", {"view": {Role.PROTECTION: Scope.ANYWHERE, Role.SUPERUSER: Scope.ANYWHERE}})
policy.register(
    "auth.user", {act: {Role.SUPERUSER: Scope.ANYWHERE} for act in ("view", "history", "add", "change", "delete")}
)


@admin.register(User)
class AccountAdmin(PolicyModelAdmin, UserAdmin):
    """The accounts of staff. Nobody changes their own rights, and nobody but a superuser sees these pages."""

    actions = ["sign_out", "remove_factor"]
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Person"), {"fields": ("first_name", "last_name", "email")}),
        (gettext_lazy("Rights"), {"fields": ("is_active", "is_staff", "is_superuser")}),
        (gettext_lazy("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    filter_horizontal = ()
    list_display = ["username", "first_name", "last_name", "is_active", "is_superuser"]
    list_filter = ["is_active", "is_superuser"]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody deletes themselves."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.pk != request.user.pk)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Dates are the directory's own; one's own rights are another's to change."""
        own = ("is_active", "is_staff", "is_superuser") if obj and obj.pk == request.user.pk else ()
        return ("last_login", "date_joined", *own)

    def get_inlines(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Roles, once there is an account."""
        return [AppointmentInline] if obj else []

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """One's own password is changed where the old one is asked for."""
        # Compare accounts, not text: "06", " 6" and "+6" are also the address of account 6.
        account = self.get_object(request, unquote(id))
        if account is not None and account.pk == request.user.pk:
            return redirect("admin:password_change")
        return super().user_change_password(request, id, form_url)

    def tell(self, request: HttpRequest, people: list[User]) -> None:
        """Write to them what was done; the superuser learns to whom no mail could be sent."""
        untold = [user.get_username() for user in people if not notices.write_of_removed_factor(user)]
        if untold:
            message = _("No mail could be sent to: %(names)s. Tell them yourself that it was you.")
            self.message_user(request, message % {"names": ", ".join(untold)}, messages.WARNING)

    @admin.action(permissions=["change"], description=gettext_lazy("Sign out everywhere"))
    def sign_out(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """End every session of these people."""
        number = 0
        for user in queryset:
            number += end_sessions(user)
            self.log_decision(request, "sign_out", user)
        message = ngettext("%(count)d session has ended.", "%(count)d sessions have ended.", number)
        self.message_user(request, message % {"count": number}, messages.SUCCESS)

    @admin.action(
        permissions=["change"], description=gettext_lazy("Remove the second factor, of somebody who has lost it")
    )
    def remove_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Of others only. They are signed out, and set up a new one when they sign in next."""
        others = [user for user in queryset if user.pk != request.user.pk]
        for user in others:
            factors.remove(user)
            end_sessions(user)
            self.log_change(request, user, "Second factor removed.", "remove_factor")
        message = ngettext(
            "The second factor of %(count)d account is removed. It is set up anew at the next sign-in.",
            "The second factors of %(count)d accounts are removed. They are set up anew at the next sign-in.",
            len(others),
        )
        self.message_user(request, message % {"count": len(others)}, messages.SUCCESS)
        self.tell(request, others)


@admin.register(AuditRecord)
class AuditAdmin(PolicyModelAdmin):
    """The record of what was done, to be read."""

    list_display = ["at", "who", "act", "resource", "object_id", "allowed"]
    list_display_links = None
    list_filter = ["act", "resource", "allowed"]
    list_select_related = ["actor"]
    fields = ("at", "who", "act", "resource", "object_id", "allowed")
    readonly_fields = fields
    actions = None

    @admin.display(description=gettext_lazy("Who"))
    def who(self, record: AuditRecord) -> str:
        """The account; of one that is gone, its number."""
        return record.actor.get_username() if record.actor else str(record.actor_id or "–")
