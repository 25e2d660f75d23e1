"""The box above the form: what the public sees, and what can be done about it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from core.languages import NAMES
from members import policy
from members.admin.policy_admin import region_of
from members.admin.status_messages import public_state_message, was_withdrawn
from members.choices import Status
from members.models import Organisation, ProposedChange


@dataclass(frozen=True)
class Panel:
    """What stands in the box. An empty address: there is nothing to do, or it is not this person's to do."""

    status: str
    status_label: str
    line: str
    previews: list[tuple[str, str, str]]
    may_publish: bool
    was_withdrawn: bool
    may_send_to_review: bool
    withdraw: str
    erase: str
    country: str
    hold: str
    release: str
    waiting: list[ProposedChange]


def panel(model_admin: Any, request: HttpRequest, organisation: Organisation) -> Panel:
    """The box for one organisation, for one person."""
    status = organisation.status
    number = organisation.pk
    country = organisation.country
    held = bool(country and country.on_hold)
    act = "release" if held else "hold"
    country = country if policy.allows(request.user, "members.country", act, region_of(organisation)) else None
    may_withdraw = model_admin.has_withdraw_permission(request, organisation)
    return Panel(
        status=status,
        status_label=organisation.get_status_display(),
        line=public_state_message(request, organisation),
        previews=[
            (code, name, reverse("admin:members_organisation_preview", args=[number, code]))
            for code, name in NAMES.items()
        ],
        may_publish=model_admin.has_publish_permission(request, organisation) and status != Status.PUBLISHED,
        was_withdrawn=was_withdrawn(organisation),
        may_send_to_review=status in (Status.DRAFT, Status.WITHDRAWN)
        and model_admin.has_review_permission(request, organisation),
        withdraw=_page("withdraw", number) if may_withdraw and status != Status.WITHDRAWN else "",
        erase=_page("erase", number) if model_admin.has_erase_permission(request, organisation) else "",
        country=str(country or ""),
        hold=_about_country(country, "hold") if country and not held else "",
        release=_about_country(country, "release") if country and held else "",
        waiting=_waiting(request, organisation),
    )


def _page(act: str, number: int) -> str:
    return reverse(f"admin:members_organisation_{act}", args=[number])


def _about_country(country: Any, what: str) -> str:
    return f"{reverse(f'admin:members_country_{what}')}?{urlencode({'code': country.pk})}"


def _waiting(request: HttpRequest, organisation: Organisation) -> list[ProposedChange]:
    """Differences that an import has found, for those who may decide on them."""
    allowed = policy.allows(request.user, "members.proposedchange", "view", region_of(organisation))
    return list(organisation.proposed_changes.waiting()) if allowed else []
