"""Query parameters: which an endpoint knows, what they may be, and X's words when they are wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from werkzeug.datastructures import MultiDict

from xsandbox.answers import RefusedError
from xsandbox.api.fieldnames import FIELD_NAMES, USER_EXPANSIONS
from xsandbox.posts import is_id
from xsandbox.problems import invalid_parameter

EARLIEST = datetime(2010, 11, 6, tzinfo=UTC)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z")
_OBJECTS = (
    "post.fields",
    "tweet.fields",
    "expansions",
    "user.fields",
    "media.fields",
    "poll.fields",
    "place.fields",
)
_RANGE = ("max_results", "pagination_token", "start_time", "end_time", "since_id", "until_id", "exclude")
KNOWN: dict[str, tuple[str, ...]] = {
    "users.me": ("user.fields", "expansions", "post.fields", "tweet.fields"),
    "tweets.get": _OBJECTS,
    "tweets.lookup": ("ids", *_OBJECTS),
    "tweets.timeline": (*_RANGE, *_OBJECTS),
    "media.status": ("media_id", "command"),
}
REQUIRED = {"tweets.lookup": "ids", "media.status": "media_id"}


@dataclass(frozen=True)
class Query:
    """Checked parameters of one request."""

    values: dict[str, str]

    @classmethod
    def parse(cls, args: MultiDict[str, str], endpoint: str) -> "Query":
        """Raises RefusedError with X's invalid-request problem."""
        known = KNOWN.get(endpoint, ())
        for name in args:
            if name not in known:
                raise refused(args, name, f"The query parameter [{name}] is not one of [{','.join(known)}]")
        needed = REQUIRED.get(endpoint)
        if needed and needed not in args:
            raise refused(args, needed, f"The `{needed}` query parameter can not be empty")
        values = {name: ",".join(args.getlist(name)) for name in args}
        for name, value in values.items():
            if message := problem_of(name, value, endpoint):
                raise refused(args, name, message)
        return cls(values)

    @property
    def legacy(self) -> bool:
        """Asked in the old names, so answered in them."""
        return "tweet.fields" in self.values

    def listed(self, name: str) -> list[str]:
        return self.values[name].split(",") if name in self.values else []

    def fields(self, of: str) -> set[str]:
        names = set(self.listed(f"{of}.fields"))
        if of == "post":
            names |= {NEW_NAMES.get(name, name) for name in self.listed("tweet.fields")}
            names |= {NEEDED_BY_EXPANSION.get(each, each.split(".")[0]) for each in self.listed("expansions")}
        return names

    def moment_ms(self, name: str) -> int | None:
        return int(parse_moment(self.values[name]).timestamp() * 1000) if name in self.values else None


NEW_NAMES = {"referenced_tweets": "referenced_posts"}
NEEDED_BY_EXPANSION = {
    "referenced_tweets.id": "referenced_posts",
    "referenced_tweets.id.author_id": "referenced_posts",
}


def refused(args: MultiDict[str, str], name: str, message: str) -> RefusedError:
    return RefusedError(invalid_parameter(name, args.getlist(name), message))


def problem_of(name: str, value: str, endpoint: str) -> str | None:
    if name in FIELD_NAMES:
        allowed = USER_EXPANSIONS if (name, endpoint) == ("expansions", "users.me") else FIELD_NAMES[name]
        wrong = [each for each in value.split(",") if each not in allowed]
        return f"The `{name}` query parameter value [{wrong[0]}] is not valid" if wrong else None
    return None if CHECKS[name](value) else f"The `{name}` query parameter value [{value}] {MESSAGES[name]}"


def is_page_size(value: str) -> bool:
    return re.fullmatch(r"[0-9]{1,9}", value) is not None and 5 <= int(value) <= 100


def are_ids(value: str) -> bool:
    ids = value.split(",")
    return len(ids) <= 100 and all(is_id(each) for each in ids)


def is_moment(value: str) -> bool:
    try:
        return MOMENT.fullmatch(value) is not None and parse_moment(value) >= EARLIEST
    except ValueError:  # no such day or hour
        return False


def parse_moment(value: str) -> datetime:
    return datetime.fromisoformat(value)


CHECKS: dict[str, Callable[[str], bool]] = {
    "ids": are_ids,
    "max_results": is_page_size,
    "pagination_token": lambda value: re.fullmatch(r"[0-9a-v]+", value) is not None,
    "start_time": is_moment,
    "end_time": is_moment,
    "since_id": is_id,
    "until_id": is_id,
    "media_id": is_id,
}
MESSAGES = {
    "ids": "must be 1 to 100 ids of 1 to 19 digits",
    "max_results": "is not between 5 and 100",
    "pagination_token": "is not valid",
    "start_time": "must be a time of the form YYYY-MM-DDTHH:mm:ssZ on or after 2010-11-06",
    "end_time": "must be a time of the form YYYY-MM-DDTHH:mm:ssZ on or after 2010-11-06",
    "since_id": "is not a valid id",
    "until_id": "is not a valid id",
    "media_id": "is not a valid id",
}
