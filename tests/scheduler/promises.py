"""What is true of a thread at every moment, whatever has happened to it."""

from itertools import pairwise

from scheduler.models import Attempt, Post, Thread
from scheduler.models.status import CAN_ACT, NEED_THE_PERSON, Status
from tests.scheduler.world import TEXTS

P = Post.Status


def at_most_one_attempt_is_open(thread: Thread) -> None:
    assert sum(attempt.is_open for post in thread.post_list for attempt in post.attempts.all()) <= 1


def what_can_act_has_its_moment(thread: Thread) -> None:
    waits_for_person = thread.status == Status.PAUSED and thread.pause_reason in NEED_THE_PERSON
    if thread.next_action_at is None:
        assert thread.status not in CAN_ACT or waits_for_person
    else:
        assert thread.status in CAN_ACT or thread.repair.is_taking_off


def nothing_goes_out_before_what_stands_above_it(thread: Thread) -> None:
    for above, below in pairwise(thread.post_list):
        assert above.status in {P.SENT, P.SKIPPED, P.DELETED} or below.status in {P.PENDING, P.SKIPPED}


def every_live_post_was_sent_once_under_the_live_one_above(thread: Thread) -> None:
    parent = ""
    for post in thread.post_list:
        sent = [attempt for attempt in post.attempts.all() if attempt.outcome == Attempt.Outcome.SENT]
        assert len(sent) == (post.status in {P.SENT, P.DELETED})
        if sent:
            assert sent[0].in_reply_to == parent
            parent = str(post.x_id)


def what_is_in_doubt_is_not_sent_again(thread: Thread) -> None:
    for post in thread.post_list:
        lost = [attempt for attempt in post.attempts.all() if attempt.outcome == Attempt.Outcome.UNKNOWN]
        assert len(lost) == (post.status == P.IN_DOUBT)
        after = list(post.attempts.all())[1 + list(post.attempts.all()).index(lost[0]) :] if lost else []
        assert all(attempt.error == "DuplicateError" for attempt in after), "sent again while in doubt"


def the_thread_is_the_one_that_was_written(thread: Thread) -> None:
    assert len(thread.post_list) <= len(TEXTS)
    live = [post.text for post in thread.post_list if post.is_live]
    assert len(live) == len(set(live)), "the same words twice"


def the_last_is_taken_off_first(thread: Thread) -> None:
    gone = [post.position for post in thread.post_list if post.status == P.DELETED]
    assert not gone or max([0, *(post.position for post in thread.post_list if post.is_live)]) < min(gone)


def there_is_something_to_say(thread: Thread) -> None:
    assert len(thread.explanation) > 8


PROMISES = [
    at_most_one_attempt_is_open,
    what_can_act_has_its_moment,
    nothing_goes_out_before_what_stands_above_it,
    every_live_post_was_sent_once_under_the_live_one_above,
    what_is_in_doubt_is_not_sent_again,
    the_thread_is_the_one_that_was_written,
    the_last_is_taken_off_first,
    there_is_something_to_say,
]
