"""What people are told of what others did to their account: by mail, and where they sign in next."""

import logging
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from staff.models import AuditRecord

log = logging.getLogger(__name__)


def write_of_removed_factor(user: Any) -> bool:
    """Write to somebody that their second factor is gone; False if there is no server, no address, or no answer.

    The mail holds no link and no name but that of the account: whoever reads over a shoulder learns little.
    """
    if not settings.EMAIL_HOST or not user.email:
        return False
    body = _(
        "The second factor of your account %(name)s has been removed by another administrator. At your next sign-in "
        "you set up a new one. If you did not ask for this, tell whoever runs the site at once."
    ) % {"name": user.get_username()}
    try:
        return send_mail(_("Your sign-in has been changed"), body, None, [user.email]) == 1
    except (SMTPException, OSError):
        log.error("a mail about a removed second factor could not be sent")
        return False


def factor_removed_at(user: Any) -> datetime | None:
    """When another administrator took the second factor away, if none has been set up since."""
    acts = AuditRecord.objects.filter(resource="auth.user", object_id=str(user.pk), allowed=True)
    last = acts.filter(act__in=("remove_factor", "set_factor")).order_by("-pk").first()
    return last.at if last and last.act == "remove_factor" else None
