"""Authorization codes: good once, for seconds, and kept only as hashes."""

import hashlib
import secrets
import sqlite3

from xsandbox.state import State


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def issue_code(state: State, values: dict[str, str]) -> str:
    """`values` are the columns of `codes` that the consent page settled."""
    code = secrets.token_urlsafe(48)
    expires = state.clock.now_ms() + int(state.settings.code_seconds * 1000)
    names = ("client_id", "user_id", "redirect_uri", "scope", "challenge", "method")
    state.store.run(
        "INSERT INTO codes (client_id, user_id, redirect_uri, scope, challenge, method, hash, expires_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(values[name] for name in names),
        digest(code),
        expires,
    )
    return code


def take_code(state: State, code: str) -> sqlite3.Row | None:
    """The code's row, once and in time; every later try gets nothing."""
    with state.store.transaction():
        row = state.store.row("SELECT * FROM codes WHERE hash = ? AND used = 0", digest(code))
        state.store.run("UPDATE codes SET used = 1 WHERE hash = ?", digest(code))
    return row if row and row["expires_at"] > state.clock.now_ms() else None


def find_code(state: State, code: str) -> sqlite3.Row | None:
    return state.store.row("SELECT * FROM codes WHERE hash = ?", digest(code))
