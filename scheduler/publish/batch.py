import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction

log = structlog.get_logger(__name__)
Row = TypeVar("Row")
Result = TypeVar("Result")
PATIENCE_SECONDS = 300


def in_batch(
    rows: Sequence[Row], step: Callable[[Row], Result | None], on_poison: Callable[[Row], None]
) -> list[Result]:
    """Run `step` on every row in one transaction; if that fails, each row in its own.

    One commit for many rows is what keeps fifty threads of one second on time. A row that fails even
    alone is logged and handed to `on_poison`; it never stops the others.
    """
    if not rows:
        return []
    try:
        with transaction.atomic():
            return _kept(step(row) for row in rows)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other rows must go on
        log.warning("batch_split", step=step.__name__, rows=len(rows), error=type(error).__name__)
        return _kept(_alone(row, step, on_poison) for row in rows)


def _alone(row: Row, step: Callable[[Row], Result | None], on_poison: Callable[[Row], None]) -> Result | None:
    try:
        with transaction.atomic():
            return step(row)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("poison_row", step=step.__name__)
        on_poison(row)
        return None


def _kept(results: Iterable[Result | None]) -> list[Result]:
    return [result for result in results if result is not None]


def patiently(work: Callable[[], Result]) -> Result:
    """Repeat while the database is away, up to 5 minutes: what X has answered must not be forgotten."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return work()
        except (OperationalError, InterfaceError):
            if time.monotonic() > deadline:
                raise
            log.exception("database_away")
            connection.close()
            time.sleep(1)
