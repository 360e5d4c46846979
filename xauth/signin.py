"""What is remembered between the start of a sign-in and the way back from X.

It lives in the session: a few entries, for many tabs; each is single-use, lives ten minutes and is bound to
its purpose, its person and its verifier (RFC 9700 §4.7, RFC 7636).
"""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from xauth.pkce import new_verifier

KEY = "x_signins"
MOST = 10
LIFETIME = 600  # seconds
SIGN_IN = "sign in"
CONNECT = "connect"


class Pending(NamedTuple):
    state: str
    verifier: str
    purpose: str
    user_id: int | None
    next: str
    started: float


def new_state() -> str:
    """256 bits in 43 characters; X takes up to 500."""
    return secrets.token_urlsafe(32)


def begin(request: HttpRequest, purpose: str, next_url: str) -> Pending:
    """Remember a new sign-in, dropping the oldest ones beyond a handful."""
    pending = Pending(
        state=new_state(),
        verifier=new_verifier(),
        purpose=purpose,
        user_id=request.user.pk if purpose == CONNECT else None,
        next=safe_next(next_url),
        started=time.time(),
    )
    with _pendings(request) as pendings:
        pendings.append(pending)
        del pendings[:-MOST]
    return pending


def take(request: HttpRequest, state: str) -> Pending | None:
    """Take out the sign-in that this state belongs to; at most one caller ever gets it."""
    with _pendings(request) as pendings:
        found = next((pending for pending in pendings if _same(pending.state, state)), None)
        if found:
            pendings.remove(found)
    return found if found and _is_valid(found) else None


@contextmanager
def _pendings(request: HttpRequest) -> Iterator[list[Pending]]:
    """The session's sign-ins, to be changed in place; none where the session is gone.

    The session's row is locked and read again, because other tabs may be changing it; and it is saved here,
    so that Django does not save it once more after the lock is gone. Only a new one still needs its cookie.
    """
    with transaction.atomic():
        key, is_new = request.session.session_key, request.session.modified
        if not Session.objects.select_for_update().filter(session_key=key).exists():
            yield []
            return
        request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
        kept = request.session.get(KEY, [])
        pendings = [Pending(**entry) for entry in kept if entry.keys() == set(Pending._fields)]
        yield pendings
        entries = [pending._asdict() for pending in pendings]
        if entries != kept:
            request.session[KEY] = entries
            request.session.save()
            request.session.modified = is_new


def _same(ours: str, theirs: str) -> bool:
    return secrets.compare_digest(ours.encode(), theirs.encode(errors="surrogatepass"))


def _is_valid(pending: Pending) -> bool:
    return bool(pending.verifier) and 0 <= time.time() - pending.started <= LIFETIME


def safe_next(url: Any) -> str:
    """A path on this site, or the front page."""
    own = (
        isinstance(url, str)
        and url.startswith("/")
        and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    )
    return url if own else "/"
