"""What is remembered between the start of a sign-in and the way back from X.

It lives in the session: a few entries, for many tabs; each is single-use, lives ten minutes and is bound to
its purpose, its person and its verifier (RFC 9700 §4.7, RFC 7636).
"""

import secrets
import time
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


def begin(request: HttpRequest, purpose: str, next_url: str) -> Pending:
    """Remember a new sign-in, dropping the oldest ones beyond a handful."""
    pending = Pending(
        state=secrets.token_urlsafe(32),
        verifier=new_verifier(),
        purpose=purpose,
        user_id=request.user.pk if purpose == CONNECT else None,
        next=safe_next(next_url),
        started=time.time(),
    )
    request.session[KEY] = [*request.session.get(KEY, []), pending._asdict()][-MOST:]
    return pending


def take(request: HttpRequest, state: str) -> Pending | None:
    """Take out the sign-in that this state belongs to; at most one caller ever gets it.

    The session's row is locked and read again, because the same callback may be running elsewhere.
    """
    with transaction.atomic():
        key = request.session.session_key
        locked = Session.objects.select_for_update().filter(session_key=key).exists() if key else False
        if not locked:
            return None
        request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
        pendings = [Pending(**entry) for entry in request.session.get(KEY, [])]
        found = next((pending for pending in pendings if _same(pending.state, state)), None)
        if found:
            request.session[KEY] = [pending._asdict() for pending in pendings if pending is not found]
            request.session.save()
    return found if found and _is_valid(found) else None


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
