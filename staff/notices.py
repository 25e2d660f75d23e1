"""What people are told of what others did to their account: by mail, and where they sign in next."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from outbox import queue as outbox
from staff.models import AuditRecord


def write_of_removed_factor(user: Any) -> bool:
    """Write to somebody that their second factor is gone; False if there is no server or no address.

    The mail holds no link and no name but that of the account: whoever reads over a shoulder learns little.
    """
    body = _(
        "The second factor of your account %(name)s has been removed by another administrator. At your next sign-in "
        "you set up a new one. If you did not ask for this, tell whoever runs the site at once."
    ) % {"name": user.get_username()}
    return outbox.put(user.email, _("Your sign-in has been changed"), body)


def factor_removed_at(user: Any) -> datetime | None:
    """When another administrator took the second factor away, if none has been set up since."""
    acts = AuditRecord.objects.filter(resource="auth.user", object_id=str(user.pk), allowed=True)
    last = acts.filter(act__in=("remove_factor", "set_factor")).order_by("-pk").first()
    return last.at if last and last.act == "remove_factor" else None
