"""One SQLite connection for the whole process; every use of it goes through one lock."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Value = str | int | float | bytes | None


class Store:
    """A database file, or memory where no path is given."""

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            ":memory:" if path is None else path, check_same_thread=False, isolation_level=None
        )
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.executescript(Path(__file__).with_name("schema.sql").read_text())

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another transaction it is part of that one."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def run(self, sql: str, *values: Value) -> sqlite3.Cursor:
        with self._lock:
            return self._connection.execute(sql, values)

    def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        found = self.rows(sql, *values)
        return found[0] if found else None

    def count(self, sql: str, *values: Value) -> int:
        return int(self.rows(sql, *values)[0][0])

    def next_worker(self) -> int:
        """A number no earlier run of this database has used (for ids)."""
        with self.transaction():
            self.run("INSERT INTO counters VALUES ('worker', 1) ON CONFLICT DO UPDATE SET value = value + 1")
            return self.count("SELECT value FROM counters WHERE name = 'worker'")

    def close(self) -> None:
        with self._lock:
            self._connection.close()
