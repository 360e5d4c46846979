"""The composer's pages: write, preview, save, edit; and nothing goes out that was not shown."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from scheduler.models import Post, Thread
from scheduler.models.status import Status
from scheduler.times import local_in
from tests.factories import make_profile, make_thread, make_token, make_user
from tests.scheduler.pages import signed_in, words
from tests.scheduler.world import again, assert_whole_on_x, claimed, due_thread, let_pass, part_live, tick
from tests.x import X
from xauth.clock import database_now
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db
NEW, PREVIEW = "/threads/new", "/threads/preview"


@pytest.fixture
def token() -> Token:
    return make_token(make_user(timezone="Europe/Paris"))


@pytest.fixture
def person(token: Token) -> Client:
    return signed_in(token)


def entered(token: Token, *texts: str, **more: str) -> dict[str, str]:
    posts = {f"post_{position}": text for position, text in enumerate(texts, 1)}
    when = {"when": "now", "local_time": "", "timezone": "Europe/Paris"}
    return {"account": str(token.pk), "action": "schedule", **when, **posts, **more}


def picked(hours: float, zone: str = "Europe/Paris") -> dict[str, str]:
    local = local_in(database_now() + timedelta(hours=hours), zone)
    return {"when": "at", "local_time": f"{local:%Y-%m-%dT%H:%M}", "timezone": zone}


def edit_url(thread: Thread) -> str:
    return reverse("thread-edit", args=[thread.pk])


# ── New ───────────────────────────────────────────────────────────────────────────────────────────
def test_a_thread_is_written_and_shown(person: Client, token: Token) -> None:
    answer = person.post(NEW, entered(token, "first", "second", **picked(2)), follow=True)
    thread = Thread.objects.get()
    assert answer.redirect_chain == [(reverse("thread", args=[thread.pk]), 302)]
    assert "Scheduled." in words(answer)
    assert "first" in words(answer)
    assert thread.status == Status.SCHEDULED


def test_a_draft_is_saved(person: Client, token: Token) -> None:
    answer = person.post(NEW, entered(token, "first", action="draft"), follow=True)
    assert "Draft saved." in words(answer)
    assert Thread.objects.get().status == Status.DRAFT


def test_without_an_account_there_is_nothing_to_write_for(client: Client) -> None:
    client.force_login(make_user())
    answer = client.get(NEW, follow=True)
    assert answer.redirect_chain == [(reverse("accounts"), 302)]
    assert "Connect an X account first" in words(answer)


def test_errors_keep_the_input(person: Client, token: Token) -> None:
    typed = entered(token, "kept words", "x" * 281, "third <kept> & all", **picked(-5))
    answer = person.post(NEW, typed)
    assert answer.status_code == 422
    assert not Thread.objects.exists()
    page = answer.content.decode()
    for kept in ("kept words", "x" * 281, "third &lt;kept&gt; &amp; all", typed["local_time"]):
        assert kept in page
    said = words(answer)
    assert "1 characters too long for X: shorten it to 280." in said
    assert "Not saved yet" in said
    assert "Please look at the posts below." in said


def test_an_empty_form_asks_for_words(person: Client, token: Token) -> None:
    answer = person.post(NEW, entered(token))
    assert answer.status_code == 422
    assert "Write something first." in words(answer)


# ── Preview equals what is stored and what is sent ────────────────────────────────────────────────
TRICKY = ("  <b>bold?</b> & “quotes”\r\nnew line ", "e\u0301 and 👩‍👩‍👧 with README.md", "#tag @who $CASH …")


def previewed(answer: Any) -> list[str]:
    """Read from the page itself: its text segments joined."""
    posts = answer.context["preview"]["posts"]
    texts = ["".join(segment.text for segment in post["segments"]) for post in posts]
    for text in texts:
        assert " ".join(text.split()) in words(answer)
    return texts


def test_preview_is_what_is_stored_and_what_x_gets(sandbox: X) -> None:
    token = sandbox.connect()
    person = signed_in(token)
    shown = previewed(person.post(PREVIEW, entered(token, *TRICKY)))
    person.post(NEW, entered(token, *TRICKY))
    thread = Thread.objects.get()
    assert [post.text for post in thread.post_list] == shown
    tick()
    assert_whole_on_x(sandbox, thread)
    assert [post["text"] for post in sandbox.posts()] == shown


@pytest.mark.parametrize(
    ("text", "length", "cost"),
    [
        ("words", "5 of 280 characters", "$0.015 for 1 post"),
        ("README.md", "23 of 280 characters", "$0.200 for 1 post, of which 1 with a link at $0.200"),
        ("日本", "4 of 280 characters", "$0.015 for 1 post"),
    ],
)
def test_preview_counts_and_prices(person: Client, token: Token, text: str, length: str, cost: str) -> None:
    said = words(person.post(PREVIEW, entered(token, text)))
    assert length in said
    assert f"Estimated cost {cost}" in said


def test_preview_knows_who_may_write_long(person: Client, token: Token) -> None:
    long = make_token(token.user, profile=make_profile(subscription="Premium"))
    said = words(person.post(PREVIEW, entered(long, "x" * 300)))
    assert "300 of 25000 characters" in said
    assert "too long" not in said


def test_preview_says_when(person: Client, token: Token) -> None:
    assert "As soon as you press “Publish now”" in words(person.post(PREVIEW, entered(token, "a")))
    later = entered(token, "a", **picked(30))
    local = datetime.fromisoformat(later["local_time"])
    said = words(person.post(PREVIEW, later))
    assert f"{local:%A} {local.day} {local:%B %Y, %H:%M} (Europe/Paris)" in said


@pytest.mark.parametrize(
    ("texts", "more", "says"),
    [
        (["x" * 281], {}, "1 characters too long for X"),
        (["same", "same"], {}, "This says the same as a post above it"),
        (["a"], {"when": "at", "local_time": "2020-01-01T10:00"}, "That time is past."),
        (["a"], {"when": "at", "local_time": "2090-01-01T10:00"}, "more than a month (31 days) ahead"),
        (["a"], {"timezone": "Nowhere"}, "Pick a time zone from the list"),
    ],
)
def test_preview_says_what_would_be_refused(
    person: Client, token: Token, texts: list[str], more: dict[str, str], says: str
) -> None:
    answer = person.post(PREVIEW, entered(token, *texts, **more))
    assert answer.status_code == 200
    assert words(answer).count(says) == 1


def test_preview_of_nothing(person: Client, token: Token) -> None:
    assert "Start writing: your thread appears here." in words(person.post(PREVIEW, entered(token)))
    assert "Start writing" in words(person.post(PREVIEW, {}))


def test_preview_of_an_edit_does_not_call_its_own_words_a_repetition(person: Client, token: Token) -> None:
    thread = make_thread(token, ["same"], at=database_now() + timedelta(hours=1))
    edited = entered(token, "same", **picked(1))
    assert "refuses duplicates" in words(person.post(PREVIEW, edited))
    assert "refuses duplicates" not in words(person.post(f"{PREVIEW}?thread={thread.pk}", edited))
    page = person.get(edit_url(thread)).content.decode()
    assert f'hx-post="{PREVIEW}?thread={thread.pk}"' in page


def test_preview_of_somebody_elses_thread_is_of_a_new_one(person: Client, token: Token) -> None:
    other = part_live(make_token(), 1, ["not hers", "b"], status=Status.FAILED)
    assert "not hers" not in words(person.post(f"{PREVIEW}?thread={other.pk}", entered(token, "mine")))
    for nonsense in ("x", "9" * 30, "-1", "٣"):
        assert person.post(f"{PREVIEW}?thread={nonsense}", entered(token, "mine")).status_code == 200


@pytest.mark.usefixtures("march_2026")
def test_preview_shows_what_a_clock_change_does(person: Client, token: Token) -> None:
    gap = {"when": "at", "local_time": "2026-03-29T02:30", "timezone": "Europe/Paris"}
    note = "02:30 does not exist, so the thread goes out at 03:00."
    said = words(person.post(PREVIEW, entered(token, "a", **gap)))
    assert note in said
    assert "Sunday 29 March 2026, 03:00 (Europe/Paris)" in said


# ── Edit ──────────────────────────────────────────────────────────────────────────────────────────
def test_the_form_shows_what_is_stored(person: Client, token: Token) -> None:
    thread = make_thread(token, ["<one>", "two"], at=database_now() + timedelta(hours=1))
    page = person.get(edit_url(thread)).content.decode()
    assert ">\n&lt;one&gt;</textarea>" in page
    assert f"{thread.local_time:%Y-%m-%dT%H:%M}" in page


def test_an_edit_is_saved(person: Client, token: Token) -> None:
    thread = make_thread(token, ["one"], at=database_now() + timedelta(hours=1))
    answer = person.post(edit_url(thread), entered(token, "uno", "dos", **picked(3)), follow=True)
    assert "Scheduled." in words(answer)
    assert [post.text for post in again(thread).post_list] == ["uno", "dos"]


def test_live_posts_are_locked_and_the_rest_goes_on(person: Client, token: Token) -> None:
    thread = part_live(token, 1, ["live", "refused"], status=Status.FAILED)
    page = person.get(edit_url(thread))
    assert words(page).count("Cannot be changed any more") == 1
    assert page.content.decode().count("readonly") == 1
    assert 'value="draft"' not in page.content.decode()
    person.post(edit_url(thread), entered(token, "changed?", "new words"))
    assert [post.text for post in again(thread).post_list] == ["live", "new words"]
    assert again(thread).status == Status.SCHEDULED


@pytest.mark.parametrize("status", [Status.PUBLISHING, Status.PUBLISHED])
def test_what_goes_out_or_is_out_has_no_form(person: Client, token: Token, status: Status) -> None:
    thread = due_thread(token, status=status)
    answer = person.get(edit_url(thread), follow=True)
    assert answer.redirect_chain == [(reverse("thread", args=[thread.pk]), 302)]
    assert "It can no longer be edited" in words(answer)


def test_a_thread_of_an_account_that_is_not_connected(person: Client, token: Token) -> None:
    thread = due_thread(token)
    Token.objects.update(status=Token.Status.RECONNECT)
    answer = person.get(edit_url(thread), follow=True)
    assert f"Reconnect {token} first; then you can edit its threads." in words(answer)


def test_a_scheduled_thread_can_go_back_to_the_drafts(person: Client, token: Token) -> None:
    thread = due_thread(token, ago=-3600)
    person.post(edit_url(thread), entered(token, "later, perhaps", action="draft"))
    row = again(thread)
    assert (row.status, row.scheduled_at, row.next_action_at) == (Status.DRAFT, None, None)
    let_pass(3 * 3600)
    assert tick() == []


def test_an_edit_between_the_form_and_the_lock_is_refused(person: Client, token: Token) -> None:
    thread = due_thread(token, ["stored"])
    claimed(thread)
    answer = person.post(edit_url(thread), entered(token, "typed meanwhile"))
    assert answer.status_code == 422
    assert "It began to go out while you were editing, so nothing was changed." in words(answer)
    assert "typed meanwhile" in answer.content.decode()
    assert [post.text for post in again(thread).post_list] == ["stored"]


def test_the_form_has_as_many_boxes_as_the_setting_says(
    person: Client, token: Token, settings: Settings
) -> None:
    settings.THREAD_MAX_POSTS = 7
    assert person.get(NEW).content.decode().count("<textarea") == 7
