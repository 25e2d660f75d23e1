"""What happens around accounts whoever changes them: sessions end, and nothing of a failed sign-in is kept."""

from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from members import policy
from staff import sessions
from staff.lockout import forget_what_was_sent
from staff.models import Appointment, AuditRecord

RIGHTS = ("is_active", "is_staff", "is_superuser")

pre_save.connect(forget_what_was_sent, sender=AccessAttempt)


@receiver(policy.decision_logged)
def write_down(user: Any, act: str, resource: str, object_id: str, allowed: bool, **kwargs: Any) -> None:
    """One row for each decision, in the transaction of the decision."""
    AuditRecord.objects.create(actor_id=user.pk, act=act, resource=resource, object_id=object_id, allowed=allowed)


@receiver(user_logged_in)
def write_down_sign_in(user: Any, **kwargs: Any) -> None:
    AuditRecord.objects.create(actor_id=user.pk, act="sign_in", resource="auth.user", object_id=user.pk, allowed=True)


@receiver(user_logged_in)
def note_the_beginning(request: HttpRequest, **kwargs: Any) -> None:
    """Twelve hours count from here."""
    request.session[sessions.SINCE] = timezone.now().timestamp()


@receiver([post_save, post_delete], sender=Appointment)
def end_sessions_of_changed_roles(instance: Appointment, **kwargs: Any) -> None:
    """Who is given a role, or loses one, is signed out everywhere."""
    sessions.end_sessions(instance.user)


@receiver(pre_save, sender=settings.AUTH_USER_MODEL)
def look_at_rights(instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Whether saving will take or give something."""
    instance.rights_changed = False
    if instance.pk and (update_fields is None or {*update_fields} & {*RIGHTS}):
        before = get_user_model().objects.filter(pk=instance.pk).values_list(*RIGHTS).first()
        instance.rights_changed = before != tuple(getattr(instance, name) for name in RIGHTS)


@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def end_sessions_of_changed_rights(instance: Any, **kwargs: Any) -> None:
    """Who is deactivated, or given other rights, is signed out everywhere."""
    if instance.rights_changed:
        sessions.end_sessions(instance)
