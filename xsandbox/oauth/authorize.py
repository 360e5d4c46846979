"""GET and POST /i/oauth2/authorize: the consent page."""

import secrets
from urllib.parse import urlencode, urlsplit, urlunsplit

from flask import Blueprint, Response, render_template, request

from xsandbox.answers import HTML_TYPE, Answer
from xsandbox.call import Call
from xsandbox.oauth import codes, scopes
from xsandbox.oauth.authrequest import AuthorizationRequest, BadAuthorizationError
from xsandbox.oauth.nonces import Nonces
from xsandbox.respond import respond
from xsandbox.state import State, current_state

blueprint = Blueprint("authorize", __name__)
nonces = Nonces()


@blueprint.route("/i/oauth2/authorize", methods=["GET", "POST"])
def authorize() -> Response:
    state = current_state()
    person = state.people.by_handle(request.form.get("user", ""))
    call = Call(state, ("oauth2.authorize",), request.method, request.path, person)
    return respond(call, lambda: decide(call) if request.method == "POST" else ask(call))


def ask(call: Call) -> Answer:
    try:
        asked = AuthorizationRequest.parse(call.state, request.args)
    except BadAuthorizationError as error:
        return page(400, "authorize_error.html", message=str(error))
    return page(
        200,
        "authorize.html",
        asked=asked,
        words=scopes.WORDS,
        people=call.state.people.all(),
        nonce=secrets.token_urlsafe(16),
    )


def decide(call: Call) -> Answer:
    """The form carries everything a second time in its own address, so no cookie is needed."""
    try:
        asked = AuthorizationRequest.parse(call.state, request.args)
    except BadAuthorizationError as error:
        return page(400, "authorize_error.html", message=str(error))
    if not nonces.spend(request.form.get("nonce")):
        return page(400, "authorize_error.html", message="This page has been answered already. Start again.")
    match request.form.get("decision"):
        case "cancel":
            return back(asked, {"error": "access_denied", "state": asked.state})
        case "allow" if call.person is not None:
            return back(asked, {"state": asked.state, "code": code_for(call.state, asked, call.person.id)})
        case _:
            return page(400, "authorize_error.html", message="Choose a person, then allow or cancel.")


def code_for(state: State, asked: AuthorizationRequest, user_id: str) -> str:
    return codes.issue_code(
        state,
        {
            "client_id": asked.client_id,
            "user_id": user_id,
            "redirect_uri": asked.redirect_uri,
            "scope": " ".join(asked.scopes),
            "challenge": asked.challenge,
            "method": asked.method,
        },
    )


def back(asked: AuthorizationRequest, values: dict[str, str]) -> Answer:
    """To the app, keeping the query its redirect address may have (RFC 6749 §3.1.2)."""
    parts = urlsplit(asked.redirect_uri)
    query = "&".join(filter(None, [parts.query, urlencode(values)]))
    headers = {"Location": urlunsplit(parts._replace(query=query)), "Cache-Control": "no-store"}
    return Answer(302, b"", headers, HTML_TYPE)


def page(status: int, template: str, **context: object) -> Answer:
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return Answer(status, render_template(template, **context).encode(), headers, HTML_TYPE)
