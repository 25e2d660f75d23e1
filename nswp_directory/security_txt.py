"""/.well-known/security.txt (RFC 9116): where somebody writes to who has found a hole."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.web.views import without_query

VALID_FOR = timedelta(days=180)


def expires(now: datetime) -> datetime:
    """The first of a month about half a year ahead, so that the file changes once a month and never runs out."""
    return (now + VALID_FOR).astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


@require_safe
@without_query
def security_txt(request: HttpRequest) -> HttpResponse:
    """The file; 404 as long as nobody has set SECURITY_CONTACT."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires(timezone.now()).isoformat().replace('+00:00', 'Z')}",
        f"Preferred-Languages: {', '.join(code.partition('-')[0] for code, _name in settings.LANGUAGES)}",
        f"Canonical: {request.build_absolute_uri(reverse('security-txt'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
