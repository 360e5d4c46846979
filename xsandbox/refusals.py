"""X's 403 answers by the names that faults and checks use."""

from xsandbox.answers import Answer
from xsandbox.problems import OLD_PROBLEMS, forbidden, problem

TEXTS = {
    "duplicate": "You are not allowed to create a Tweet with duplicate content.",
    "reply_not_allowed": "You can only reply to or quote posts where you are mentioned or are the author.",
    "not_visible": "You attempted to reply to a Tweet that is deleted or not visible to you.",
    "suspended": "Your account is suspended and is not permitted to access this feature.",
    "feature": "You are not permitted to perform this action.",
    "cashtag": "Posts created through the API may contain at most one cashtag.",
    "too_long": "Tweet needs to be a bit shorter.",
    "invalid_url": "The Tweet contains an invalid URL.",
    "daily_limit": "User is over daily status update limit.",
    "not_yours": "You are not allowed to delete this Tweet.",
    "scope": "Forbidden",
}
REASONS = (*TEXTS, "client_forbidden", "unsupported_authentication", "usage_capped")


def refusal(reason: str) -> Answer:
    if reason == "client_forbidden":
        return client_forbidden()
    if reason == "unsupported_authentication":
        return unsupported_authentication()
    if reason == "usage_capped":
        return usage_capped(403)
    return forbidden(TEXTS[reason])


def client_forbidden() -> Answer:
    return problem(
        403,
        "Client Forbidden",
        "This client is not enrolled in the API plan that this endpoint needs.",
        OLD_PROBLEMS + "client-forbidden",
        reason="client-not-enrolled",
        required_enrollment="Appropriate Level of API Access",
    )


def unsupported_authentication() -> Answer:
    return problem(
        403,
        "Unsupported Authentication",
        "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.  "
        "Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].",
        OLD_PROBLEMS + "unsupported-authentication",
    )


def usage_capped(status: int) -> Answer:
    return problem(
        status,
        "UsageCapExceeded",
        "Usage cap exceeded: Monthly product cap",
        OLD_PROBLEMS + "usage-capped",
        period="Monthly",
        scope="Product",
    )
