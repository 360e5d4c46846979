"""The thread admin: a read-only history and two actions, every one of them recorded."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import Status
from tests.factories import make_token, make_user
from tests.scheduler.pages import words
from tests.scheduler.world import again, due_thread, part_live
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db
LIST = reverse("admin:scheduler_thread_changelist")


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def token() -> Token:
    return make_token()


def page_of(thread: Thread) -> str:
    return reverse("admin:scheduler_thread_change", args=[thread.pk])


def act(staff: Client, action: str, *threads: Thread) -> str:
    chosen = {"action": action, "_selected_action": [str(thread.pk) for thread in threads]}
    answer: Any = staff.post(LIST, chosen, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def log() -> list[tuple[str, str]]:
    return [(entry.object_id or "", entry.get_change_message()) for entry in LogEntry.objects.order_by("pk")]


# ── A look ────────────────────────────────────────────────────────────────────────────────────────
def test_the_list_shows_what_staff_ask_for(staff: Client, token: Token) -> None:
    thread = part_live(token, 1, status=Status.FAILED, last_error="X refused post 2: no.")
    said = words(staff.get(LIST))
    for shown in (str(thread.pk), "The first of three", str(token), "Failed", "1/3", "X refused post 2: no."):
        assert shown in said


def test_the_history_is_complete_and_read_only(staff: Client, token: Token) -> None:
    thread = part_live(token, 1, status=Status.FAILED, last_error="X refused post 2: no.")
    Attempt.objects.create(
        post=thread.posts.get(position=2),
        fence=3,
        token_generation=1,
        price=0,
        outcome=Attempt.Outcome.REFUSED,
        http_status=403,
        problem="usage-capped",
        detail="Usage cap exceeded",
        transaction_id="f00d",
    )
    page = staff.get(page_of(thread))
    said = words(page)
    for shown in ("The first of three", "Went out", "HTTP 403", "Usage cap exceeded", "transaction f00d"):
        assert shown in said
    inputs = page.content.decode().partition('id="thread_form"')[2]
    assert "<textarea" not in inputs
    assert 'name="_save"' not in inputs
    assert staff.post(page_of(thread), {"status": "published"}).status_code == 403
    assert again(thread).status == Status.FAILED


@pytest.mark.parametrize("model", ["thread", "post"])
def test_nothing_is_added_by_hand(staff: Client, model: str) -> None:
    url = f"/admin/scheduler/{model}/add/"
    assert staff.get(url).status_code in {403, 404}


@pytest.mark.parametrize(
    ("status", "sent", "goes"),
    [
        (Status.DRAFT, 0, True),
        (Status.CANCELLED, 0, True),
        (Status.SCHEDULED, 0, False),
        (Status.FAILED, 1, False),
        (Status.PUBLISHED, 3, False),
    ],
)
def test_the_record_of_what_went_out_is_not_deleted(
    staff: Client, token: Token, status: Status, sent: int, goes: bool
) -> None:
    thread = part_live(token, sent, status=status)
    chosen = {"action": "delete_selected", "_selected_action": [str(thread.pk)], "post": "yes"}
    staff.post(LIST, chosen)
    staff.post(reverse("admin:scheduler_thread_delete", args=[thread.pk]), {"post": "yes"})
    assert Thread.objects.filter(pk=thread.pk).exists() != goes


@pytest.mark.parametrize("query", ["the last", "handle", "person", "no such words"])
def test_search(staff: Client, token: Token, query: str) -> None:
    due_thread(token)
    due_thread(make_token(), ["other"])
    found = staff.get(LIST, {"q": query}).context["cl"].result_count
    assert found == {"the last": 1, "handle": 2, "person": 2, "no such words": 0}[query]


def test_filters(staff: Client, token: Token) -> None:
    due_thread(token, status=Status.FAILED)
    due_thread(token)
    for query, count in (("status__exact=failed", 1), ("token__status__exact=active", 2), ("", 2)):
        assert staff.get(f"{LIST}?{query}").context["cl"].result_count == count


def queries_of(staff: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert staff.get(url).status_code == 200
    return len(queries)


def test_the_list_asks_as_much_for_thirty_threads_as_for_three(staff: Client) -> None:
    for _ in range(3):
        part_live(make_token(), 1)
    queries_of(staff, LIST)
    before = queries_of(staff, LIST)
    for _ in range(27):
        part_live(make_token(), 1)
    assert queries_of(staff, LIST) == before <= 15


def test_a_history_asks_as_much_for_thirty_attempts_as_for_three(staff: Client, token: Token) -> None:
    thread = part_live(token, 1)
    queries_of(staff, page_of(thread))
    before = queries_of(staff, page_of(thread))
    for post in thread.posts.all():
        for _ in range(10):
            Attempt.objects.create(post=post, fence=1, token_generation=1, price=0, outcome="not_sent")
    assert queries_of(staff, page_of(thread)) == before <= 15


# ── Actions ───────────────────────────────────────────────────────────────────────────────────────
def test_cancel_is_done_and_recorded(staff: Client, token: Token) -> None:
    first, second = due_thread(token), due_thread(token)
    said = act(staff, "cancel", first, second)
    assert {again(first).status, again(second).status} == {Status.CANCELLED}
    assert f"Thread {first.pk} is cancelled." in said
    assert sorted(log()) == sorted([(str(first.pk), "cancelled"), (str(second.pk), "cancelled")])


@pytest.mark.parametrize("status", [Status.FAILED, Status.MISSED])
def test_retry_is_done_and_recorded(staff: Client, token: Token, status: Status) -> None:
    thread = due_thread(token, status=status, ago=86_400)
    thread.posts.filter(position=1).update(status=P.REJECTED)
    assert act(staff, "retry", thread) == f"Thread {thread.pk} is taken up again."
    row = again(thread)
    assert (row.status, row.post_list[0].status) == (Status.SCHEDULED, P.PENDING)
    assert row.next_action_at is not None
    assert log() == [(str(thread.pk), "taken up again")]


@pytest.mark.parametrize(
    ("action", "status", "says"),
    [
        ("cancel", Status.PUBLISHED, "There is nothing left to stop."),
        ("retry", Status.SCHEDULED, "Only a thread that stopped half-way can go on."),
        ("retry", Status.CANCELLED, "Only a thread that stopped half-way can go on."),
    ],
)
def test_what_cannot_be_done_says_so_and_stops_no_other(
    staff: Client, token: Token, action: str, status: Status, says: str
) -> None:
    stuck = due_thread(token, status=status)
    fits = due_thread(token, status=Status.FAILED if action == "retry" else Status.SCHEDULED)
    said = act(staff, action, stuck, fits)
    assert f"Thread {stuck.pk}: {says}" in said
    assert again(stuck).status == status
    assert [pk for pk, _ in log()] == [str(fits.pk)]


def test_staff_without_the_right_to_change_threads_has_no_actions(client: Client, token: Token) -> None:
    client.force_login(make_user(is_staff=True))
    thread = due_thread(token)
    assert client.post(LIST, {"action": "cancel", "_selected_action": [str(thread.pk)]}).status_code == 403
    assert again(thread).status == Status.SCHEDULED


@pytest.mark.parametrize("url", [LIST, "/admin/scheduler/thread/1/change/"])
def test_only_staff_come_here(client: Client, token: Token, url: str) -> None:
    client.force_login(token.user)
    assert client.get(url).status_code == 302
