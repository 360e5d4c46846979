"""X's API v2: the account, and its posts."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from xauth.answers import raise_for_api, unpromised
from xauth.client.connection import Bearer, send
from xauth.errors import UnknownOutcomeError

AN_ID = re.compile(r"[0-9]{1,19}")  # X's own pattern for the ids of accounts and posts
PAGE = 20  # posts asked for at once: what we look for is among the newest
MOST_PAGES = 5
SNOWFLAKE_EPOCH_MS = 1_288_834_974_657


@dataclass(frozen=True)
class Profile:
    """An X account; `id` never changes, everything else may."""

    id: str
    name: str
    username: str
    avatar_url: str
    verified: bool
    subscription: str


def me(access_token: str) -> Profile:
    """The account a token speaks for. Costs money: at sign-in only."""
    fields = "profile_image_url,verified,subscription_type"
    answer = send("GET", "/2/users/me", Bearer(access_token), params={"user.fields": fields})
    raise_for_api(answer)
    data = answer.body.get("data")
    if not isinstance(data, dict) or not AN_ID.fullmatch(str(data.get("id"))):
        unpromised(answer, "an account id")
    return Profile(
        id=str(data["id"]),
        name=str(data.get("name") or "")[:100],
        username=str(data.get("username") or "")[:50],
        avatar_url=str(data.get("profile_image_url") or "")[:500],
        verified=data.get("verified") is True,
        subscription=str(data.get("subscription_type") or "")[:20],
    )


def create_post(access_token: str, text: str, in_reply_to: str = "") -> str:
    """Publish one post and return its id. X has no idempotency key: an unknown outcome stays unknown."""
    body: dict[str, Any] = {"text": text}
    if in_reply_to:
        body["reply"] = {"in_reply_to_tweet_id": in_reply_to}
    answer = send("POST", "/2/tweets", Bearer(access_token), json=body)
    raise_for_api(answer)
    data = answer.body.get("data")
    post_id = str(data.get("id")) if isinstance(data, dict) else ""
    if answer.status not in {200, 201} or not AN_ID.fullmatch(post_id):
        unpromised(answer, "a post id")
    return post_id


def post_exists(access_token: str, post_id: str) -> bool:
    """Whether a post can still be seen. X answers 200 with `errors`, or 404, for one that cannot."""
    return look_up(access_token, post_id) is not None


@dataclass(frozen=True)
class SeenPost:
    """A post as X shows it: links are t.co, `& < >` are escaped."""

    id: str
    text: str

    @property
    def created_at(self) -> datetime:
        """The time is in the id (X's snowflake: milliseconds since 2010-11-04 in its upper bits)."""
        return datetime.fromtimestamp(((int(self.id) >> 22) + SNOWFLAKE_EPOCH_MS) / 1000, UTC)


def own_posts(
    access_token: str, account_id: str, *, since_id: str = "", since: datetime | None = None
) -> list[SeenPost]:
    """The account's newest posts, replies too: those after `since_id`, or from `since` on.

    Each post returned is billed. UnknownOutcomeError where they are more than 100: none may be overlooked.
    Source: X's "user posts timeline" page.
    """
    # X's own clock is what `since` meets, and a time in the future is refused: whole seconds, rounded down.
    params = {"max_results": str(PAGE), "exclude": "retweets"}
    if since_id:
        params["since_id"] = since_id
    elif since:
        params["start_time"] = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    posts: list[SeenPost] = []
    for _ in range(MOST_PAGES):
        answer = send("GET", f"/2/users/{account_id}/tweets", Bearer(access_token), params=params)
        raise_for_api(answer)
        body = answer.body
        meta = body.get("meta")
        if not isinstance(meta, dict) or answer.status != 200:
            unpromised(answer, "a timeline")
        posts += _seen(body.get("data"))
        if not (token := str(meta.get("next_token") or "")):
            return posts
        params["pagination_token"] = token
    raise UnknownOutcomeError("The account has posted too much since to find one post among it.")


def _seen(data: Any) -> list[SeenPost]:
    rows = data if isinstance(data, list) else []
    posts = [row for row in rows if isinstance(row, dict) and AN_ID.fullmatch(str(row.get("id")))]
    return [SeenPost(str(post["id"]), str(post.get("text") or "")) for post in posts]


def look_up(access_token: str, post_id: str) -> SeenPost | None:
    """One post, anybody's; None where X shows none. Source: X's "post lookup" page."""
    answer = send("GET", f"/2/tweets/{post_id}", Bearer(access_token))
    if answer.status == 404:
        return None
    raise_for_api(answer)
    return next(iter(_seen([answer.body.get("data")])), None)


def delete_post(access_token: str, post_id: str) -> bool:
    """Take one of the account's own posts off X; False where it was gone already."""
    answer = send("DELETE", f"/2/tweets/{post_id}", Bearer(access_token))
    if answer.status == 404:
        return False
    raise_for_api(answer)
    data = answer.body.get("data")
    if not isinstance(data, dict):
        return False  # 200 with `errors`: X no longer has it
    if data.get("deleted") is not True:
        unpromised(answer, "a deletion")
    return True
