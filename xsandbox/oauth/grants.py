"""What people granted to apps: access and refresh tokens, and the grant they belong to."""

import secrets
import sqlite3
from dataclasses import dataclass
from typing import Any

from xsandbox.oauth.codes import digest
from xsandbox.state import State


@dataclass(frozen=True)
class Access:
    user_id: str
    client_id: str
    scopes: frozenset[str]
    valid: bool


def open_grant(state: State, client_id: str, user_id: str, scope: str) -> dict[str, Any]:
    with state.store.transaction():
        cursor = state.store.run(
            "INSERT INTO grants (client_id, user_id, scope, created_at) VALUES (?, ?, ?, ?)",
            client_id,
            user_id,
            scope,
            state.clock.now_ms(),
        )
        return issue_tokens(state, int(cursor.lastrowid or 0), scope)


def issue_tokens(state: State, grant_id: int, scope: str) -> dict[str, Any]:
    """A token response (RFC 6749 §5.1) in X's form."""
    settings = state.settings
    answer = {
        "token_type": "bearer",
        "expires_in": int(settings.access_token_seconds),
        "access_token": _new_token(state, grant_id, "access", settings.access_token_seconds),
        "scope": scope,
    }
    if "offline.access" in scope.split():
        answer["refresh_token"] = _new_token(state, grant_id, "refresh", settings.refresh_token_seconds)
    return answer


def _new_token(state: State, grant_id: int, kind: str, seconds: float) -> str:
    token = secrets.token_urlsafe(64)
    expires = state.clock.now_ms() + int(seconds * 1000)
    state.store.run(
        "INSERT INTO tokens (hash, grant_id, kind, expires_at) VALUES (?, ?, ?, ?)",
        digest(token),
        grant_id,
        kind,
        expires,
    )
    return token


def find_token(state: State, token: str) -> sqlite3.Row | None:
    """The token with its grant, dead or alive."""
    return state.store.row(
        "SELECT tokens.*, client_id, user_id, scope, ended_at FROM tokens JOIN grants ON grants.id = grant_id"
        " WHERE hash = ?",
        digest(token),
    )


def find_access(state: State, token: str) -> Access | None:
    row = find_token(state, token)
    if row is None or row["kind"] != "access":
        return None
    valid = row["ended_at"] is None and not row["spent"] and row["expires_at"] > state.clock.now_ms()
    return Access(row["user_id"], row["client_id"], frozenset(row["scope"].split()), valid)


def rotate(state: State, token: str, client_id: str) -> dict[str, Any] | None:
    """A new pair for a live refresh token, which is spent by it; a spent one may end the whole grant."""
    with state.store.transaction():
        row = find_token(state, token)
        if row is None or row["kind"] != "refresh" or row["client_id"] != client_id:
            return None
        if row["spent"]:
            _note_reuse(state, row["grant_id"])
            return None
        if row["ended_at"] is not None or row["expires_at"] <= state.clock.now_ms():
            return None
        state.store.run("UPDATE tokens SET spent = 1 WHERE hash = ?", row["hash"])
        state.store.run("UPDATE grants SET refreshes = refreshes + 1 WHERE id = ?", row["grant_id"])
        return issue_tokens(state, row["grant_id"], row["scope"])


def _note_reuse(state: State, grant_id: int) -> None:
    state.store.run("UPDATE grants SET reuses = reuses + 1 WHERE id = ?", grant_id)
    if state.settings.reuse_kills_grant:
        end_grant(state, grant_id, "reuse")


def end_grant(state: State, grant_id: int, by: str) -> None:
    state.store.run(
        "UPDATE grants SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL",
        state.clock.now_ms(),
        by,
        grant_id,
    )


def end_grants_of(state: State, user_id: str) -> int:
    """As a person does who disconnects the app at X; how many ended."""
    cursor = state.store.run(
        "UPDATE grants SET ended_at = ?, ended_by = 'person' WHERE user_id = ? AND ended_at IS NULL",
        state.clock.now_ms(),
        user_id,
    )
    return cursor.rowcount


def revoke(state: State, token: str, client_id: str) -> None:
    """RFC 7009: a refresh token takes its grant with it, an access token only itself unless set otherwise."""
    with state.store.transaction():
        row = find_token(state, token)
        if row is None or row["client_id"] != client_id:
            return
        if row["kind"] == "refresh" or state.settings.revoke_kills_grant:
            end_grant(state, row["grant_id"], "revoked")
        state.store.run("UPDATE tokens SET spent = 1 WHERE hash = ?", row["hash"])


def count_grants(state: State) -> dict[str, Any]:
    """For the truth: numbers only, never a token."""
    totals = state.store.rows(
        "SELECT COUNT(*) AS opened, SUM(ended_at IS NULL) AS open, SUM(ended_by = 'reuse') AS ended_by_reuse,"
        " SUM(ended_by = 'revoked') AS ended_by_revocation, SUM(ended_by = 'person') AS ended_by_person,"
        " SUM(refreshes) AS refreshes, SUM(reuses) AS reuses FROM grants"
    )[0]
    return {name: totals[name] or 0 for name in totals.keys()}  # noqa: SIM118
