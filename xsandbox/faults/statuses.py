"""Answers of the status fault: X's bodies and headers for each."""

from http import HTTPStatus
from typing import Any

from xsandbox.answers import HTML_TYPE, Answer
from xsandbox.billing import ACCOUNT_ID
from xsandbox.call import Call
from xsandbox.faults.kinds import RESETS
from xsandbox.problems import (
    credits_depleted,
    invalid_parameter,
    oauth_error,
    problem,
    too_many_requests,
    unauthorized,
)
from xsandbox.refusals import refusal, usage_capped

FAMILIES = {"user": "x-rate-limit", "user_24h": "x-user-limit-24hour", "app_24h": "x-app-limit-24hour"}


def status_answer(status: int, options: dict[str, Any], call: Call) -> Answer:
    answer = _build(status, options, call)
    if options.get("detail") and isinstance(answer.body, dict):
        answer.body["error_description" if "error" in answer.body else "detail"] = options["detail"]
    return answer


def _build(status: int, options: dict[str, Any], call: Call) -> Answer:
    if call.keys[-1].startswith("oauth2.") and status in (400, 401):
        return oauth_answer(status, options, call)
    if status >= 500:
        return outage(status, options.get("format", "json"))
    match status:
        case 400:
            return invalid_parameter("text", [""], "The request was invalid (fault).")
        case 401:
            return unauthorized()
        case 402:
            return credits_depleted(ACCOUNT_ID)
        case 429:
            return limited(options, call)
        case _:
            return refusal(options["reason"])


def oauth_answer(status: int, options: dict[str, Any], call: Call) -> Answer:
    if status == 401:
        error = options.get("error") or "unauthorized_client"
        return oauth_error(401, error, "Missing valid authorization header")
    subject = "authorization code" if "oauth2.exchange" in call.keys else "token"
    error = options.get("error") or "invalid_request"
    return oauth_error(400, error, f"Value passed for the {subject} was invalid.")


def limited(options: dict[str, Any], call: Call) -> Answer:
    answer = limited_body(options["body"])
    reset = options["reset"]
    if reset != "missing":
        at = int(call.state.clock.now() + float(RESETS.get(reset, reset)))
        family = FAMILIES[options["limit"]]
        answer.headers = {f"{family}-limit": "100", f"{family}-remaining": "0", f"{family}-reset": str(at)}
    return answer


def limited_body(body: str) -> Answer:
    if body == "code88":
        return Answer(429, {"errors": [{"code": 88, "message": "Rate limit exceeded"}]})
    return usage_capped(429) if body == "usage_capped" else too_many_requests()


def outage(status: int, form: str) -> Answer:
    phrase = HTTPStatus(status).phrase
    if form == "html":
        return Answer(status, html_page(f"{status} {phrase}", "No answer."), content_type=HTML_TYPE)
    return problem(status, phrase, phrase)


def html_page(title: str, text: str) -> bytes:
    return f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{text}</p>".encode()
