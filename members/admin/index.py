"""The start page of the staff: the work first, then the directory, the secretariat, the accounts.

Django would sort by name, and so differently in each language.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps as django_apps
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from members import policy
from members.choices import Status
from members.models import Organisation, ProposedChange

ACCOUNTS = "auth"


@dataclass(frozen=True)
class Task:
    """Something to do: its words, where it is done, and how many there are; None where nothing is counted."""

    label: str
    address: str
    number: int | None = None


def index(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
    """The start page, with what waits for this person at its top."""
    return AdminSite.index(admin.site, request, {"tasks": tasks(request)} | (extra_context or {}))


def app_list(request: HttpRequest, app_label: str | None = None) -> list[Any]:
    """The parts of the admin that this person may reach, in the same order in every language."""
    apps = AdminSite.get_app_list(admin.site, request, app_label)
    for app in apps:
        app["models"].sort(key=lambda model: (_place(model["model"]), model["object_name"]))
    return sorted(apps, key=lambda app: (app["app_label"] == ACCOUNTS, min(map(_app_place, app["models"]))))


def _place(model: Any) -> int:
    """What the admin page of a model says of its place among those of its app."""
    return int(getattr(admin.site.get_model_admin(model), "place_in_index", 100))


def _app_place(model: dict[str, Any]) -> int:
    """The place of a model's app in the settings."""
    return list(django_apps.app_configs).index(model["model"]._meta.app_label)


def tasks(request: HttpRequest) -> list[Task]:
    """What this person may work on, with numbers, in two queries at most."""
    profiles = admin.site.get_model_admin(Organisation)
    proposals = admin.site.get_model_admin(ProposedChange)
    tasks = _profiles(profiles.get_queryset(request)) if profiles.has_view_permission(request) else []
    if proposals.has_view_permission(request):
        address = f"{reverse('admin:members_proposedchange_changelist')}?decision=waiting"
        tasks.insert(
            2,
            Task(_("Proposed changes waiting"), address, proposals.get_queryset(request).filter(decided=None).count()),
        )
    if policy.allows(request.user, "members.organisation", "import"):
        tasks.append(Task(_("Import profile pages"), reverse("admin:members_organisation_import")))
    return tasks


def _profiles(seen: QuerySet[Any]) -> list[Task]:
    address = reverse("admin:members_organisation_changelist")
    wanting = {Status.DRAFT: _("Drafts"), Status.IN_REVIEW: _("In review")}
    numbers = seen.aggregate(
        every=Count("pk"), **{str(status): Count("pk", filter=Q(status=status)) for status in wanting}
    )
    tasks = [Task(label, f"{address}?status__exact={status}", numbers[status]) for status, label in wanting.items()]
    return [*tasks, Task(_("All organisations"), address, numbers["every"])]
