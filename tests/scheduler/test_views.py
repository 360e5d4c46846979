"""The pages about threads that exist, and the person's verbs."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scheduler.models import Attempt, Post
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.factories import make_thread, make_token, make_user
from tests.scheduler.pages import listed, signed_in, words
from tests.scheduler.world import TEXTS, again, due_thread, part_live
from xauth.clock import database_now
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db
LIST = "/threads/"


@pytest.fixture
def token() -> Token:
    return make_token(make_user(timezone="Europe/Paris"))


@pytest.fixture
def person(token: Token) -> Client:
    return signed_in(token)


# ── Whose threads, and by which method ────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["thread", "thread-status", "thread-edit"])
def test_another_persons_thread_is_not_there(person: Client, name: str) -> None:
    assert person.get(reverse(name, args=[due_thread(make_token()).pk])).status_code == 404


@pytest.mark.parametrize("number", ["0", "999999", "9" * 40])
def test_a_thread_that_does_not_exist(person: Client, number: str) -> None:
    assert person.get(f"{LIST}{number}/").status_code == 404
    assert person.post(f"{LIST}{number}/cancel").status_code == 404


# ── The dashboard ─────────────────────────────────────────────────────────────────────────────────
def test_the_dashboard_shows_what_needs_the_person_what_comes_and_what_went_out(
    person: Client, token: Token
) -> None:
    failed = due_thread(token, ["failed"], status=Status.FAILED, last_error="X refused post 1: because.")
    coming = due_thread(token, ["coming"], ago=-3600)
    out = due_thread(token, ["out"], status=Status.PUBLISHED, published_at=database_now())
    make_thread(token, ["only a draft"])
    due_thread(make_token(), ["somebody else's"])
    answer = person.get("/")
    assert list(answer.context["attention"]) == [failed]
    assert list(answer.context["upcoming"]) == [coming]
    assert list(answer.context["recent"]) == [out]
    assert "X refused post 1: because." in words(answer)
    assert "somebody else's" not in words(answer)


@pytest.mark.parametrize(
    ("columns", "section"),
    [
        ({"status": Status.PAUSED, "pause_reason": Pause.IN_DOUBT}, "attention"),
        ({"status": Status.PAUSED, "pause_reason": Pause.RECONNECT}, "attention"),
        ({"status": Status.PAUSED, "pause_reason": Pause.RATE_LIMIT}, "upcoming"),
        ({"status": Status.PUBLISHING}, "upcoming"),
        ({"status": Status.MISSED}, "attention"),
    ],
)
def test_each_thread_has_its_place_on_the_dashboard(
    person: Client, token: Token, columns: dict[str, Any], section: str
) -> None:
    thread = due_thread(token, **columns)
    context = person.get("/").context
    places = {name: list(context[name]) for name in ("attention", "upcoming", "recent")}
    assert places == {"attention": [], "upcoming": [], "recent": []} | {section: [thread]}
    assert thread.needs_attention == (section == "attention")


def test_an_empty_dashboard_invites(person: Client) -> None:
    assert "Write your first thread" in words(person.get("/"))


def test_somebody_unknown_is_asked_to_sign_in(client: Client) -> None:
    assert "Sign in with X" in words(client.get("/"))


# ── The list ──────────────────────────────────────────────────────────────────────────────────────
def test_the_list_filters_by_status(person: Client, token: Token) -> None:
    by_status = {status: make_thread(token, status=status).pk for status in Status}
    for status, pk in by_status.items():
        assert listed(person.get(LIST, {"status": status})) == [pk]
    assert sorted(listed(person.get(LIST))) == sorted(by_status.values())
    assert len(listed(person.get(LIST, {"status": "nonsense"}))) == len(Status)


def test_the_list_filters_by_account(person: Client, token: Token) -> None:
    other = make_token(token.user)
    mine, hers = make_thread(token).pk, make_thread(other).pk
    assert listed(person.get(LIST, {"account": other.pk})) == [hers]
    assert listed(person.get(LIST, {"account": "x"})) == [hers, mine]
    for nobody in (str(make_token().pk), "9" * 40, "٣٣٣"):
        assert listed(person.get(LIST, {"account": nobody})) == []


@pytest.mark.parametrize(
    ("sought", "hits"),
    [("second", 1), ("SECOND", 1), ("", 2), ("%", 0), ("nothing", 0), ("a\0b", 0), ("  ", 2)],
)
def test_the_list_searches_every_post(person: Client, token: Token, sought: str, hits: int) -> None:
    make_thread(token, TEXTS)
    make_thread(token, ["something else"])
    assert len(listed(person.get(LIST, {"q": sought}))) == hits


def test_a_search_without_a_hit_says_so(person: Client) -> None:
    assert "No thread matches" in words(person.get(LIST, {"q": "<script>alert(1)</script>"}))
    assert "No threads yet" in words(person.get(LIST))


def test_the_list_has_pages_of_twenty_and_keeps_the_filter(person: Client, token: Token) -> None:
    newest_first = [make_thread(token, status=Status.FAILED).pk for _ in range(45)][::-1]
    make_thread(token)
    pages = [listed(person.get(f"{LIST}?status=failed&page={number}")) for number in (1, 2, 3)]
    assert pages == [newest_first[:20], newest_first[20:40], newest_first[40:]]
    assert listed(person.get(LIST, {"status": "failed", "page": "no number"})) == pages[0]
    second = person.get(f"{LIST}?status=failed&page=2").content.decode()
    assert "status=failed&amp;page=3" in second


# ── How many questions a page asks ────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("url", ["/", LIST, f"{LIST}?status=scheduled&q=the"])
def test_a_list_asks_as_much_for_many_threads_as_for_few(person: Client, token: Token, url: str) -> None:
    def grow(count: int) -> None:
        for _ in range(count):
            part_live(token, 1, status=Status.PAUSED, pause_reason=Pause.IN_DOUBT, last_error="?")
            due_thread(token, ago=-3600)
            due_thread(token, status=Status.PUBLISHED, published_at=database_now())

    grow(2)
    before = queries_of(person, url)
    grow(4)
    assert queries_of(person, url) == before <= 12


def queries_of(person: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert person.get(url).status_code == 200
    return len(queries)


def test_a_thread_asks_as_much_for_a_long_history_as_for_a_short_one(person: Client, token: Token) -> None:
    url = reverse("thread", args=[part_live(token, 1).pk])
    before = queries_of(person, url)
    for post in Post.objects.all():
        for _ in range(5):
            Attempt.objects.create(post=post, fence=1, token_generation=1, price=0, outcome="not_sent")
    assert queries_of(person, url) == before <= 10


# ── A thread's page ───────────────────────────────────────────────────────────────────────────────
def test_the_page_shows_posts_time_links_and_history(person: Client, token: Token) -> None:
    thread = part_live(token, 1, ["<i>first</i>", "second"], status=Status.FAILED, last_error="X said no.")
    page = person.get(reverse("thread", args=[thread.pk]))
    said = words(page)
    first = again(thread).post_list[0]
    assert "&lt;i&gt;first&lt;/i&gt;" in page.content.decode()
    assert "Failed. 1 of 2 posts are on X. X said no." in said
    assert f'href="{first.url}"' in page.content.decode()
    assert "Went out" in said
    assert thread.local_time is not None
    assert f"{thread.local_time:%H:%M}" in said


def test_the_page_looks_again_only_while_something_can_change(person: Client, token: Token) -> None:
    def polls(status: Status) -> bool:
        thread = due_thread(token, status=status, pause_reason=Pause.CREDITS)
        return b"hx-trigger=" in person.get(reverse("thread-status", args=[thread.pk])).content

    polled = {status for status in Status if polls(status)}
    assert polled == {Status.SCHEDULED, Status.PUBLISHING, Status.PAUSED}
