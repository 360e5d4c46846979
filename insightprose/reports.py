"""Error reports, where an operator has set SENTRY_DSN: what failed and where, never what it worked on."""

from typing import Any

import sentry_sdk


def start(dsn: str) -> None:
    """Without local variables, bodies and personal data: each of them can hold a token."""
    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        before_send=without_query,
        before_breadcrumb=without_urls,
    )


def without_query(event: Any, _hint: dict[str, Any]) -> Any:
    """The callback's query holds the authorization code."""
    request = event.get("request", {})
    request.pop("query_string", None)
    request.pop("headers", None)  # the referrer of the page after it, too
    request["url"] = str(request.get("url", "")).split("?", 1)[0]
    return event


def without_urls(crumb: dict[str, Any], _hint: dict[str, Any]) -> dict[str, Any] | None:
    return None if crumb.get("category") == "httplib" else crumb
