"""Who may do what: roles, their scopes, and the table that decides. A leaf; everything else asks it.

A role is held for regions and, by translators, for languages. What no row allows is refused. Other apps add the rows
of their own models with ``register``. Accounts are managed by superusers, who by that alone read nothing hidden.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import TextChoices
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

# Sent for each decision that is to be remembered: user, act, resource, number (of the object), allowed.
decision_logged = Signal()

ALL = "*"  # every region, or every language; also what has no region
ANY = "?"  # asks whether something is allowed at all, somewhere


class Role(TextChoices):
    """What somebody of the staff is there for."""

    EDITOR = "editor", _("Editor: writes profiles that are not public yet")
    TRANSLATOR = "translator", _("Translator: writes in certain languages")
    REVIEWER = "reviewer", _("Membership reviewer: keeps the membership records")
    PUBLISHER = "publisher", _("Publisher: makes profiles public, and changes them")
    PROTECTION = "protection", _("Data protection: reads profiles and their history, changes nothing")
    SUPERUSER = "superuser", _("Superuser: accounts")


APPOINTED = tuple(role for role in Role if role != Role.SUPERUSER)


class Scope(Enum):
    """Where a role that has a right has it."""

    REGION = "in the regions of the role"
    LANGUAGE = "in the regions and languages of the role"
    WORLD = "only if the role is held for every region"
    ANYWHERE = "whatever the regions of the role"


Rows = dict[str, dict[Role, Scope]]


def _all(scope: Scope, *roles: Role) -> dict[Role, Scope]:
    return dict.fromkeys(roles, scope)


IN_REGION, WORLD, ANYWHERE = Scope.REGION, Scope.WORLD, Scope.ANYWHERE
READ_BY_ALL = _all(ANYWHERE, *Role)
WORDS: Rows = {act: _all(WORLD, Role.PUBLISHER) for act in ("add", "change", "delete")} | {
    "view": READ_BY_ALL,
    "history": _all(ANYWHERE, Role.PUBLISHER, Role.PROTECTION),
}
MATRIX: dict[str, Rows] = {
    "members.organisation": {
        "view": _all(IN_REGION, Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER, Role.PUBLISHER)
        | _all(ANYWHERE, Role.PROTECTION),
        "history": _all(IN_REGION, Role.REVIEWER, Role.PUBLISHER) | _all(ANYWHERE, Role.PROTECTION),
        "add": _all(IN_REGION, Role.EDITOR, Role.PUBLISHER),
        "change": _all(IN_REGION, Role.EDITOR, Role.PUBLISHER),
        "change_public": _all(IN_REGION, Role.PUBLISHER),
        "translate": _all(Scope.LANGUAGE, Role.TRANSLATOR),
        "approve": _all(IN_REGION, Role.PUBLISHER),
        "review": _all(IN_REGION, Role.EDITOR, Role.PUBLISHER),
        "publish": _all(IN_REGION, Role.PUBLISHER),
        "withdraw": _all(IN_REGION, Role.EDITOR, Role.REVIEWER, Role.PUBLISHER),
        "delete": _all(IN_REGION, Role.PUBLISHER),
        "erase": _all(IN_REGION, Role.PUBLISHER),
        "import": _all(WORLD, Role.PUBLISHER),
    },
    "members.proposedchange": {
        "view": _all(IN_REGION, Role.EDITOR, Role.PUBLISHER) | _all(ANYWHERE, Role.PROTECTION),
        "history": _all(IN_REGION, Role.PUBLISHER) | _all(ANYWHERE, Role.PROTECTION),
        "decide": _all(IN_REGION, Role.PUBLISHER),
        "delete": _all(IN_REGION, Role.PUBLISHER),
    },
    "members.country": {
        "view": READ_BY_ALL,
        "history": _all(ANYWHERE, Role.PUBLISHER, Role.PROTECTION, Role.SUPERUSER),
        "add": _all(WORLD, Role.PUBLISHER),
        "change": _all(IN_REGION, Role.PUBLISHER),
        "hold": _all(IN_REGION, Role.EDITOR, Role.REVIEWER, Role.PUBLISHER) | _all(ANYWHERE, Role.SUPERUSER),
        "release": _all(IN_REGION, Role.PUBLISHER),
    },
    "members.region": {
        "view": READ_BY_ALL,
        "history": _all(ANYWHERE, Role.PUBLISHER, Role.PROTECTION),
        "change": _all(WORLD, Role.PUBLISHER),
    },
    "members.priorityarea": WORDS,
    "members.population": WORDS,
    "members.support": WORDS,
}


# Rights that an act needs besides its own, in the same region: (resource, act) to more of them. They are needed whether
# or not there is such an object, so that a refusal does not tell.
NEEDED_BESIDES: dict[tuple[str, str], list[tuple[str, str]]] = {}


@dataclass(frozen=True)
class RoleAssignment:
    """One role of one person."""

    role: Role
    regions: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    def covers(self, scope: Scope, region: str | None, language: str) -> bool:
        """Whether a right of this scope reaches a region and a language."""
        if scope is Scope.WORLD:
            return ALL in self.regions
        if scope is Scope.ANYWHERE:
            return True
        in_region = region == ANY or ALL in self.regions or region in self.regions
        in_language = scope is not Scope.LANGUAGE or language == ANY or bool({ALL, language} & self.languages)
        return in_region and in_language


def register(resource: str, rows: Rows) -> None:
    """Add the rows of a model of another app."""
    MATRIX[resource] = rows


def require(resource: str, act: str, *others: tuple[str, str]) -> None:
    """Let an act need other rights too, as when deleting an object deletes one of another app."""
    NEEDED_BESIDES[resource, act] = [*others]


def role_assignments(user: Any) -> tuple[RoleAssignment, ...]:
    """The roles of a person, read once a request: a role that was taken away is gone with the next one."""
    if not user.is_active or not user.is_staff:
        return ()
    if not hasattr(user, "_role_assignments"):
        user._role_assignments = (*_appointed(user), *([RoleAssignment(Role.SUPERUSER)] if user.is_superuser else []))
    return tuple(user._role_assignments)


def _appointed(user: Any) -> Iterator[RoleAssignment]:
    """What is stored; nobody becomes a superuser by a row, and a role that exists no more is none."""
    for appointment in user.appointments.all():
        if appointment.role in APPOINTED:
            yield RoleAssignment(
                Role(appointment.role), frozenset(appointment.regions), frozenset(appointment.languages)
            )


def allows(user: Any, resource: str, act: str, region: str | None = ANY, language: str = ANY) -> bool:
    """Whether somebody may do something. ``region`` is None for what has none: a role for every region reaches it."""
    row = MATRIX.get(resource, {}).get(act, {})
    if not any(
        assignment.role in row and assignment.covers(row[assignment.role], region, language)
        for assignment in role_assignments(user)
    ):
        return False
    return all(allows(user, *other, region, language) for other in NEEDED_BESIDES.get((resource, act), ()))


def regions(user: Any, resource: str, act: str) -> frozenset[str]:
    """The regions in which somebody may do something; with ``ALL`` in it, everywhere."""
    row = MATRIX.get(resource, {}).get(act, {})
    regions: set[str] = set()
    for assignment in role_assignments(user):
        scope = row.get(assignment.role)
        if scope is Scope.ANYWHERE:
            regions.add(ALL)
        elif scope is not None and (scope is not Scope.WORLD or ALL in assignment.regions):
            regions |= assignment.regions
    return frozenset(regions)


def languages(user: Any, resource: str, act: str, region: str | None) -> frozenset[str]:
    """The languages in which somebody may do something in a region."""
    row = MATRIX.get(resource, {}).get(act, {})
    reached = [
        assignment
        for assignment in role_assignments(user)
        if assignment.role in row and assignment.covers(row[assignment.role], region, ANY)
    ]
    return frozenset(language for assignment in reached for language in assignment.languages)
