"""Two transactions that wait for each other: PostgreSQL ends one of them, and what it was to do is done again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import OperationalError, transaction

DEADLOCK = "40P01"  # PostgreSQL's code
Act = TypeVar("Act", bound=Callable[..., Any])


def again_after_a_deadlock(act: Act) -> Act:
    """Do it again, twice at most, where PostgreSQL has ended it to let another transaction pass.

    Only where it is a transaction of its own: inside another one all of that would have to be done again.
    """

    @wraps(act)
    def patient(*args: Any, **kwargs: Any) -> Any:
        for _attempt in range(0 if transaction.get_connection().in_atomic_block else 2):
            try:
                return act(*args, **kwargs)
            except OperationalError as error:
                if getattr(error.__cause__, "pgcode", None) != DEADLOCK:
                    raise
        return act(*args, **kwargs)

    return cast(Act, patient)
