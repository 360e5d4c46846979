"""Any order of what a person does, what a publisher does and what X answers keeps every promise.

X's answers are handed to the publisher directly, so that thousands of orders fit into seconds; the tests
beside this one hear the same answers from X over HTTP.
"""

import os
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import User
from scheduler.forms import ThreadForm
from scheduler.models import Attempt, NotNowError, Post, Thread
from scheduler.publish.actions import (
    Action,
    CheckClaimed,
    HeldUpError,
    LookForPost,
    LookUpParent,
    Outcome,
    Send,
    TakeOff,
    Turn,
)
from scheduler.times import Resolved, local_in, resolve
from tests.factories import make_grant, make_profile, make_token
from tests.scheduler.ids import ids_as_x_gives_them
from tests.scheduler.promises import PROMISES
from tests.scheduler.world import TEXTS, answered, due_thread, let_pass, step
from xauth import errors
from xauth.client import SeenPost
from xauth.clock import database_now
from xauth.models import Breaker, Token

P = Post.Status
x_ids = ids_as_x_gives_them()
REFUSALS: list[Callable[[], errors.XError]] = [
    lambda: errors.NotSentError("refused"),
    lambda: HeldUpError("slow"),
    lambda: errors.UnknownOutcomeError("reset"),
    lambda: errors.UnauthorizedError("Unauthorized", status=401),
    lambda: errors.AppBlockedError("CreditsDepleted", status=402),
    lambda: errors.RateLimitedError("Too Many", status=429),
    lambda: errors.RateLimitedError("Too Many", status=429, whole_app=True),
    lambda: errors.ParentNotVisibleError("not visible", status=403),
    lambda: errors.DuplicateError("duplicate", status=403),
    lambda: errors.RefusedError("no", status=403),
]
ENDS: list[Callable[[Thread], object]] = [
    Thread.cancel,
    lambda thread: thread.repair.take_off(),
    lambda thread: thread.repair.start_anew(),
]
STARTS: list[Callable[[Thread], object]] = [
    Thread.publish_now,
    Thread.retry,
    lambda thread: thread.schedule(in_ten_minutes(), "UTC"),
]
EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "50"))
refusals = st.none() | st.sampled_from(REFUSALS)
words = st.lists(st.sampled_from([*TEXTS, "new"]), min_size=1, max_size=3, unique=True)


def in_ten_minutes() -> Resolved:
    return resolve(local_in(database_now() + timedelta(minutes=10), "UTC"), "UTC")


class ThreadMachine(RuleBasedStateMachine):
    """One thread, with as many workers as claim it. Few rules, so that chance often makes long stories."""

    turns: Bundle[Turn] = Bundle("turns")
    flights: Bundle[Action] = Bundle("flights")
    forms: Bundle[ThreadForm] = Bundle("forms")

    def __init__(self) -> None:
        super().__init__()
        self.database = transaction.atomic()
        self.database.__enter__()
        self.token = make_token(profile=make_profile())
        self.pk = due_thread(self.token).pk
        self.attempts_when_cancelled: int | None = None
        self.fence = 0
        self.may_be_deleted = False
        self.by_hand: list[SeenPost] = []
        self.truth: dict[int, SeenPost] = {}  # what X has, by the attempt that brought it there

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.database.__exit__(None, None, None)

    @initialize(live=st.integers(0, 2), lost=st.booleans(), taken=st.booleans(), asks=st.booleans())
    def begin(self, live: int, lost: bool, taken: bool, asks: bool) -> None:
        """Often half-way through, where something has just gone wrong: chance alone seldom comes so far."""
        User.objects.update(on_doubt=User.OnDoubt.ASK if asks else User.OnDoubt.CHECK)
        if not live and not lost:
            return
        turn = next(map(Turn, Thread.objects.claim([self.pk])))
        for _ in range(live):
            send = self.fly(turn, taken=True)
            assert isinstance(send, Send)
            turn = answered(send, self.truth[send.attempt_id].id) or turn
        last = self.fly(turn, taken=taken and lost)
        assert isinstance(last, Send)
        answered(last, errors.UnknownOutcomeError("reset") if lost else errors.RefusedError("no", status=403))

    # ── The person ────────────────────────────────────────────────────────────────────────────────
    def press(self, verb: Callable[[Thread], object]) -> bool:
        try:
            with transaction.atomic():
                verb(Thread.objects.locked(self.pk))
        except NotNowError:
            return False
        return True

    @rule(verb=st.sampled_from(STARTS))
    def start(self, verb: Callable[[Thread], object]) -> None:
        if self.press(verb):
            self.attempts_when_cancelled = None

    @rule(verb=st.sampled_from(ENDS))
    def end(self, verb: Callable[[Thread], object]) -> None:
        if self.press(verb):
            self.attempts_when_cancelled = Attempt.objects.count()
            self.may_be_deleted = self.may_be_deleted or verb is ENDS[1]

    def is_asked(self) -> bool:
        return Thread.objects.get(pk=self.pk).repair.can_decide

    @precondition(is_asked)
    @rule(by_hand=st.booleans())
    def name_a_post(self, by_hand: bool) -> None:
        """The newest of the account, or one that they have written by hand just now."""
        if by_hand:
            self.by_hand.append(SeenPost(next(x_ids), "By hand."))
        newest = max([*self.account_posts(), SeenPost("1", "")], key=lambda post: int(post.id))
        self.press(lambda thread: thread.repair.claim(newest.id))

    @precondition(is_asked)
    @rule(again=st.booleans())
    def decide(self, again: bool) -> None:
        """They post again only after they have looked at X, and did not find it there."""
        taken = Attempt.objects.filter(pk__in=self.truth).values("post")
        if not again:
            self.press(lambda thread: thread.repair.take_other_words())
        elif not Post.objects.filter(pk__in=taken, status=P.IN_DOUBT).exists():
            self.press(lambda thread: thread.repair.post_again())

    @rule(target=forms, texts=words, draft=st.booleans())
    def open_form(self, texts: list[str], draft: bool) -> Any:
        posts = {f"post_{position}": text for position, text in enumerate(texts, 1)}
        data = {"account": str(self.token.pk), "when": "now", "timezone": "UTC", **posts}
        thread = Thread.objects.with_posts().get(pk=self.pk)
        form = ThreadForm(self.token.user, data | ({"action": "draft"} if draft else {}), thread=thread)
        return form if form.is_valid() else multiple()

    @rule(form=consumes(forms))
    def save_form(self, form: ThreadForm) -> None:
        try:
            form.save()
        except NotNowError:
            return
        self.attempts_when_cancelled = None

    # ── The publisher ─────────────────────────────────────────────────────────────────────────────
    @rule(target=flights, taken=st.booleans())
    def claim_and_take_off(self, taken: bool) -> Any:
        Thread.objects.hand_on(database_now())
        claims = Thread.objects.claim([self.pk])
        return multiple(*filter(None, (self.fly(Turn(claim), taken) for claim in claims)))

    def fly(self, turn: Turn, taken: bool) -> Action | None:
        """The next call; X takes a post at once or never, and what it answers comes later, or never."""
        action = step(turn)
        if isinstance(action, Send) and taken:
            self.truth[action.attempt_id] = SeenPost(next(x_ids), action.text)
        assert self.may_be_deleted or not isinstance(action, TakeOff), "nobody asked for that"
        return action

    @rule(target=turns)
    def claim(self) -> Any:
        return multiple(*(Turn(claim) for claim in Thread.objects.claim([self.pk])))

    @rule(target=flights, turn=consumes(turns), taken=st.booleans())
    def take_off(self, turn: Turn, taken: bool) -> Any:
        return self.fly(turn, taken) or multiple()

    @rule(target=flights, action=consumes(flights), refusal=refusals, taken=st.booleans())
    def land_and_take_off(
        self, action: Action, refusal: Callable[[], errors.XError] | None, taken: bool
    ) -> Any:
        turn = answered(action, self.outcome(action, refusal))
        return (self.fly(turn, taken) if turn else None) or multiple()

    @rule(target=turns, action=consumes(flights), refusal=refusals)
    def land(self, action: Action, refusal: Callable[[], errors.XError] | None) -> Any:
        return answered(action, self.outcome(action, refusal)) or multiple()

    def outcome(self, action: Action, refusal: Callable[[], errors.XError] | None) -> Outcome:
        if isinstance(action, Send):
            return self.answer(action, refusal)
        if isinstance(action, LookForPost):
            return refusal() if refusal else self.seen(int(action.since_id or 0))
        if isinstance(action, CheckClaimed):
            return refusal() if refusal else self.seen(int(action.claimed_id) - 1)
        if isinstance(action, TakeOff):
            return refusal() if refusal else True
        if isinstance(action, LookUpParent):
            return refusal() if refusal else False
        if refusal is None:
            self.reconnect()
        return Turn(action.claim, renewal_failed=refusal is not None)

    def answer(self, send: Send, refusal: Callable[[], errors.XError] | None) -> str | errors.XError:
        if send.attempt_id in self.truth:
            return errors.UnknownOutcomeError("reset") if refusal else self.truth[send.attempt_id].id
        return refusal() if refusal else errors.UnknownOutcomeError("reset")

    def account_posts(self) -> list[SeenPost]:
        return [*self.truth.values(), *self.by_hand]

    def seen(self, since: int) -> list[SeenPost]:
        return [post for post in self.account_posts() if int(post.id) > since]

    @rule(lost=st.one_of(consumes(turns), consumes(flights)))
    def crash(self, lost: Turn | Action) -> None:
        """Nothing is ever heard of it again."""

    # ── The world ─────────────────────────────────────────────────────────────────────────────────
    @rule(seconds=st.sampled_from([6, 121, 901, 7_300]))
    def time_goes_by(self, seconds: int) -> None:
        let_pass(seconds)

    @rule(event=st.sampled_from(["connected again", "grant dead", "X open again"]))
    def something_happens(self, event: str) -> None:
        match event:
            case "connected again":
                self.reconnect()
            case "grant dead":
                Token.objects.get(pk=self.token.pk).ask_to_reconnect("dead")
            case _:
                Breaker.objects.reset(Breaker.PUBLISH)
                Token.objects.update(limited_until=None)

    def reconnect(self) -> None:
        Token.adopt(self.token.user, make_profile(id=self.token.x_id), make_grant())
        Thread.objects.wake_reconnected(database_now())

    # ── What is true at every moment ──────────────────────────────────────────────────────────────
    @invariant()
    def every_promise_is_kept(self) -> None:
        thread = Thread.objects.with_posts().prefetch_related("posts__attempts").get(pk=self.pk)
        for promise in PROMISES:
            promise(thread)
        made = sum(len(post.attempts.all()) for post in thread.post_list)
        assert self.attempts_when_cancelled in {None, made}, "sent after an acknowledged cancel"
        taken = Counter(Attempt.objects.filter(pk__in=self.truth).values_list("post_id", flat=True))
        assert max(taken.values(), default=0) <= 1, "on X twice"
        assert thread.fence >= self.fence
        self.fence = thread.fence


@pytest.mark.django_db
def test_every_order_keeps_every_promise() -> None:
    run_state_machine_as_test(
        ThreadMachine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=40,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
