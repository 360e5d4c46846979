"""The page of a thread that stopped: what it says, what it offers, and what each verb does."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from scheduler.models import Attempt, Look, Post, Thread
from scheduler.models.status import PauseReason as Pause
from scheduler.models.status import Status
from tests.factories import make_token, make_user
from tests.scheduler.pages import signed_in, words
from tests.scheduler.repairing import VERBS, failed, in_doubt, looks, lose_answer, press
from tests.scheduler.world import (
    TEXTS,
    again,
    answered,
    assert_whole_on_x,
    carry_on,
    due_thread,
    let_pass,
    on_x,
    outcomes,
    part_live,
    statuses,
    step,
    tick,
)
from tests.scheduler.world import claimed as claimed_turn
from tests.x import X
from xauth import errors
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


# ── Whose thread, and by which method ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize("verb", VERBS)
def test_nobody_repairs_another_persons_thread(sandbox: X, mara: Token, verb: str) -> None:
    thread = in_doubt(sandbox, mara, live=True)
    before = (Thread.objects.values().get(pk=thread.pk), list(Post.objects.values()))
    stranger = signed_in(make_token(make_user()))
    answer = stranger.post(reverse(f"thread-{verb}", args=[thread.pk]), {"link": "123"})
    assert answer.status_code == 404
    assert (Thread.objects.values().get(pk=thread.pk), list(Post.objects.values())) == before


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_not_a_link(person: Client, mara: Token, verb: str) -> None:
    assert person.get(reverse(f"thread-{verb}", args=[part_live(mara, 1).pk])).status_code == 405


REFUSED = {
    "claim": "No post of it waits for your decision any more.",
    "take-other-words": "No post of it waits for your decision any more.",
    "post-again": "No post of it waits for your decision any more.",
    "take-off": "Nothing of it can be taken off X now.",
    "start-anew": "Nothing of it is left for a new thread.",
}
MOVING = [Status.SCHEDULED, Status.PUBLISHING, Status.PUBLISHED, Status.DRAFT]
STOPPED = [Status.FAILED, Status.MISSED, Status.CANCELLED]


@pytest.mark.parametrize("status", MOVING)
@pytest.mark.parametrize("verb", VERBS)
def test_what_has_not_stopped_is_not_repaired(person: Client, mara: Token, verb: str, status: Status) -> None:
    thread = part_live(mara, 1, status=status)
    assert press(person, verb, thread, link="123") == REFUSED[verb]
    assert again(thread).status == status
    assert "Delete the live part" not in page_of(person, thread)


@pytest.mark.parametrize("status", STOPPED)
@pytest.mark.parametrize("verb", ["claim", "take-other-words", "post-again"])
def test_where_nothing_is_in_doubt_there_is_nothing_to_decide(
    person: Client, mara: Token, verb: str, status: Status
) -> None:
    thread = part_live(mara, 1, status=status)
    assert press(person, verb, thread, link="123") == REFUSED[verb]
    assert "It is there" not in page_of(person, thread)


# ── What the page offers ──────────────────────────────────────────────────────────────────────────
OFFERS = {
    "It is there",
    "Post again",
    "Try again",
    "Continue",
    "Stop here",
    "Delete the live part",
    "Reschedule the rest as a new thread",
    "Edit what is not live",
    "Publish now",
    "Pick a new time",
    "Reconnect @mara_writes",
}
HALF = {"Delete the live part", "Reschedule the rest as a new thread"}


@pytest.mark.parametrize(
    ("columns", "offers"),
    [
        ({"status": Status.FAILED}, {"Try again", "Stop here", "Edit what is not live", *HALF}),
        ({"status": Status.CANCELLED}, {"Continue", "Edit what is not live", *HALF}),
        ({"status": Status.PUBLISHING}, set()),
        ({"status": Status.PAUSED, "pause_reason": Pause.PLATFORM}, set()),
    ],
)
def test_offers_for_a_thread_that_is_partly_live(
    person: Client, mara: Token, columns: dict[str, Any], offers: set[str]
) -> None:
    page = page_of(person, part_live(mara, 1, **columns))
    assert {offer for offer in OFFERS if offer in page} == offers


def test_offers_while_a_post_is_in_doubt(sandbox: X, person: Client, mara: Token) -> None:
    page = page_of(person, in_doubt(sandbox, mara, live=True))
    assert {offer for offer in OFFERS if offer in page} == {"It is there", "Post again", "Stop here", *HALF}
    for said in (
        "Post 2 may or may not be on X: its answer was lost.",
        "X’s answer about it was lost, so it may be there or not.",
        "It belongs under post 2, so it was not sent.",
        "Look at @mara_writes on X",
        "it may then be there twice",
    ):
        assert said in page


def test_offers_where_the_account_must_be_reconnected(sandbox: X, person: Client, mara: Token) -> None:
    thread = part_live(mara, 1, status=Status.PAUSED, pause_reason=Pause.RECONNECT)
    mara.ask_to_reconnect("gone")
    page = page_of(person, thread)
    assert {offer for offer in OFFERS if offer in page} == {
        "Reconnect @mara_writes",
        "Edit what is not live",
        "Stop here",
        *HALF,
    }


def test_offers_for_a_thread_that_was_missed(person: Client, mara: Token) -> None:
    page = page_of(person, due_thread(mara, ago=90_000, status=Status.MISSED))
    assert {offer for offer in OFFERS if offer in page} == {"Publish now", "Pick a new time"}
    assert "Nothing of it is on X." in page


def test_what_is_not_live_does_not_wait(person: Client, mara: Token) -> None:
    page = page_of(person, part_live(mara, 1, status=Status.FAILED))
    assert page.count("Not sent") == 2
    assert "Waiting" not in page
    assert "Waiting" in page_of(person, part_live(mara, 1, status=Status.PUBLISHING))


# ── Post again ────────────────────────────────────────────────────────────────────────────────────
def test_post_again(sandbox: X, person: Client, mara: Token) -> None:
    thread = in_doubt(sandbox, mara, live=False)
    assert press(person, "post-again", thread) == "It is posted again within a few seconds."
    assert outcomes(thread) == [O.SENT, O.GIVEN_UP]
    tick()
    assert_whole_on_x(sandbox, thread)
    assert "No answer; you chose to post it again" in page_of(person, thread)


def test_posted_again_although_it_is_there_x_says_so_and_it_is_found(
    sandbox: X, person: Client, mara: Token
) -> None:
    thread = in_doubt(sandbox, mara, live=True)
    mara.user.on_doubt = mara.user.OnDoubt.CHECK
    mara.user.save()
    press(person, "post-again", thread)
    tick()
    carry_on(thread)
    assert_whole_on_x(sandbox, thread)


def test_posted_again_although_it_is_there_the_person_is_told(
    sandbox: X, person: Client, mara: Token
) -> None:
    thread = in_doubt(sandbox, mara, live=True)
    press(person, "post-again", thread)
    tick()
    row = again(thread)
    assert "Post 2 may or may not be on X: X says that it has this text already." in row.explanation
    assert row.repair.can_decide


def test_the_answer_comes_before_it_is_posted_again(sandbox: X, person: Client, mara: Token) -> None:
    in_doubt(sandbox, mara, 1, live=False)
    thread = due_thread(mara, ["One more"])
    send = step(claimed_turn(thread))
    assert send is not None
    x_id = send.perform()
    assert isinstance(x_id, str)
    answered(send, errors.UnknownOutcomeError("reset"))
    press(person, "post-again", thread)
    answered(send, x_id)
    assert again(thread).post_list[0].x_id == x_id
    tick()
    assert on_x(sandbox, thread) == ["One more"]
    assert again(thread).status == Status.PUBLISHED


def test_lost_again_after_it_was_posted_again(sandbox: X, person: Client, mara: Token) -> None:
    """It is looked for, as any other; absent, the person decides, since it was in doubt twice."""
    thread = in_doubt(sandbox, mara, live=False)
    mara.user.on_doubt = mara.user.OnDoubt.CHECK
    mara.user.save()
    press(person, "post-again", thread)
    lose_answer(sandbox, 2, live=False)
    carry_on(thread)
    assert looks(thread) == [L.ABSENT] * 3
    assert "its answer was lost twice" in again(thread).explanation


def test_what_x_would_refuse_is_not_posted_again(sandbox: X, person: Client, mara: Token) -> None:
    thread = in_doubt(sandbox, mara, live=False)
    Post.objects.filter(thread=thread, position=2).update(text="x" * 281)
    assert "1 characters too long for X" in press(person, "post-again", thread)
    assert statuses(thread)[1] == P.IN_DOUBT


# ── Stop, continue ────────────────────────────────────────────────────────────────────────────────
def test_stop_here(sandbox: X, person: Client, mara: Token) -> None:
    thread = in_doubt(sandbox, mara, live=True)
    press(person, "cancel", thread)
    let_pass(7_200)
    assert tick() == []
    assert on_x(sandbox, thread) == list(TEXTS[:2])
    page = page_of(person, thread)
    assert "Whether post 2 is on X was never learned: look at your profile" in page
    assert "Continue" not in page, "nothing goes out under a post that may not be there"


def test_a_cancelled_thread_goes_on_where_it_stopped(sandbox: X, person: Client, mara: Token) -> None:
    thread = failed(sandbox, mara)
    press(person, "cancel", thread)
    assert press(person, "retry", thread).endswith("Trying again within a few seconds.")
    tick()
    assert_whole_on_x(sandbox, thread)


# ── The rest as a new thread ──────────────────────────────────────────────────────────────────────
def test_the_rest_becomes_a_draft_that_opens_in_the_composer(sandbox: X, person: Client, mara: Token) -> None:
    thread = failed(sandbox, mara, 2)
    answer = person.post(reverse("thread-start-anew", args=[thread.pk]), follow=True)
    draft = Thread.objects.latest("pk")
    assert answer.redirect_chain[-1] == (reverse("thread-edit", args=[draft.pk]), 302)
    assert "This draft has what is not live; the old thread is cancelled." in words(answer)
    assert (draft.status, [post.text for post in draft.post_list]) == (Status.DRAFT, list(TEXTS[1:]))
    assert again(thread).status == Status.CANCELLED
    assert statuses(thread) == [P.SENT, P.SKIPPED, P.SKIPPED]
    page = page_of(person, thread)
    assert "Continue" not in page
    assert "It does not go out with this thread." in page
    assert press(person, "start-anew", thread) == REFUSED["start-anew"]


def test_a_post_in_doubt_comes_along_with_a_warning(sandbox: X, person: Client, mara: Token) -> None:
    thread = in_doubt(sandbox, mara, live=True)
    said = words(person.post(reverse("thread-start-anew", args=[thread.pk]), follow=True))
    assert "Post 2 may be on X already: look there before you schedule it again." in said
    assert [post.text for post in Thread.objects.latest("pk").post_list] == list(TEXTS[1:])


def test_what_was_taken_off_can_be_written_again(sandbox: X, person: Client, mara: Token) -> None:
    thread = failed(sandbox, mara, 2)
    press(person, "take-off", thread)
    tick()
    assert not again(thread).can_edit
    person.post(reverse("thread-start-anew", args=[thread.pk]))
    assert [post.text for post in Thread.objects.latest("pk").post_list] == list(TEXTS)


@pytest.mark.parametrize("status", STOPPED)
def test_where_nothing_was_tried_the_thread_itself_is_edited(
    person: Client, mara: Token, status: Status
) -> None:
    thread = due_thread(mara, status=status)
    assert press(person, "start-anew", thread) == REFUSED["start-anew"]
