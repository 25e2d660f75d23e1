"""Giving roles."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.languages import NAMES
from members.admin.fields import Boxes
from members.admin.languages import label_of
from members.models import Region
from members.policy import ALL, APPOINTED
from staff.models import Appointment


@transaction.atomic
def appoint_to_everything(user: AbstractBaseUser) -> None:
    """Every role, everywhere: for the account with which a directory begins."""
    for role in APPOINTED:
        Appointment.objects.create(user_id=user.pk, role=role, regions=[ALL], languages=[ALL])


def region_choices() -> list[tuple[str, Any]]:
    """Every region, also what has none; then each."""
    regions = [(region.slug, label_of(region, "name")) for region in Region.objects.order_by("position")]
    return [(ALL, _("Every region, and networks without one")), *regions]


def language_choices() -> list[tuple[str, Any]]:
    return [(ALL, _("Every language")), *NAMES.items()]


class AppointmentForm(forms.ModelForm):
    """A role and where it is held. Nothing ticked: nowhere."""

    regions = forms.MultipleChoiceField(label=_("Regions"), choices=region_choices, required=False, widget=Boxes)
    languages = forms.MultipleChoiceField(
        label=_("Languages, for translators"), choices=language_choices, required=False, widget=Boxes
    )


class AppointmentInline(admin.StackedInline):
    """The roles of an account, on its page. One's own are another's to change."""

    model = Appointment
    form = AppointmentForm
    extra = 0

    def _may(self, request: HttpRequest, obj: Any) -> bool:
        user: Any = request.user
        return bool(user.is_active and user.is_superuser and (obj is None or obj.pk != user.pk))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Superusers see every role, their own too."""
        return self._may(request, None)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)
