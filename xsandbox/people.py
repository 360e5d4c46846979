"""Who is here, and who may become what."""

import hashlib
import re
import sqlite3
from dataclasses import asdict, fields
from typing import Any

from xsandbox.errors import ControlError
from xsandbox.residents import RESIDENTS, Person
from xsandbox.storage import Store

SUBSCRIPTIONS = ("None", "Basic", "Premium", "PremiumPlus")


class People:
    def __init__(self, store: Store) -> None:
        self._store = store
        self.settle()

    def settle(self) -> None:
        """Move in whoever of the residents is missing."""
        with self._store.transaction():
            for person in RESIDENTS:
                if self.by_id(person.id) is None:
                    self._save(person)

    def evict(self) -> None:
        with self._store.transaction():
            self._store.run("DELETE FROM people")
            self.settle()

    def all(self) -> list[Person]:
        return [person_of(row) for row in self._store.rows("SELECT * FROM people ORDER BY rowid")]

    def by_id(self, user_id: str) -> Person | None:
        row = self._store.row("SELECT * FROM people WHERE id = ?", user_id)
        return person_of(row) if row else None

    def by_handle(self, username: str) -> Person | None:
        row = self._store.row("SELECT * FROM people WHERE username = ?", username.removeprefix("@"))
        return person_of(row) if row else None

    def put(self, username: str, changes: dict[str, Any]) -> Person:
        """Change a person, or let a new one move in; a handle always gets the same id."""
        if not re.fullmatch(r"\w{1,15}", username, re.ASCII):
            raise ControlError("A handle has 1 to 15 letters, digits or underscores.")
        with self._store.transaction():
            person = self.by_handle(username) or Person(self._free_id(username), username, username)
            changed = Person(**{**asdict(person), **check_changes(changes)})
            namesake = self.by_handle(changed.username)
            if namesake and namesake.id != changed.id:
                raise ControlError(f"The handle '{changed.username}' is taken.")
            self._save(changed)
        return changed

    def _free_id(self, username: str) -> str:
        """Its own, unless someone who has since been renamed took it along."""
        while self.by_id(id_for(username)):
            username += "+"
        return id_for(username)

    def _save(self, person: Person) -> None:
        values = asdict(person)
        columns = ", ".join(values)
        updates = ", ".join(f"{name} = excluded.{name}" for name in values)
        self._store.run(
            f"INSERT INTO people ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
            f" ON CONFLICT (id) DO UPDATE SET {updates}",
            *values.values(),
        )


def person_of(row: sqlite3.Row) -> Person:
    flags = {name: bool(row[name]) for name in ("verified", "protected", "suspended")}
    return Person(**{**dict(row), **flags})


def id_for(username: str) -> str:
    digest = hashlib.sha256(username.lower().encode()).digest()
    return str(10**18 + int.from_bytes(digest[:7]) % 10**17)


def check_changes(changes: dict[str, Any]) -> dict[str, Any]:
    kinds = {
        each.name: type(getattr(RESIDENTS[0], each.name)) for each in fields(Person) if each.name != "id"
    }
    for name, value in changes.items():
        if type(value) is not kinds.get(name):
            known = ", ".join(f"{each} ({kind.__name__})" for each, kind in kinds.items())
            raise ControlError(f"'{name}' is not right: a person has {known}.")
    if changes.get("subscription", "None") not in SUBSCRIPTIONS:
        raise ControlError(f"'subscription' must be one of {', '.join(SUBSCRIPTIONS)}.")
    if not re.fullmatch(r"\w{1,15}", changes.get("username", "ok"), re.ASCII):
        raise ControlError("A handle has 1 to 15 letters, digits or underscores.")
    return changes
