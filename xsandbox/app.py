"""The Flask application of one sandbox."""

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from xsandbox.api.routes import blueprint as api
from xsandbox.control.routes import blueprint as control
from xsandbox.oauth.authorize import blueprint as authorize
from xsandbox.oauth.token import blueprint as oauth2
from xsandbox.pages.routes import blueprint as pages
from xsandbox.problems import problem
from xsandbox.state import State
from xsandbox.transport import MAX_BODY_BYTES

# A form's redirect to the app must not be blocked, so there is no form-action.
POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "connect")),
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


def create_app(state: State) -> Flask:
    app = Flask("xsandbox", static_url_path="/i/static")
    app.extensions["xsandbox"] = state
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = None
    app.json.sort_keys = False  # type: ignore[attr-defined]
    for blueprint in (oauth2, authorize, api, control, pages):
        app.register_blueprint(blueprint)
    app.register_error_handler(HTTPException, on_http_error)
    app.after_request(add_headers)
    return app


def on_http_error(error: HTTPException) -> Response:
    """Under /2/ as X answers what it does not know; elsewhere a short page."""
    if request.path.startswith("/2/"):
        answer = problem(error.code or 500, error.name, error.name)
        return Response(answer.content(), answer.status, content_type=answer.content_type)
    return Response(error.get_body(), error.code, content_type="text/html; charset=utf-8")


def add_headers(response: Response) -> Response:
    response.headers["X-Content-Type-Options"] = "nosniff"
    if response.mimetype == "text/html":
        response.headers["Content-Security-Policy"] = POLICY
    return response
