"""The main job on the processes of docker-compose.yml: sign in, schedule, and see it go out once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from scheduler.models import Attempt, Look, Post, Thread
from tests.person import Person
from tests.program import wait_until
from tests.stack import Stack

THREAD = ["The first of three", "the second, with https://example.com/a", "and the last & final <one>"]


def truth(stack: Stack, marker: str) -> list[dict[str, Any]]:
    """What X really has, in the order it came in."""
    posts = requests.get(f"{stack.sandbox_url}/_control/truth", timeout=10).json()["posts"]
    return [post for post in posts if marker in post["text"]]


def control(stack: Stack, **fault: Any) -> None:
    answer = requests.post(f"{stack.sandbox_url}/_control/faults", json=fault, timeout=10)
    assert answer.ok, answer.text


@pytest.fixture
def mara(stack: Stack) -> Person:
    person = Person(stack.base_url, "mara_writes")
    person.sign_in()
    return person


def coming_minute(at_least_seconds: int) -> datetime:
    soonest = datetime.now(UTC) + timedelta(seconds=at_least_seconds)
    return soonest.replace(second=0, microsecond=0, tzinfo=None) + timedelta(minutes=1)


def test_a_scheduled_thread_arrives_once_in_order_and_never_early(stack: Stack, mara: Person) -> None:
    due = coming_minute(at_least_seconds=20)
    marker = f"[{due:%H%M%S%f} story]"
    thread = mara.write(*(f"{text} {marker}" for text in THREAD), at=due)
    assert mara.status(thread) == "scheduled"
    wait_until(lambda: mara.status(thread) == "published", "published", seconds=100)

    posts = truth(stack, marker)
    assert [post["text"] for post in posts] == [f"{text} {marker}" for text in THREAD]
    assert [post["parent_id"] for post in posts] == [None, posts[0]["id"], posts[1]["id"]]
    lateness = datetime.fromisoformat(posts[0]["committed_at"]) - due.replace(tzinfo=UTC)
    assert timedelta(0) <= lateness < timedelta(seconds=30)  # how late exactly: benchmarks/lateness.py


@pytest.mark.parametrize("position", [1, 2, 3])
@pytest.mark.parametrize("when", ["before", "after"])
def test_kill_during_a_call_is_found_out_and_the_rest_goes_out(
    stack: Stack, mara: Person, stack_rows: None, position: int, when: str
) -> None:
    """Both workers are killed while X is slow, before or after it has committed the post."""
    marker = f"[kill {when} {position} {datetime.now(UTC):%H%M%S%f}]"
    control(stack, endpoint="tweets.create", kind="slow", seconds=4, when=when, position=position)
    thread = mara.write(*(f"{text} {marker}" for text in THREAD))
    wait_until(
        lambda: Post.objects.filter(thread=thread, position=position, status=Post.Status.SENDING).exists(),
        f"post {position} is being sent",
    )
    if when == "after":
        wait_until(lambda: len(truth(stack, marker)) == position, "X has it")
    for worker in stack.workers:
        worker.kill()
    for worker in stack.workers:
        stack.restart(worker)

    age_open_attempts(thread)
    wait_until(lambda: mara.status(thread) == "published", "published", seconds=120)
    posts = truth(stack, marker)
    assert [post["text"] for post in posts] == [f"{text} {marker}" for text in THREAD], "lost or doubled"
    assert [post["parent_id"] for post in posts] == [None, posts[0]["id"], posts[1]["id"]]
    assert Look.objects.filter(attempt__post__thread=thread).exists()


def age_open_attempts(thread: int) -> None:
    """As if the lease, two minutes, were over."""
    long_ago = datetime.now(UTC) - timedelta(minutes=3)
    Attempt.objects.filter(post__thread=thread, outcome="").update(started_at=long_ago)
    Thread.objects.filter(pk=thread, status=Thread.Status.PUBLISHING).update(
        lease_until=long_ago, next_action_at=long_ago, handed_at=None
    )


def test_kill_between_two_posts_lets_the_rest_go_out(stack: Stack, mara: Person, stack_rows: None) -> None:
    marker = f"[kill between {datetime.now(UTC):%H%M%S%f}]"
    control(stack, endpoint="tweets.create", kind="status", status=429, reset=3, position=2)
    thread = mara.write(*(f"{text} {marker}" for text in THREAD))
    wait_until(lambda: Thread.objects.get(pk=thread).pause_reason == "rate_limit", "paused by X's limit")
    for worker in stack.workers:
        worker.kill()
    for worker in stack.workers:
        stack.restart(worker)
    wait_until(lambda: mara.status(thread) == "published", "published")
    posts = truth(stack, marker)
    assert [post["text"] for post in posts] == [f"{text} {marker}" for text in THREAD]
    assert [post["parent_id"] for post in posts] == [None, posts[0]["id"], posts[1]["id"]]
