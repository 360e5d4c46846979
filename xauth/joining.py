"""Whose account it is that comes back from X, and what may be done with it."""

import structlog
from django.http import HttpRequest

from accounts.models import User
from xauth import client, renewal, signin
from xauth.errors import XError
from xauth.models import Token
from xauth.models.token import REQUIRED_SCOPES

log = structlog.get_logger(__name__)


class SignInError(Exception):
    """A sign-in that ends here, with the page that says why."""

    def __init__(self, title: str, explanation: str, *, status: int = 400) -> None:
        super().__init__(title)
        self.title = title
        self.explanation = explanation
        self.status = status


def profile_of(grant: client.Grant) -> client.Profile:
    """Who the grant speaks for. A grant that cannot do our work is given back and nothing is stored."""
    missing = REQUIRED_SCOPES - grant.scopes
    if missing or not grant.refresh_token:
        renewal.give_back(grant.refresh_token, grant.access_token)
        named = ", ".join(sorted(missing or {"offline.access"}))
        raise SignInError(
            "A permission is missing",
            f"X did not grant: {named}. InsightProse cannot publish on time without it. Please sign in again "
            "and allow everything that is listed.",
        )
    try:
        return client.me(grant.access_token)
    except XError as error:
        log.warning("profile_not_read", error=type(error).__name__, status=error.status, detail=error.detail)
        renewal.give_back(grant.refresh_token, grant.access_token)
        raise SignInError(
            "X did not tell us who you are",
            "The connection was given back and nothing was stored. Please try again in a minute.",
            status=502,
        ) from None


def join(request: HttpRequest, pending: signin.Pending, grant: client.Grant, profile: client.Profile) -> User:
    """The person this sign-in belongs to, with the account's new grant kept.

    The X id alone identifies an account: handles are renamed and reused. A grant that must not be kept is
    given back before SignInError is raised.
    """
    old = Token.objects.filter(x_id=profile.id).select_related("user").first()
    try:
        user = _owner(request, pending, old, profile)
    except SignInError:
        renewal.give_back(grant.refresh_token, grant.access_token)
        raise
    Token.adopt(user, profile, grant)
    if old and pending.purpose == signin.CONNECT:
        renewal.withdraw(old)
    return user


def _owner(request: HttpRequest, pending: signin.Pending, old: Token | None, profile: client.Profile) -> User:
    current = request.user if isinstance(request.user, User) else None
    owner = old.user if old else None
    if current and owner not in {None, current}:
        raise SignInError(
            f"@{profile.username} belongs to another person here",
            "It stays there and nothing was changed. Sign out first to sign in with it.",
        )
    if current and pending.purpose == signin.SIGN_IN and owner is None:
        raise SignInError(
            "You are already signed in",
            f"To add @{profile.username}, use “Connect another account” on the accounts page. To sign in as "
            "somebody else, sign out first.",
        )
    user = current or owner or _newcomer(profile)
    if user != current and (user.is_staff or not user.is_active):
        raise SignInError(
            "This account cannot sign in with X",
            "Staff sign in at the admin with their password; a closed account stays closed.",
            status=403,
        )
    return user


def _newcomer(profile: client.Profile) -> User:
    user, created = User.objects.get_or_create(
        username=f"x-{profile.id}", defaults={"first_name": profile.name}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
