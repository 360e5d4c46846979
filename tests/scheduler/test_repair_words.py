"""What the page of a thread that stopped, its history, the editor and the admin say about it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from scheduler.models import Attempt, Look, Post, Thread
from scheduler.models.status import Status
from tests.factories import make_user
from tests.scheduler.pages import signed_in, words
from tests.scheduler.repairing import failed, in_doubt, lose_answer, press
from tests.scheduler.world import (
    again,
    due_thread,
    let_pass,
    part_live,
    seconds_until_next,
    tick,
)
from tests.x import X
from xauth.clock import database_now
from xauth.models import Token

pytestmark = pytest.mark.django_db
P, O, L = Post.Status, Attempt.Outcome, Look.Outcome  # noqa: E741


@pytest.fixture
def mara(sandbox: X) -> Token:
    return sandbox.connect()


@pytest.fixture
def person(mara: Token) -> Client:
    return signed_in(mara)


def page_of(person: Client, thread: Thread) -> str:
    return words(person.get(reverse("thread", args=[thread.pk])))


# ── In words ──────────────────────────────────────────────────────────────────────────────────────
REASONS = [
    ("reply_not_allowed", "Post the rest by hand, or put it all into one post"),
    ("duplicate", "Change the words and try again, or leave it out."),
    ("suspended", "X has suspended this account. Settle that with X first, then try again."),
    ("too_long", "too long for this account. Shorten it and try again."),
    ("cashtag", "Keep one and try again."),
    ("invalid_url", "Change or remove it and try again."),
    ("daily_limit", "X takes no more posts of this account today. Try again tomorrow."),
    ("feature", "Look at it in X’s own app, then try again."),
    ("scope", "X refused post 2 and gave this reason: “Forbidden”. Change it and try again"),
]


@pytest.mark.parametrize(("reason", "says"), REASONS, ids=[reason for reason, _ in REASONS])
def test_each_refusal_is_explained_with_what_helps(
    sandbox: X, person: Client, mara: Token, reason: str, says: str
) -> None:
    thread = failed(sandbox, mara, 2, reason=reason)
    page = page_of(person, thread)
    assert says in page
    assert "1 of 3 posts are on X." in page
    assert "You are not" not in page, "X's own words are for the log"


def test_a_parent_that_x_does_not_show_yet_is_explained(sandbox: X, person: Client, mara: Token) -> None:
    sandbox.fault("status", "tweets.create", status=403, reason="not_visible", position=2, count=10)
    thread = due_thread(mara)
    tick()
    assert "X does not show the post above to replies yet. Next try at" in page_of(person, thread)


def test_the_history_tells_of_every_look(sandbox: X, person: Client, mara: Token) -> None:
    thread = due_thread(mara)
    lose_answer(sandbox, 2, live=True)
    sandbox.configure(read_lag_seconds=3_600)
    let_pass(seconds_until_next(thread) + 0.1)
    tick()
    sandbox.configure(read_lag_seconds=0)
    let_pass(seconds_until_next(thread) + 0.1)
    tick()
    told = [
        event.words.partition("at ")[0] + event.words.partition(": ")[2] for event in again(thread).history
    ]
    assert told == ["Went out", "Went out", "Looked not there", "Looked it is there", "Went out"]
    assert [event.position for event in again(thread).history] == [1, 2, 2, 2, 3]
    assert "Looked at X at" in page_of(person, thread)


def test_the_history_costs_no_more_for_many_looks(
    person: Client, mara: Token, django_assert_max_num_queries: Any
) -> None:
    thread = part_live(mara, 2, status=Status.FAILED)
    for attempt in Attempt.objects.all():
        for _ in range(5):
            Look.objects.create(attempt=attempt, outcome=L.ABSENT, looked_at=database_now() - timedelta(1))
    with django_assert_max_num_queries(12):
        assert page_of(person, thread).count("Looked at X at") == 10


# ── The editor ────────────────────────────────────────────────────────────────────────────────────
def test_the_preview_says_what_is_on_x(person: Client, mara: Token) -> None:
    page = words(person.get(reverse("thread-edit", args=[part_live(mara, 1, status=Status.FAILED).pk])))
    assert "Preview, only what is marked is on X" in page
    assert "not on X yet" not in page
    assert "Preview, not on X yet" in words(person.get(reverse("thread-new")))


def test_the_preview_marks_each_live_post(person: Client, mara: Token) -> None:
    thread = part_live(mara, 2, status=Status.FAILED)
    form = {"account": str(mara.pk), "when": "now", "timezone": "UTC", "post_3": "The end", "version": "0"}
    shown = words(person.post(f"{reverse('thread-preview')}?thread={thread.pk}", form))
    assert shown.count("On X") == 2
    assert shown.index("On X") < shown.index("The end")


# ── The admin ─────────────────────────────────────────────────────────────────────────────────────
def test_staff_read_what_the_person_named_and_every_look(sandbox: X, person: Client, mara: Token) -> None:
    thread = in_doubt(sandbox, mara, live=False)
    press(person, "claim", thread, link=str(2**62))
    tick()
    Post.objects.filter(thread=thread, position=2).update(claimed_id="4242")
    staff = Client()
    staff.force_login(make_user(is_staff=True, is_superuser=True))
    page = words(staff.get(reverse("admin:scheduler_thread_change", args=[thread.pk])))
    assert "4242" in page
    assert "post 2 · The post you named is not there · 0 read, $0.000" in page
