"""What must be true before a thread's next post may go out."""

from datetime import datetime, timedelta

from scheduler.budget import shortage
from scheduler.models import Post, Thread
from scheduler.publish.actions import Renew, Turn
from xauth.models import Breaker, Token
from xauth.models.token import SPARE

Pause = Thread.PauseReason
ENOUGH_FOR_A_CALL = timedelta(seconds=45)
RETRY = timedelta(minutes=1)


def stopped(thread: Thread, now: datetime) -> bool:
    """Whether something stands in the way; the thread's row then says what, and until when."""
    token = thread.token
    if thread.cancel_requested_at:
        thread.stop()
    elif not token.is_active:
        thread.pause(Pause.RECONNECT, token.last_error)
    elif thread.is_too_late(now):
        thread.miss()
    elif token.limited_until and token.limited_until > now:
        thread.pause(Pause.RATE_LIMIT, "X asked this account to wait.", until=token.limited_until)
    elif not thread.live_count and (short := shortage(thread, now)):
        thread.pause(Pause.RATE_LIMIT, short.reason, until=short.until)
    else:
        return False
    return True


def app_stopped(thread: Thread) -> bool:
    """Asked last: whoever may pass while the app is stopped is the one that tries whether X is open again."""
    breaker = Breaker.objects.stopping(Breaker.PUBLISH)
    if breaker:
        thread.pause(Pause.CREDITS, breaker.reason, until=breaker.closed_until + timedelta(seconds=1))
    return breaker is not None


def renewal(thread: Thread, post: Post, turn: Turn, now: datetime) -> Renew | None:
    """The refresh that must come first. If it was just tried in vain, the thread waits instead."""
    token = thread.token
    refused = _was_refused(post, token)
    spare = ENOUGH_FOR_A_CALL if turn.renewal_failed else SPARE
    if not refused and token.outlives(now + spare):
        return None
    return Renew(turn.claim, token)


def _was_refused(post: Post, token: Token) -> bool:
    """X answered 401 to this very generation."""
    last = post.attempts.last()
    return last is not None and last.http_status == 401 and last.token_generation == token.generation
