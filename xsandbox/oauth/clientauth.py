"""Which app is calling the token endpoint (RFC 6749 §2.3)."""

import base64
import binascii
import secrets
from urllib.parse import unquote_plus

from flask import Request

from xsandbox.answers import RefusedError
from xsandbox.clients import Client
from xsandbox.problems import oauth_error
from xsandbox.state import State


def authenticate(state: State, request: Request) -> Client:
    header = request.headers.get("Authorization", "")
    if header.lower().startswith("basic "):
        return _by_header(state, request, header)
    if header:
        raise missing_header()
    client = state.clients.get(request.form.get("client_id", ""))
    if client is None:
        raise missing_header()
    if client.secret is None:
        return client
    secret = request.form.get("client_secret")
    if secret is None or not state.settings.accept_body_credentials:
        raise missing_header()
    return _with_secret(client, secret)


def _by_header(state: State, request: Request, header: str) -> Client:
    try:
        client_id, colon, secret = base64.b64decode(header[6:], validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise missing_header() from None
    client = state.clients.get(client_id) or state.clients.get(unquote_plus(client_id))
    if not colon or client is None or request.form.get("client_id", client.id) != client.id:
        raise invalid_client()
    return _with_secret(client, secret)


def _with_secret(client: Client, secret: str) -> Client:
    """The secret may be percent-encoded (RFC 6749 §2.3.1) or, as most clients send it, plain."""
    expected = client.secret
    given = [secret.encode(), unquote_plus(secret).encode()]
    if expected is None or not any(secrets.compare_digest(each, expected.encode()) for each in given):
        raise invalid_client()
    return client


def missing_header() -> RefusedError:
    return RefusedError(oauth_error(401, "unauthorized_client", "Missing valid authorization header"))


def invalid_client() -> RefusedError:
    return RefusedError(oauth_error(401, "invalid_client", "Value passed for the client was invalid."))
