"""Every row of publishing.md's table "What X answers", at each position of a thread."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.scheduler.world import (
    TEXTS,
    again,
    assert_whole_on_x,
    attempts,
    carry_on,
    due_thread,
    on_x,
    seconds_until_next,
    statuses,
    tick,
)
from tests.x import X

pytestmark = pytest.mark.django_db

P, O = Post.Status, Attempt.Outcome  # noqa: E741
POSITIONS = [1, 2, 3]


@dataclass(frozen=True)
class Row:
    """An answer of X to one post, and where that leaves thread, post and attempt."""

    name: str
    fault: dict[str, Any]
    status: Status
    post: Post.Status
    outcome: Attempt.Outcome
    error: str
    says: str
    pause: str = ""
    next_look: tuple[float, float] | None = None  # seconds from now
    live_anyway: bool = False  # X has the post although it did not say so
    positions: list[int] = field(default_factory=lambda: POSITIONS)

    def waits_longer_than(self, seconds: float) -> bool:
        return self.next_look is not None and self.next_look[0] > seconds


def status(code: int, **more: Any) -> dict[str, Any]:
    return {"kind": "status", "status": code, **more}


def forbidden(reason: str) -> dict[str, Any]:
    return status(403, reason=reason)


def unknown(name: str, live_anyway: bool, **fault: Any) -> Row:
    return Row(
        name,
        fault,
        Status.PUBLISHING,
        P.IN_DOUBT,
        O.UNKNOWN,
        "UnknownOutcomeError",
        "it may be on X or not",
        next_look=(110, 120),
        live_anyway=live_anyway,
    )


def around_commit(name: str, **fault: Any) -> list[Row]:
    return [
        unknown(f"{name} before the commit", False, when="before", **fault),
        unknown(f"{name} after the commit", True, when="after", **fault),
    ]


UNKNOWN = [
    *(row for code in (500, 502, 503, 504) for row in around_commit(str(code), **status(code))),
    *around_commit("503 as HTML", **status(503, format="html")),
    *around_commit("reset", kind="drop"),
    *around_commit("201 without id", kind="no_id"),
    *around_commit("broken JSON", kind="bad_json"),
    *around_commit("201 with HTML", kind="html"),
    unknown("a body without end", True, kind="huge_body", bytes=2_000_000, when="after"),
    unknown("late commit", False, kind="late_commit", seconds=30),
]


def refused(name: str, error: str, says: str, positions: list[int] = POSITIONS, **fault: Any) -> Row:
    return Row(name, fault, Status.FAILED, P.REJECTED, O.REFUSED, error, says, positions=positions)


REFUSED = [
    refused("duplicate", "DuplicateError", "already has a post with this text", **forbidden("duplicate")),
    refused(
        "reply refused",
        "ReplyNotAllowedError",
        "Post the rest by hand",
        positions=[2, 3],
        **forbidden("reply_not_allowed"),
    ),
    refused(
        "suspended",
        "RefusedError",
        "X has suspended this account.",
        **forbidden("suspended"),
    ),
    refused("feature", "RefusedError", "X does not permit this account to do that.", **forbidden("feature")),
    refused(
        "too long",
        "RefusedError",
        "too long for this account.",
        **forbidden("too_long"),
    ),
    refused("cashtags", "RefusedError", "X takes one cashtag ($NAME) in a post", **forbidden("cashtag")),
    refused("invalid URL", "RefusedError", "X does not take a link in post", **forbidden("invalid_url")),
    refused("scope", "RefusedError", "Forbidden", **forbidden("scope")),
    refused("400", "RefusedError", "One or more parameters to your request was invalid", **status(400)),
]


def limited(name: str, waits: float, says: str = "It continues by itself at", **fault: Any) -> Row:
    return Row(
        name,
        status(429, **fault),
        Status.PAUSED,
        P.PENDING,
        O.NOT_SENT,
        "RateLimitedError",
        says,
        pause=Pause.RATE_LIMIT,
        next_look=(waits - 10, waits + 6),
    )


LIMITED = [
    limited("429 of the account", 300, reset=300),
    limited("429 of the account's day", 86_400, limit="user_24h", reset="24h"),
    limited("429 of our whole app", 86_400, limit="app_24h", reset="24h"),
    limited("429 without a reset", 900, reset="missing"),
    limited("429 with a reset that is past", 900, reset="past"),
    limited("429 in the old shape", 300, reset=300, body="code88"),
]


def app_wide(name: str, **fault: Any) -> Row:
    return Row(
        name,
        fault,
        Status.PAUSED,
        P.PENDING,
        O.NOT_SENT,
        "AppBlockedError",
        "That is not about your account",
        pause=Pause.CREDITS,
        next_look=(290, 310),
    )


APP_WIDE = [
    app_wide("402", **status(402)),
    app_wide("403 usage cap", **forbidden("usage_capped")),
    app_wide("429 usage cap", **status(429, body="usage_capped")),
    app_wide("403 about spend", **status(403, detail="Your project reached its spend limit.")),
    app_wide("403 client not enrolled", **forbidden("client_forbidden")),
]

NOT_VISIBLE = Row(
    "parent not visible yet",
    forbidden("not_visible"),
    Status.PUBLISHING,
    P.PENDING,
    O.NOT_SENT,
    "ParentNotVisibleError",
    "X does not show the post above to replies yet. Next try at",
    next_look=(0, 5.1),
    positions=[2, 3],
)

TABLE = [*UNKNOWN, *REFUSED, *LIMITED, *APP_WIDE, NOT_VISIBLE]
GRACE = 7_200  # seconds; a person's default


def case(row: Row, position: int) -> Any:
    # After a day the token is refreshed, in a thread and on a connection of its own.
    marks = pytest.mark.django_db(transaction=True) if row.waits_longer_than(GRACE) else ()
    return pytest.param(row, position, id=f"{row.name}, post {position}", marks=marks)


CASES = [case(row, position) for row in TABLE for position in row.positions]


@pytest.fixture
def thread(sandbox: X) -> Thread:
    return due_thread(sandbox.connect())


@pytest.mark.parametrize(("row", "position"), CASES)
def test_answer(sandbox: X, thread: Thread, row: Row, position: int) -> None:
    sandbox.fault(endpoint="tweets.create", position=position, **row.fault)
    tick()
    check_where_it_stands(thread, row, position)
    assert on_x(sandbox, thread) == list(TEXTS[: position - (not row.live_anyway)])
    if row.fault["kind"] == "late_commit":
        return  # X's own clock does not follow a test's: `tests/chaos` waits for it

    carry_on(thread)
    if row.waits_longer_than(GRACE) and position == 1:
        assert again(thread).status == Status.MISSED
        assert on_x(sandbox, thread) == []
    elif row.next_look:
        assert_whole_on_x(sandbox, thread)
    else:  # nothing more goes out until the person says so
        assert again(thread).status == row.status
        assert on_x(sandbox, thread) == list(TEXTS[: position - (not row.live_anyway)])
        assert len(attempts(thread)) == position


def check_where_it_stands(thread: Thread, row: Row, position: int) -> None:
    now = again(thread)
    assert (now.status, now.pause_reason) == (row.status, row.pause)
    assert statuses(thread) == [P.SENT] * (position - 1) + [row.post] + [P.PENDING] * (3 - position)
    *earlier, last = attempts(thread)
    assert [attempt.outcome for attempt in earlier] == [O.SENT] * (position - 1)
    assert (last.outcome, last.error, last.post.position) == (row.outcome, row.error, position)
    assert last.http_status == answered_status(row)
    assert last.finished_at is not None
    assert row.says in now.explanation
    assert now.explanation.startswith(f"{position - 1} of 3 posts are on X. ") == (position > 1)
    if row.next_look:
        soonest, latest = row.next_look
        assert soonest <= seconds_until_next(thread) <= latest
    else:
        assert now.next_action_at is None
    assert now.lease_until is None


def answered_status(row: Row) -> int | None:
    """The HTTP status the attempt must hold: none where no whole answer came."""
    lost = {"drop", "late_commit", "huge_body"}
    return None if row.fault["kind"] in lost else row.fault.get("status", 201)


def test_failed_thread_can_be_tried_again(sandbox: X, thread: Thread) -> None:
    """Refused once, then accepted: the part that was live is left alone."""
    sandbox.fault("status", "tweets.create", status=403, reason="feature", position=2)
    tick()
    again(thread).retry()
    tick()
    assert_whole_on_x(sandbox, thread)
