"""POST /2/oauth2/token and /2/oauth2/revoke."""

import base64
import hashlib
import re
import secrets
import sqlite3
from collections.abc import Callable

from flask import Blueprint, Response, request

from xsandbox.answers import Answer, RefusedError
from xsandbox.call import Call
from xsandbox.clients import Client
from xsandbox.oauth import codes, grants
from xsandbox.oauth.clientauth import authenticate
from xsandbox.problems import oauth_error
from xsandbox.residents import Person
from xsandbox.respond import respond
from xsandbox.state import State, current_state

blueprint = Blueprint("oauth2", __name__, url_prefix="/2/oauth2")
VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")  # RFC 7636 §4.1
Handler = Callable[[Call, Client], Answer]


@blueprint.post("/token")
def token() -> Response:
    match request.form.get("grant_type", ""):
        case "authorization_code":
            return _serve(("oauth2.exchange", "oauth2.token"), exchange)
        case "refresh_token":
            return _serve(("oauth2.refresh", "oauth2.token"), refresh)
        case _:
            return _serve(("oauth2.token",), unsupported)


@blueprint.post("/revoke")
def revoke() -> Response:
    return _serve(("oauth2.revoke",), revoke_token)


def _serve(keys: tuple[str, ...], handler: Handler) -> Response:
    state = current_state()
    call = Call(state, keys, request.method, request.path, person=_person_concerned(state))
    return respond(call, lambda: handler(call, authenticate(state, request)))


def _person_concerned(state: State) -> Person | None:
    """Whose code or token this carries, dead or alive: a fault can be meant for one person."""
    secret = request.form.get("refresh_token") or request.form.get("token") or request.form.get("code") or ""
    row = grants.find_token(state, secret) or codes.find_code(state, secret)
    return state.people.by_id(row["user_id"]) if row else None


def unsupported(call: Call, client: Client) -> Answer:
    required("grant_type")
    return oauth_error(400, "unsupported_grant_type", "Value passed for the grant type was invalid.")


def exchange(call: Call, client: Client) -> Answer:
    values = {name: required(name) for name in ("code", "redirect_uri", "code_verifier")}

    def work() -> Answer:
        row = codes.take_code(call.state, values["code"])
        if row is None or not fits(row, client, values):
            return invalid("authorization code")
        return tokens(grants.open_grant(call.state, client.id, row["user_id"], row["scope"]))

    return call.commit(work)


def fits(row: sqlite3.Row, client: Client, values: dict[str, str]) -> bool:
    return (
        row["client_id"] == client.id
        and row["redirect_uri"] == values["redirect_uri"]
        and verifies(row["challenge"], row["method"], values["code_verifier"])
    )


def verifies(challenge: str, method: str, verifier: str) -> bool:
    """RFC 7636 §4.6."""
    if not VERIFIER.fullmatch(verifier):
        return False
    computed = verifier
    if method == "S256":
        hashed = hashlib.sha256(verifier.encode()).digest()
        computed = base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()
    return secrets.compare_digest(computed.encode(), challenge.encode())


def refresh(call: Call, client: Client) -> Answer:
    value = required("refresh_token")

    def work() -> Answer:
        pair = grants.rotate(call.state, value, client.id)
        return tokens(pair) if pair else invalid("token")

    return call.commit(work)


def revoke_token(call: Call, client: Client) -> Answer:
    value = required("token")

    def work() -> Answer:
        grants.revoke(call.state, value, client.id)
        return Answer(200, {"revoked": True})

    return call.commit(work)


def required(name: str) -> str:
    """One value, never two: a parameter must not be repeated (RFC 6749 §3.2)."""
    given = request.form.getlist(name)
    if len(given) != 1 or not given[0]:
        raise RefusedError(oauth_error(400, "invalid_request", f"Missing required parameter [{name}]."))
    return given[0]


def invalid(subject: str) -> Answer:
    return oauth_error(400, "invalid_request", f"Value passed for the {subject} was invalid.")


def tokens(pair: dict[str, object]) -> Answer:
    return Answer(200, pair, {"Cache-Control": "no-store", "Pragma": "no-cache"})
