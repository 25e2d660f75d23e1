"""Retry a function whose transaction PostgreSQL has aborted because of a deadlock."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import OperationalError, transaction

DEADLOCK_DETECTED = "40P01"  # https://www.postgresql.org/docs/current/errcodes-appendix.html
ATTEMPTS = 3
Function = TypeVar("Function", bound=Callable[..., Any])


def retry_on_deadlock(function: Function) -> Function:
    """Call a function again if a deadlock ended its transaction, three times in all.

    Inside an open transaction it is called once: the whole of that transaction would have to be repeated.
    """

    @wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        retries = 0 if transaction.get_connection().in_atomic_block else ATTEMPTS - 1
        for _attempt in range(retries):
            try:
                return function(*args, **kwargs)
            except OperationalError as error:
                if getattr(error.__cause__, "pgcode", None) != DEADLOCK_DETECTED:
                    raise
        return function(*args, **kwargs)

    return cast(Function, wrapper)
