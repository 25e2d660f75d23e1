"""A mail waits in the database, encrypted, until a server has taken it; then nothing of it is left."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from core import retention
from outbox import delivery, queue
from outbox.delivery import PAUSES, Delivered, claim, deliver_due
from outbox.models import Message

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Clock:
    """The time as the outbox sees it."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


@pytest.fixture(autouse=True)
def _server(settings: Any) -> None:
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", "directory@example.org"


def answers(monkeypatch: pytest.MonkeyPatch, *errors: Exception | None) -> list[EmailMessage]:
    """A server that answers so, one mail after the other; what it took."""
    taken, waiting = [], list(errors)

    def send(self: EmailMessage, fail_silently: bool = False) -> int:
        error = waiting.pop(0)
        if error:
            raise error
        taken.append(self)
        return 1

    monkeypatch.setattr(EmailMessage, "send", send)
    return taken


def test_a_mail_is_sent_once_and_nothing_of_it_is_left() -> None:
    assert queue.put("ana@example.org", "Your sign-in\nhas been changed", "Body") is True

    assert deliver_due() == Delivered(sent=1)
    assert deliver_due() == Delivered()
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["ana@example.org"], "Your sign-in has been changed", "Body")
    assert {name: sent.extra_headers[name] for name in ("Auto-Submitted", "X-Auto-Response-Suppress")} == {
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    assert not Message.objects.exists()


def test_what_waits_stands_in_the_database_as_tokens() -> None:
    queue.put("ana@example.org", "Lanterns", "The body of a mail")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_message")
        row = str(cursor.fetchall())
    assert [word for word in ("ana", "example.org", "Lanterns", "body") if word in row] == []


@pytest.mark.parametrize("recipient", ["", "ana", "a@example.org, b@example.org", "a@example.org\nBcc: b@example.org"])
def test_a_mail_goes_to_one_address(recipient: str) -> None:
    assert queue.put(recipient, "x", "y") is False
    assert not Message.objects.exists()


def test_without_a_server_nothing_waits(settings: Any) -> None:
    settings.EMAIL_HOST = ""

    assert queue.put("ana@example.org", "x", "y") is False
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_mail_is_stored_with_the_act_or_not_at_all() -> None:
    with transaction.atomic():
        assert queue.put("ana@example.org", "x", "y")
        transaction.set_rollback(True)

    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "error",
    [ConnectionRefusedError(), SMTPServerDisconnected(), SMTPDataError(451, b"later"), TimeoutError()],
)
def test_a_server_that_is_away_is_asked_again_and_the_others_wait_unasked(
    error: Exception, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ana", "ben"):
        queue.put(f"{name}@example.org", "x", "y")
    taken = answers(monkeypatch, error, None, None)

    assert deliver_due() == Delivered(postponed=1)
    waits = Message.objects.order_by("pk").values_list("attempts", "due", "lease")
    assert list(waits) == [(1, NOON + PAUSES[0], ""), (0, NOON, "")]
    assert deliver_due() == Delivered(sent=1)
    clock.time += PAUSES[0]
    assert deliver_due() == Delivered(sent=1)
    assert [one.to for one in taken] == [["ben@example.org"], ["ana@example.org"]]


def test_a_server_that_is_away_for_a_day_costs_no_mail(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    queue.put("ana@example.org", "x", "y")
    taken = answers(monkeypatch, *[ConnectionRefusedError()] * 28, None)
    for _round in range(29):
        clock.time = Message.objects.get().due
        deliver_due()

    assert (len(taken), clock.time - NOON) == (1, timedelta(minutes=51) + 24 * HOUR)
    assert not Message.objects.exists()


def test_what_is_refused_for_ever_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ana", "ben", "cleo"):
        queue.put(f"{name}@example.org", "x", "y")
    gone = SMTPRecipientsRefused({"ana@example.org": (550, b"no such mailbox")})
    taken = answers(monkeypatch, gone, SMTPDataError(554, b"spam"), None)

    assert deliver_due() == Delivered(sent=1, failed=2)
    assert [one.to for one in taken] == [["cleo@example.org"]]
    assert list(Message.objects.failed().values_list("failed", flat=True)) == [NOON, NOON]


def test_what_cannot_be_delivered_keeps_no_text_and_is_counted_for_a_month(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.put("ana@example.org", "x", "y")
    answers(monkeypatch, ConnectionRefusedError(), ConnectionRefusedError())
    deliver_due()
    clock.time += timedelta(days=3) - HOUR
    retention.purge()
    assert Message.objects.get().body == "y"

    clock.time += HOUR
    retention.purge()

    dead = Message.objects.get()
    assert (dead.recipient, dead.subject, dead.body, dead.failed) == ("", "", "", clock.time)
    assert deliver_due() == Delivered()
    clock.time += timedelta(days=30)
    retention.purge()
    assert not Message.objects.exists()


def test_one_worker_at_a_time_holds_a_mail_and_another_takes_it_over_when_the_first_has_died(clock: Clock) -> None:
    queue.put("ana@example.org", "x", "y")

    first = claim(clock.time)
    assert claim(clock.time) is None
    clock.time += timedelta(minutes=5)
    second = claim(clock.time)

    assert first
    assert second
    assert (first.pk, first.uid) == (second.pk, second.uid)
    assert first.lease != second.lease
    delivery.postpone(first)
    assert Message.objects.get().lease == second.lease


def test_one_round_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    queue.put("ana@example.org", "x", "y")

    call_command("send_mail", once=True)

    assert capsys.readouterr().out == "Sent: 1. Postponed: 0. Refused for ever: 0.\n"
