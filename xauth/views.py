"""Sign in with X, connect another account, disconnect. Tokens never leave the server."""

import structlog
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.limits import allowed, client_ip
from accounts.views import person
from xauth import client, renewal, signin
from xauth.errors import GrantDeadError, XError
from xauth.joining import SignInError, join, profile_of
from xauth.models import Token

log = structlog.get_logger(__name__)
MAX_PARAMETER = 2_000  # characters; X's codes and states are far shorter
TOO_OFTEN = SignInError("Too many tries", "Please wait a minute and try again.", status=429)
TOO_LATE = SignInError("X did not accept this sign-in", "Its code lives 30 seconds. Please start again.")
NO_ANSWER = SignInError(
    "X did not answer as it should", "This is not your fault. Please try again in a minute.", status=502
)
CANCELLED = SignInError(
    "Sign-in cancelled", "Nothing was connected. You can try again whenever you like.", status=200
)
START_AGAIN = SignInError(
    "This sign-in cannot be finished",
    "It was already used, took longer than ten minutes, or was started in another browser. "
    "Nothing was changed.",
)


def sign_in_page(request: HttpRequest) -> HttpResponseBase:
    """GET shows the button, POST sends the browser to X."""
    if request.method == "POST":
        return start(request)
    if request.user.is_authenticated:
        return redirect(signin.safe_next(request.GET.get("next")))
    return render(request, "xauth/login.html", {"next": signin.safe_next(request.GET.get("next"))})


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    return _to_x(request, signin.SIGN_IN, request.POST.get("next", "/"))


@login_required
@require_POST
def connect(request: HttpRequest) -> HttpResponse:
    return _to_x(request, signin.CONNECT, "/accounts/")


def _to_x(request: HttpRequest, purpose: str, next_url: str) -> HttpResponse:
    if not allowed(f"signin-ip:{client_ip(request)}", times=60, seconds=60):
        return _problem(request, TOO_OFTEN)
    if not request.session.exists(request.session.session_key or ""):
        request.session.create()
    if not allowed(f"signin:{request.session.session_key}", times=10, seconds=60):
        return _problem(request, TOO_OFTEN)
    pending = signin.begin(request, purpose, next_url)
    return HttpResponseRedirect(client.authorize_url(pending.state, pending.verifier))


@never_cache
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """The way back from X: check, exchange, sign in, and on to an address without code or state."""
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return HttpResponse(status=405)  # a browser looking ahead must not use the code up
    try:
        next_url = _finish(request)
    except SignInError as problem:
        page = _problem(request, problem)
        page["Referrer-Policy"] = "strict-origin"  # its address still holds the code
        return page
    return HttpResponseRedirect(next_url)


def _finish(request: HttpRequest) -> str:
    if not allowed(f"callback:{client_ip(request)}", times=30, seconds=60):
        raise TOO_OFTEN
    pending = signin.take(request, _single(request, "state"))
    if pending is None or pending.user_id not in {None, request.user.pk}:
        raise START_AGAIN
    if request.GET.getlist("iss") not in ([], [settings.X_WEB_URL]):  # an answer of somebody else, RFC 9207
        raise START_AGAIN
    if "error" in request.GET:
        raise CANCELLED if request.GET["error"] == "access_denied" else NO_ANSWER
    grant = _exchange(_single(request, "code"), pending.verifier)
    profile = profile_of(grant)
    user = join(request, pending, grant, profile)
    if request.user.pk != user.pk:
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    else:
        request.session.cycle_key()
    messages.success(request, f"@{profile.username} is connected.")
    log.info("signed_in", user_id=user.pk, purpose=pending.purpose)
    return signin.safe_next(pending.next)


def _single(request: HttpRequest, name: str) -> str:
    """A parameter that must be there exactly once (RFC 6749 §3.1), in sane characters."""
    values = request.GET.getlist(name)
    if len(values) != 1 or not 0 < len(values[0]) <= MAX_PARAMETER or not values[0].isprintable():
        raise START_AGAIN
    if not values[0].isascii() or values[0].isspace():
        raise START_AGAIN
    return values[0]


def _exchange(code: str, verifier: str) -> client.Grant:
    try:
        return client.exchange(code, verifier)
    except GrantDeadError:
        raise TOO_LATE from None
    except XError as error:
        log.warning(
            "code_not_exchanged", error=type(error).__name__, status=error.status, detail=error.detail
        )
        raise NO_ANSWER from None


def _problem(request: HttpRequest, problem: SignInError) -> HttpResponse:
    context = {"title": problem.title, "explanation": problem.explanation, "retry": problem.status != 429}
    return render(request, "xauth/signin_problem.html", context, status=problem.status)


@login_required
def accounts(request: HttpRequest) -> HttpResponse:
    return render(request, "xauth/accounts.html", {"accounts": _own(request)})


def _own(request: HttpRequest) -> QuerySet[Token]:
    """The person's accounts, with how many threads wait for each."""
    waiting = Count("threads", filter=Q(threads__status__in=["scheduled", "paused", "publishing"]))
    return person(request).tokens.annotate(waiting=waiting)


@login_required
@require_http_methods(["GET", "POST"])
def disconnect(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(_own(request), pk=pk)
    if request.method == "GET":
        return render(request, "xauth/disconnect.html", {"account": token})
    renewal.disconnect(token)
    messages.success(request, f"{token} is disconnected and its keys are wiped. Its threads are kept.")
    return redirect("accounts")
