"""What is written down when something happens: the event, never the visitor.

No line holds an address, a browser's name, where somebody came from, what was searched for, or which page
was read. An error names the route and the place in the code; its message and its values, in which a search
word or a name may stand, are left out.
"""

import json
import logging
import traceback
from collections import OrderedDict
from datetime import UTC, datetime
from threading import Lock
from types import TracebackType
from typing import Any

QUIET = 60.0  # seconds
EVENTS_REMEMBERED = 500

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutVisitor(logging.Filter):
    """Rewrites the lines of Django and gunicorn that would name a path, a host or an address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, with nothing of the request in it."""
        if record.name.startswith("django.security"):
            record.msg, record.args = "A request was refused: %s", (record.name.rpartition(".")[2],)
            record.exc_info = None
        elif record.name == "django.request":
            status = getattr(record, "status_code", None) or "an error"
            record.msg, record.args = "%s answered with %s", (_route(record), status)
        elif record.name == "gunicorn.error" and "request" in str(record.msg).lower():
            record.msg, record.args = "A request could not be answered", ()
        return True


class OnceAMinute(logging.Filter):
    """Writes the same event at most once a minute, so that requests cannot fill the log nor tell the time of each.

    Stands behind WithoutVisitor: what is left of a message then says which kind of event it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.written: OrderedDict[tuple[Any, ...], float] = OrderedDict()
        self.lock = Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record unless its like was written less than a minute ago."""
        event = record.name, record.levelno, record.getMessage(), _kind(record)
        with self.lock:
            last = self.written.get(event)
            if last is not None and abs(record.created - last) < QUIET:
                return False
            self.written[event] = record.created
            self.written.move_to_end(event)
            if len(self.written) > EVENTS_REMEMBERED:
                self.written.popitem(last=False)
        return True


def _kind(record: logging.LogRecord) -> tuple[str, str, int | None]:
    if not record.exc_info or record.exc_info[0] is None:
        return "", "", None
    frames = traceback.extract_tb(record.exc_info[2])
    return (record.exc_info[0].__qualname__, *((frames[-1].filename, frames[-1].lineno) if frames else ("", None)))


def _route(record: logging.LogRecord) -> str:
    """The name of the view that failed ("members:list"), which says nothing of who asked for what."""
    match: Any = getattr(getattr(record, "request", None), "resolver_match", None)
    return match.view_name if match else "A request"


class PlainFormatter(logging.Formatter):
    """One line for an event; for an error also where it happened, without its message."""

    def formatException(self, ei: ExcInfo) -> str:
        """The kinds of the errors and the lines of code that led there."""
        parts, error = [], ei[1]
        while error is not None:
            parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        # An error page that fails in turn makes a chain of dozens: the first and the last two say it all.
        return "\ncaused by\n".join(parts if len(parts) < 4 else [parts[0], "…", *parts[-2:]])


class JsonFormatter(PlainFormatter):
    """One JSON object a line, for production: no message can pretend to be another line.

    ``time``, ``level``, ``logger`` and ``event`` always; ``where`` if something failed.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
        }
        if record.exc_info:
            line["where"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "without_visitor": {"()": "nswp_directory.logging.WithoutVisitor"},
        "once_a_minute": {"()": "nswp_directory.logging.OnceAMinute"},
    },
    "formatters": {
        "plain": {
            "()": "nswp_directory.logging.PlainFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "json": {"()": "nswp_directory.logging.JsonFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["without_visitor", "once_a_minute"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers, which would also mail whole requests to administrators, are replaced.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # A page that does not exist or is refused is no event; a failing one is.
        "django.request": {"level": "ERROR"},
        # The access log of the development server.
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # gunicorn writes the address of whoever sends a request that it cannot read, and the page of one that fails.
        "gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
