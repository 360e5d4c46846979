"""The composer's form: what a person enters becomes exactly this thread."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import Settings

from accounts.models import User
from scheduler.forms import LONGEST_TEXT, RescheduleForm, ThreadForm
from scheduler.models import Attempt, NotNowError, Post, Thread
from scheduler.models.status import Status
from scheduler.times import local_in
from tests.factories import make_thread, make_token, make_user
from tests.scheduler.world import again, claimed, due_thread, part_live, tick
from tests.x import X
from xauth.clock import database_now
from xauth.models import Token

P = Post.Status
pytestmark = pytest.mark.django_db
ZONE = "Europe/Paris"


@pytest.fixture
def person() -> User:
    return make_user(timezone=ZONE)


@pytest.fixture
def token(person: User) -> Token:
    return make_token(person)


def in_an_hour(zone: str = ZONE) -> datetime:
    return local_in(database_now() + timedelta(hours=1), zone).replace(second=0, microsecond=0)


def entered(token: Token, *texts: str, **more: str) -> dict[str, str]:
    posts = {f"post_{position}": text for position, text in enumerate(texts, 1)}
    when = {"when": "at", "local_time": f"{in_an_hour():%Y-%m-%dT%H:%M}", "timezone": ZONE}
    return {"account": str(token.pk), "action": "schedule", **when, **posts, **more}


def form_for(token: Token, *texts: str, thread: Thread | None = None, **more: str) -> ThreadForm:
    return ThreadForm(token.user, entered(token, *texts, **more), thread=thread)


def saved(token: Token, *texts: str, thread: Thread | None = None, **more: str) -> Thread:
    form = form_for(token, *texts, thread=thread, **more)
    assert form.is_valid(), (form.errors, [box.errors for box in form.posts])
    return again(form.save())


def texts_of(thread: Thread) -> list[str]:
    return [post.text for post in again(thread).post_list]


# ── Saving ────────────────────────────────────────────────────────────────────────────────────────
def test_a_time_in_the_persons_zone_becomes_an_instant(token: Token) -> None:
    thread = saved(token, "one", "two")
    assert (thread.status, thread.token, thread.timezone) == (Status.SCHEDULED, token, ZONE)
    assert thread.local_time == in_an_hour()
    assert thread.scheduled_at == thread.next_action_at
    assert local_in(thread.scheduled_at, ZONE) == in_an_hour()  # type: ignore[arg-type]
    assert texts_of(thread) == ["one", "two"]


def test_now_means_now(token: Token) -> None:
    thread = saved(token, "one", when="now", local_time="")
    assert thread.status == Status.SCHEDULED
    assert thread.scheduled_at == thread.next_action_at
    assert thread.scheduled_at is not None
    assert abs(thread.scheduled_at - database_now()) < timedelta(seconds=5)
    assert thread.local_time == local_in(thread.scheduled_at, ZONE).replace(second=0, microsecond=0)


def test_a_draft_keeps_its_words_and_goes_nowhere(token: Token) -> None:
    thread = saved(token, "one", action="draft")
    assert (thread.status, thread.scheduled_at, thread.next_action_at) == (Status.DRAFT, None, None)
    assert (thread.local_time, thread.timezone) == (in_an_hour(), ZONE)
    thread = saved(token, "one", action="draft", local_time="", when="now", thread=thread)
    assert thread.local_time is None


def test_a_draft_may_be_unfit_to_be_sent(token: Token) -> None:
    assert texts_of(saved(token, "a" * 300, "$A and $B", action="draft")) == ["a" * 300, "$A and $B"]


def test_texts_are_stored_as_they_are_counted_and_sent(token: Token) -> None:
    """Line ends, composed characters, no space around; and no NUL, which PostgreSQL cannot hold."""
    assert texts_of(saved(token, "  one\r\ntwo\rthree \n", "e\u0301", "a\0b")) == [
        "one\ntwo\nthree",
        "é",
        "ab",
    ]


def test_posts_left_empty_close_the_gap(token: Token) -> None:
    thread = saved(
        token,
        "",
        "one",
        "  \n ",
    )
    assert texts_of(thread) == ["one"]
    thread = saved(token, "one", "", "two", thread=thread)
    assert [(post.position, post.text) for post in thread.post_list] == [(1, "one"), (2, "two")]


def test_editing_replaces_texts_and_drops_what_is_too_many(token: Token) -> None:
    thread = saved(token, "one", "two", "three")
    first = thread.post_list[0].pk
    thread = saved(token, "uno", "tres", thread=thread)
    assert texts_of(thread) == ["uno", "tres"]
    assert thread.post_list[0].pk == first


def test_a_post_that_was_tried_is_left_out_with_its_history(token: Token) -> None:
    thread = part_live(token, 1, ["live", "pending", "tried"], status=Status.FAILED)
    tried = thread.posts.get(position=3)
    Attempt.objects.create(post=tried, fence=1, token_generation=1, price=tried.price, outcome="refused")
    thread = saved(token, "live", "pending", thread=thread)
    assert [post.status for post in thread.post_list] == [P.SENT, P.PENDING, P.SKIPPED]
    assert Attempt.objects.filter(post=tried).count() == 1


def test_a_refused_post_is_taken_up_again_with_new_words(token: Token) -> None:
    thread = due_thread(token, ["one"], status=Status.FAILED)
    thread.posts.update(status=P.REJECTED)
    thread = saved(token, "other words", thread=again(thread))
    assert [(post.text, post.status) for post in thread.post_list] == [("other words", P.PENDING)]
    assert thread.status == Status.SCHEDULED


def test_another_account_can_be_chosen_until_something_is_live(token: Token) -> None:
    second = make_token(token.user)
    thread = saved(token, "one")
    assert saved(second, "one", thread=thread).token == second


def test_it_began_to_go_out_while_the_form_was_checked(token: Token) -> None:
    thread = due_thread(token, ["one"])
    form = form_for(token, "edited", thread=thread)
    assert form.is_valid()
    claimed(thread)
    with pytest.raises(NotNowError, match="began to go out while you were editing"):
        form.save()
    assert texts_of(thread) == ["one"]


# ── A thread that is partly live ──────────────────────────────────────────────────────────────────
@pytest.fixture
def partly(token: Token) -> Thread:
    return part_live(token, 1, ["live", "pending"], status=Status.FAILED)


def test_a_thread_whose_beginning_is_live_is_no_draft_again(token: Token, partly: Thread) -> None:
    form = form_for(token, "live", "new rest", thread=partly, action="draft")
    assert not form.is_valid()
    assert form.non_field_errors() == ["Its beginning is live, so it cannot become a draft again."]
    assert form.posts[1].value == "new rest"


@pytest.mark.parametrize("choice", [{"action": "draft"}, {"when": "at"}, {"when": "now"}])
def test_a_page_made_before_the_thread_began_changes_nothing(token: Token, choice: dict[str, str]) -> None:
    """Its boxes, and what its buttons promise, are those of a thread of which nothing was live."""
    thread = part_live(token, 1, ["live", "pending"], status=Status.FAILED, fence=3)
    form = form_for(token, "other words", thread=thread, version="2", **choice)
    assert not form.is_valid()
    assert "began to go out while you were editing" in form.non_field_errors()[0]
    assert form.posts[1].value == ""
    assert texts_of(thread) == ["live", "pending"]


def test_two_of_the_same_at_once_are_one(token: Token) -> None:
    """Both were checked before either was saved, as after a double click."""
    first, second = (form_for(token, "the same") for _ in range(2))
    assert first.is_valid()
    assert second.is_valid()
    first.save()
    with pytest.raises(NotNowError, match="the same text in another thread"):
        second.save()
    assert Thread.objects.count() == 1


def test_what_is_live_stays_and_the_rest_goes_on_at_once(token: Token, partly: Thread) -> None:
    other = make_token(token.user)
    thread = saved(other, "changed?", "new rest", "and more", thread=partly)
    assert texts_of(thread) == ["live", "new rest", "and more"]
    assert (thread.token, thread.status, thread.scheduled_at) == (
        token,
        Status.SCHEDULED,
        partly.scheduled_at,
    )
    assert thread.next_action_at is not None
    assert thread.next_action_at <= database_now()


def test_live_posts_are_locked(token: Token, partly: Thread) -> None:
    form = form_for(token, "changed?", "new", thread=partly)
    assert [(box.value, box.locked) for box in form.posts] == [("live", True), ("new", False), ("", False)]


def test_the_rest_must_not_be_empty(token: Token, partly: Thread) -> None:
    form = form_for(token, "live", "", thread=partly)
    assert not form.is_valid()
    assert [box.errors for box in form.posts] == [[], [], ["Write something first."]]


# ── What is wrong stays in the form ───────────────────────────────────────────────────────────────
def wrong(form: ThreadForm) -> dict[str, list[str]]:
    assert not form.is_valid()
    fields = {name: [str(message) for message in messages] for name, messages in form.errors.items()}
    return fields | {box.name: box.errors for box in form.posts if box.errors}


PAST = "That time is past. Pick a later one."
PLEASE_LOOK = ["Please look at the posts below."]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"post_1": ""}, {"post_1": ["Write something first."], "__all__": PLEASE_LOOK}),
        (
            {"post_1": "a" * 281},
            {
                "post_1": ["1 characters too long for X: shorten it to 280."],
                "__all__": PLEASE_LOOK,
            },
        ),
        ({"local_time": ""}, {"local_time": ["Pick a date and a time."]}),
        ({"local_time": "tomorrow"}, {"local_time": ["Pick a date and a time."]}),
        (
            {"local_time": "2020-01-01T10:00"},
            {"local_time": ["That time is past. Pick a later one."]},
        ),
        ({"when": ""}, {"when": ["Say when it goes out."]}),
        ({"when": "later"}, {"when": ["Select a valid choice. later is not one of the available choices."]}),
    ],
)
def test_what_is_wrong_says_why(token: Token, change: dict[str, str], says: dict[str, list[str]]) -> None:
    assert wrong(ThreadForm(token.user, entered(token, "fine") | change)) == says


@pytest.mark.parametrize("year", ["0001-01-01T00:00", "9999-12-31T23:59"])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
@pytest.mark.parametrize("action", ["schedule", "draft"])
def test_a_year_beyond_all_calendars_is_an_error_not_a_crash(
    token: Token, year: str, zone: str, action: str
) -> None:
    assert "local_time" in wrong(form_for(token, "fine", local_time=year, timezone=zone, action=action))


@pytest.mark.parametrize("zone", ["", "Europe/Atlantis", "Factory", "../etc/passwd"])
def test_a_zone_that_does_not_exist(token: Token, zone: str) -> None:
    assert "timezone" in wrong(form_for(token, "fine", timezone=zone))


def test_an_account_that_is_not_the_persons(token: Token) -> None:
    assert "account" in wrong(form_for(token, "fine", account=str(make_token().pk)))


def test_an_account_that_is_not_connected(token: Token) -> None:
    Token.objects.update(status=Token.Status.RECONNECT)
    assert "account" in wrong(form_for(token, "fine"))


def test_not_even_a_draft_holds_more_than_x_ever_takes(token: Token) -> None:
    form = form_for(token, "a" * (LONGEST_TEXT + 1), action="draft")
    assert wrong(form)["post_1"] == ["At most 25,000 characters fit here."]
    assert saved(token, "a" * LONGEST_TEXT, action="draft")


def test_as_many_posts_as_the_setting_says(token: Token, settings: Settings) -> None:
    settings.THREAD_MAX_POSTS = 2
    assert texts_of(saved(token, "one", "two", "three")) == ["one", "two"]
    settings.THREAD_MAX_POSTS = 5
    assert len(form_for(token).posts) == 5
    settings.THREAD_MAX_POSTS = 1
    stored = make_thread(token, ["one", "two", "three"])
    assert len(form_for(token, thread=stored).posts) == 3


# ── A fresh form ──────────────────────────────────────────────────────────────────────────────────
def shown(user: User, thread: Thread | None = None) -> dict[str, Any]:
    form = ThreadForm(user, thread=thread)
    return {name: form[name].value() for name in ("account", "when", "local_time", "timezone")}


def test_a_new_form_offers_the_first_account_now_and_the_persons_zone(token: Token) -> None:
    assert shown(token.user) == {"account": token.pk, "when": "now", "local_time": None, "timezone": ZONE}


def test_a_scheduled_thread_shows_the_time_that_was_picked(token: Token) -> None:
    local = in_an_hour("Asia/Tokyo")
    thread = saved(token, "one", timezone="Asia/Tokyo", local_time=f"{local:%Y-%m-%dT%H:%M}")
    values = shown(token.user, thread)
    assert (values["when"], values["timezone"]) == ("at", "Asia/Tokyo")
    assert values["local_time"] == local


@pytest.mark.parametrize("zone", ["Asia/Calcutta", "Europe/Kiev", "America/Buenos_Aires"])
def test_an_old_zone_name_as_browsers_report_it_is_kept(zone: str) -> None:
    """A list without it would silently fall back to its first name, and to another hour."""
    token = make_token(make_user(timezone=zone))
    fresh = ThreadForm(token.user)
    assert f'<option value="{zone}" selected>' in str(fresh["timezone"])
    at = in_an_hour(zone)
    thread = saved(token, "one", timezone=zone, local_time=f"{at:%Y-%m-%dT%H:%M}")
    assert (thread.timezone, thread.local_time) == (zone, at)
    again_picked = RescheduleForm({"timezone": zone, "local_time": f"{at:%Y-%m-%dT%H:%M}"})
    assert again_picked.is_valid()


@pytest.mark.parametrize("action", ["schedule", "draft"])
def test_a_post_went_out_while_the_form_was_checked(sandbox: X, action: str) -> None:
    """The thread waits again, but the form still takes its first post for one that can be changed."""
    token = sandbox.connect()
    thread = due_thread(token, ["one", "two", "three"])
    form = form_for(token, "one", "two", "three", thread=thread, action=action)
    assert form.is_valid()
    sandbox.fault("status", "tweets.create", status=429, reset=60, position=2)
    tick()
    with pytest.raises(NotNowError, match="began to go out while you were editing"):
        form.save()
    assert texts_of(thread) == ["one", "two", "three"]
