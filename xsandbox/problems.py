"""X's error bodies: problems of the API (RFC 9457) and errors of OAuth (RFC 6749)."""

from typing import Any

from xsandbox.answers import Answer

PROBLEM_TYPE = "application/problem+json; charset=utf-8"
PROBLEMS = "https://api.x.com/2/problems/"
OLD_PROBLEMS = "https://api.twitter.com/2/problems/"


def problem(status: int, title: str, detail: str, kind: str = "about:blank", **more: Any) -> Answer:
    """RFC 9457 as X writes it; `kind` is the problem's type URI."""
    body = {"title": title, "detail": detail, "type": kind, "status": status, **more}
    return Answer(status, body, content_type=PROBLEM_TYPE)


def forbidden(detail: str = "Forbidden") -> Answer:
    return problem(403, "Forbidden", detail)


def unauthorized() -> Answer:
    return problem(401, "Unauthorized", "Unauthorized")


def invalid_request(errors: list[dict[str, Any]]) -> Answer:
    return problem(
        400,
        "Invalid Request",
        "One or more parameters to your request was invalid.",
        PROBLEMS + "invalid-request",
        errors=errors,
    )


def invalid_parameter(name: str, values: list[str], message: str) -> Answer:
    return invalid_request([{"parameters": {name: values}, "message": message}])


def credits_depleted(account_id: str) -> Answer:
    """Without `status`, and under the old host: as seen in the wild in 2026."""
    detail = f"Your enrolled account [{account_id}] does not have any credits to fulfill this request."
    body = {"title": "CreditsDepleted", "detail": detail, "type": OLD_PROBLEMS + "credits"}
    return Answer(402, body, content_type=PROBLEM_TYPE)


def too_many_requests() -> Answer:
    return problem(429, "Too Many Requests", "Too Many Requests")


def not_found(resource: str, parameter: str, value: str) -> dict[str, Any]:
    """An entry of `errors`; X sends these with status 200."""
    return {
        "value": value,
        "detail": f"Could not find {resource} with {parameter}: [{value}].",
        "title": "Not Found Error",
        "resource_type": resource,
        "parameter": parameter,
        "resource_id": value,
        "type": PROBLEMS + "resource-not-found",
    }


def not_authorized(resource: str, parameter: str, value: str) -> dict[str, Any]:
    """An entry of `errors` for what a protected account keeps to itself."""
    return {
        "value": value,
        "detail": f"Sorry, you are not authorized to see the {resource} with {parameter}: [{value}].",
        "title": "Authorization Error",
        "section": "data",
        "resource_type": resource,
        "parameter": parameter,
        "resource_id": value,
        "type": PROBLEMS + "not-authorized-for-resource",
    }


def oauth_error(status: int, error: str, description: str) -> Answer:
    """RFC 6749 §5.2, with X's own choice of words."""
    return Answer(status, {"error": error, "error_description": description}, {"Cache-Control": "no-store"})
