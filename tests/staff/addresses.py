"""Every address of the staff's site: the row of the policy's table that opens it, and how it is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ORGANISATION, RECORD, CHANGE = "members.organisation", "secretariat.membershiprecord", "members.proposedchange"
MODELS = [ORGANISATION, CHANGE, "members.country", "members.region", RECORD, "auth.user", "staff.auditrecord"]
MODELS += ["members.priorityarea", "members.population", "members.support"]
ENTRIES = ["resource", "guide", "programme", "networkfacts", "page", "achievement", "newsitem"]
MODELS += [f"resources.{entry}" for entry in (*ENTRIES, "guidestep")]


@dataclass(frozen=True)
class Address:
    """A page about one object: where it is, the row of the table that opens it, and how it is sent."""

    name: str
    path: str
    resource: str
    act: str
    post: dict[str, Any] | None = None
    target: str = ""


def of_models() -> Iterator[Address]:
    """The five pages that every model has."""
    for resource in MODELS:
        app, model = resource.split(".")
        name, base = f"{app}_{model}", f"/admin/{app}/{model}/"
        yield Address(f"{name}_changelist", base, resource, "view")
        yield Address(f"{name}_add", f"{base}add/", resource, "add")
        yield Address(f"{name}_add", f"{base}add/", resource, "add", {})
        yield Address(f"{name}_change", base + "{}/change/", resource, "view")
        yield Address(f"{name}_history", base + "{}/history/", resource, "history")
        yield Address(f"{name}_delete", base + "{}/delete/", resource, "delete", None)
        yield Address(f"{name}_delete", base + "{}/delete/", resource, "delete", {"post": "yes"})


def previews() -> Iterator[Address]:
    """The public page of an entry as it would be."""
    for entry in ENTRIES:
        path = f"/admin/resources/{entry}/{{}}/preview/en/"
        yield Address(f"resources_{entry}_preview", path, f"resources.{entry}", "view")


ORG, COUNTRY, PROPOSED = "/admin/members/organisation/", "/admin/members/country/", "/admin/members/proposedchange/"
REASON = {"reason_asked": "1", "reason": "left"}
CERTAIN = {"certain": "yes"}
ADDRESSES = [
    *of_models(),
    Address("members_organisation_change", ORG + "{}/change/", ORGANISATION, "write", {}),
    Address("members_organisation_change", ORG + "{}/change/", ORGANISATION, "write_public", {}, "public"),
    Address("members_organisation_import", f"{ORG}import/", ORGANISATION, "import"),
    Address("members_organisation_import", f"{ORG}import/", ORGANISATION, "import", {"import": "1"}),
    Address("members_organisation_preview", ORG + "{}/preview/en/", ORGANISATION, "view"),
    Address("members_organisation_publish", ORG + "{}/publish/", ORGANISATION, "publish", target="withdrawn"),
    Address("members_organisation_publish", ORG + "{}/publish/", ORGANISATION, "publish", CERTAIN, "withdrawn"),
    Address("members_organisation_withdraw", ORG + "{}/withdraw/", ORGANISATION, "withdraw"),
    Address("members_organisation_withdraw", ORG + "{}/withdraw/", ORGANISATION, "withdraw", REASON),
    Address("members_organisation_erase", ORG + "{}/erase/", ORGANISATION, "erase"),
    Address("members_organisation_erase", ORG + "{}/erase/", ORGANISATION, "erase", {"is_asked_for": "on"}),
    Address("members_country_hold", COUNTRY + "hold/?code={}", "members.country", "hold"),
    Address("members_country_hold", COUNTRY + "hold/", "members.country", "hold", CERTAIN),
    Address("members_country_release", COUNTRY + "release/?code={}", "members.country", "release"),
    Address("members_country_release", COUNTRY + "release/", "members.country", "release", CERTAIN),
    Address("members_proposedchange_accept", PROPOSED + "{}/accept/", CHANGE, "decide", {}),
    Address("members_proposedchange_decline", PROPOSED + "{}/decline/", CHANGE, "decide", {}),
    *previews(),
    Address("auth_user_password_change", "/admin/auth/user/{}/password/", "auth.user", "change"),
]
# Pages of everybody who is signed in, and the door itself.
OF_EVERYBODY = {"index", "login", "logout", "password_change", "password_change_done", "jsi18n", "app_list"}
OF_EVERYBODY |= {"second_factor", "recovery_codes", "sessions", "sign_in_link"}
# Asked in tests of their own below.
SPECIAL = {"autocomplete", "view_on_site"}
