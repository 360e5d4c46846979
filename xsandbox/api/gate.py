"""What every API request passes before its handler: token, rate limit, scope, credits."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from xsandbox.answers import Answer, RefusedError
from xsandbox.api.schema import Schema, check
from xsandbox.billing import ACCOUNT_ID
from xsandbox.call import Call
from xsandbox.endpoints import ENDPOINTS
from xsandbox.oauth.grants import Access, find_access
from xsandbox.problems import credits_depleted, invalid_request, too_many_requests, unauthorized
from xsandbox.refusals import refusal
from xsandbox.residents import Person
from xsandbox.respond import respond
from xsandbox.state import State, current_state

Handler = Callable[[Call], Answer]
LOGGED = {
    *("ids", "since_id", "until_id", "start_time", "end_time", "max_results", "exclude", "pagination_token"),
    *("media_id", "command", "expansions", "post.fields", "tweet.fields", "user.fields"),
}


def serve(
    key: str, handler: Handler, position_of: Callable[[Person | None], int | None] = lambda _: None
) -> Response:
    state = current_state()
    access = bearer_access(state)
    person = state.people.by_id(access.user_id) if access else None
    call = Call(state, (key,), request.method, logged_path(), person, position_of(person))
    if access and "tweet.write" in access.scopes:
        call.access_level = "read-write"

    def gated() -> Answer:
        pass_gate(call, access)
        return handler(call)

    return respond(call, gated)


def bearer_access(state: State) -> Access | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return find_access(state, token.strip()) if scheme.lower() == "bearer" else None


def logged_path() -> str:
    """With the parameters that mean something here: any other could be a misplaced secret."""
    known = [(name, value) for name, value in request.args.items(multi=True) if name in LOGGED]
    return f"{request.path}?{urlencode(known, safe=':,')}" if known else request.path


def pass_gate(call: Call, access: Access | None) -> None:
    if access is None or not access.valid or call.person is None:
        raise RefusedError(unauthorized())
    endpoint = ENDPOINTS[call.keys[0]]
    rules = call.state.settings.limits.get(endpoint.key, [])
    allowed, headers = call.state.limits.take(endpoint.key, rules, call.person.id, access.client_id)
    call.headers |= headers
    if not allowed:
        raise RefusedError(too_many_requests())
    if not endpoint.scopes <= access.scopes:
        raise RefusedError(refusal("scope"))
    if endpoint.writes and call.person.suspended:
        raise RefusedError(refusal("suspended"))
    if call.state.billing.depleted():
        raise RefusedError(credits_depleted(ACCOUNT_ID))


def json_object() -> dict[str, Any] | None:
    """The body as an object; None where it is anything else."""
    body = request.get_json(silent=True)
    return body if isinstance(body, dict) else None


def checked_json(schema: Schema) -> dict[str, Any]:
    """The body, or X's invalid-request problem."""
    body = json_object()
    if body is None:
        raise RefusedError(
            invalid_request([{"parameters": {}, "message": "The body must be a JSON object."}])
        )
    check(body, schema)
    return body
