"""Checking what an app asks for at the authorize page (RFC 6749 §4.1.1, RFC 7636 §4.3)."""

import re
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from xsandbox.oauth import scopes
from xsandbox.state import State

MOST_STATE = 500
METHODS = {"s256": "S256", "plain": "plain"}
CHALLENGES = {"S256": re.compile(r"[A-Za-z0-9_-]{43}"), "plain": re.compile(r"[A-Za-z0-9._~-]{43,128}")}
PARAMETERS = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
)


class BadAuthorizationError(Exception):
    """X shows a page for these and never sends the person back; the message is for the developer."""


@dataclass(frozen=True)
class AuthorizationRequest:
    client_id: str
    redirect_uri: str
    scopes: list[str]
    unknown_scopes: list[str]
    state: str
    challenge: str
    method: str

    @classmethod
    def parse(cls, state: State, args: MultiDict[str, str]) -> "AuthorizationRequest":
        values = {name: single(args, name) for name in PARAMETERS}
        client = state.clients.get(values["client_id"])
        require(client is not None, "The app's client_id is not known here.")
        uris = client.redirect_uris if client else []
        require(
            values["redirect_uri"] in uris, "The redirect_uri is not one that is registered for this app."
        )
        require(values["response_type"] == "code", "response_type must be code.")
        require(0 < len(values["state"]) <= MOST_STATE, f"state must have 1 to {MOST_STATE} characters.")
        method = METHODS.get(values["code_challenge_method"].lower(), "")
        require(method != "", "code_challenge_method must be S256 or plain.")
        challenge = values["code_challenge"]
        require(
            CHALLENGES[method].fullmatch(challenge) is not None,
            "code_challenge must be 43 characters of unpadded Base64URL (S256), or a verifier (plain).",
        )
        asked = values["scope"].split()
        known, unknown = scopes.known(asked), scopes.unknown(asked)
        require(known != [], "scope must name at least one scope that X knows.")
        return cls(
            values["client_id"], values["redirect_uri"], known, unknown, values["state"], challenge, method
        )


def single(args: MultiDict[str, str], name: str) -> str:
    given = args.getlist(name)
    require(len(given) == 1, f"{name} must be given exactly once.")
    return given[0]


def require(holds: bool, message: str) -> None:
    if not holds:
        raise BadAuthorizationError(message)
