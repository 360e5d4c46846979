import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Self
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from xauth.client import Grant, Profile
from xauth.clock import database_now
from xauth.fields import EncryptedField, Sealed

if TYPE_CHECKING:
    from accounts.models import User

LEASE = timedelta(seconds=60)  # well over the 30 s that one refresh call may take
BACKOFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]
KEEP_ALIVE = timedelta(days=7)
SPARE = timedelta(minutes=5)  # an access token with less life than this is refreshed before a thread
REQUIRED_SCOPES = frozenset({"tweet.read", "tweet.write", "users.read", "offline.access"})
LONG_POST_SUBSCRIPTIONS = frozenset({"Premium", "PremiumPlus"})


class Lease(NamedTuple):
    """The right to spend one refresh token: of this row, at this generation, under this id."""

    token_id: int
    generation: int
    id: UUID


class TokenQuerySet(models.QuerySet["Token"]):
    def active(self) -> Self:
        return self.filter(status=Token.Status.ACTIVE)

    def dead(self) -> Self:
        return self.filter(status=Token.Status.RECONNECT)

    def connected(self) -> Self:
        return self.exclude(status=Token.Status.DISCONNECTED)

    def refreshable(self) -> Self:
        """Nobody is refreshing them now, and no backoff is running."""
        return self.active().filter(
            Q(lease_until=None) | Q(lease_until__lte=Now()),
            Q(next_refresh_at=None) | Q(next_refresh_at__lte=Now()),
        )

    def idle(self, now: datetime) -> Self:
        """Not refreshed for about a week: a grant that is never used is lost after some months."""
        return self.refreshable().filter(refreshed_at__lte=now - KEEP_ALIVE)

    def expiring(self, now: datetime, within: timedelta) -> Self:
        return self.refreshable().filter(expires_at__lte=now + within)


class Token(models.Model):
    """One X account's grant, and its refresh. `x_id` is the account's identity; its handle may change."""

    class Status(models.TextChoices):
        ACTIVE = "active", "Connected"
        RECONNECT = "reconnect", "Needs to be reconnected"
        DISCONNECTED = "disconnected", "Disconnected"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="tokens")
    x_id = models.CharField("X id", max_length=19, unique=True)
    name = models.CharField(max_length=100, blank=True)
    handle = models.CharField(max_length=50, blank=True)
    avatar_url = models.URLField(max_length=500, blank=True)
    verified = models.BooleanField(default=False)
    subscription = models.CharField(max_length=20, blank=True)

    status = models.CharField(max_length=12, choices=Status, default=Status.ACTIVE, db_index=True)
    access_token = EncryptedField(bound_to="x_id", blank=True, editable=False)
    refresh_token = EncryptedField(bound_to="x_id", blank=True, editable=False)
    scope = models.CharField(max_length=500, blank=True)
    expires_at = models.DateTimeField(db_index=True)
    refreshed_at = models.DateTimeField()
    generation = models.PositiveIntegerField(default=0)
    lease_id = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    next_refresh_at = models.DateTimeField(null=True, blank=True)
    refresh_failures = models.PositiveIntegerField(default=0)
    limited_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        verbose_name = "X account"

    def __str__(self) -> str:
        return f"@{self.handle}"

    # ── Questions ─────────────────────────────────────────────────────────────────────────────────
    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def profile_url(self) -> str:
        return f"{settings.X_WEB_URL}/{self.handle}"

    @property
    def post_limit(self) -> int:
        """Weighted characters. Only the subscriptions known to allow long posts get more than 280."""
        return 25_000 if self.subscription in LONG_POST_SUBSCRIPTIONS else 280

    @property
    def missing_scopes(self) -> list[str]:
        return sorted(set(settings.X_SCOPES) - set(self.scope.split()))

    def outlives(self, instant: datetime) -> bool:
        return self.expires_at > instant

    # ── What a grant brings ───────────────────────────────────────────────────────────────────────
    @classmethod
    def seal(cls, x_id: str, grant: Grant, now: datetime) -> dict[str, Sealed | str | datetime | None]:
        """The columns that a fresh grant sets, ready for `update`."""
        access, refresh = (cls._meta.get_field(name) for name in ("access_token", "refresh_token"))
        assert isinstance(access, EncryptedField)  # noqa: S101
        assert isinstance(refresh, EncryptedField)  # noqa: S101
        return {
            "access_token": access.seal(x_id, grant.access_token),
            "refresh_token": refresh.seal(x_id, grant.refresh_token),
            "scope": " ".join(sorted(grant.scopes)),
            "expires_at": now + timedelta(seconds=grant.expires_in),
            "refreshed_at": now,
        }

    @classmethod
    def adopt(cls, user: "User", profile: Profile, grant: Grant) -> "Token":
        """Keep a new grant for an account, in place of any older one. The caller has checked whose it is."""
        now = database_now()
        token, _ = cls.objects.get_or_create(
            x_id=profile.id, defaults={"user": user, "expires_at": now, "refreshed_at": now}
        )
        cls.objects.filter(pk=token.pk).update(
            name=profile.name,
            handle=profile.username,
            avatar_url=profile.avatar_url,
            verified=profile.verified,
            subscription=profile.subscription,
            status=cls.Status.ACTIVE,
            generation=F("generation") + 1,
            **NO_LEASE,
            **NO_TROUBLE,
            **cls.seal(profile.id, grant, now),
        )
        token.refresh_from_db()
        return token

    # ── Refresh, one flight at a time (see xauth.renewal) ─────────────────────────────────────────
    def lease(self) -> Lease | None:
        """Take the right to refresh this generation; None if another has it or a backoff is running."""
        lease = Lease(self.pk, self.generation, uuid4())
        mine = Token.objects.refreshable().filter(pk=self.pk, generation=self.generation)
        taken = mine.update(lease_id=lease.id, lease_until=Now() + LEASE)
        return lease if taken else None

    def keep(self, lease: Lease, grant: Grant) -> bool:
        """Save what a refresh brought, even late, unless the row moved to another generation meanwhile.

        The lease may be over by now: a pair from X is still better than the spent one in the row.
        """
        now = database_now()
        columns = self.seal(self.x_id, grant, now)
        if not grant.refresh_token:  # RFC 6749 §6: none issued means that the old one stays
            del columns["refresh_token"]
        if not grant.scopes:
            del columns["scope"]
        same = Token.objects.active().filter(pk=self.pk, generation=lease.generation)
        kept = same.update(generation=F("generation") + 1, **NO_LEASE, **NO_TROUBLE, **columns)
        return bool(kept)

    def postpone(self, lease: Lease, reason: str, *, not_before: datetime | None = None) -> None:
        """Try again later, with full jitter; never before `not_before`."""
        step = BACKOFF[min(self.refresh_failures, len(BACKOFF) - 1)]
        pause = timedelta(seconds=random.uniform(5, step.total_seconds()))  # noqa: S311
        at = max(filter(None, [database_now() + pause, not_before]))
        self._under(lease).update(
            next_refresh_at=at,
            refresh_failures=F("refresh_failures") + 1,
            last_error=reason[:500],
            **NO_LEASE,
        )

    def give_up(self, lease: Lease, reason: str) -> bool:
        """The grant is dead: the person must reconnect. False if the row moved on meanwhile."""
        return bool(
            self._under(lease).update(status=self.Status.RECONNECT, last_error=reason[:500], **NO_LEASE)
        )

    def _under(self, lease: Lease) -> TokenQuerySet:
        return Token.objects.filter(pk=lease.token_id, generation=lease.generation, lease_id=lease.id)

    # ── Other transitions ─────────────────────────────────────────────────────────────────────────
    def ask_to_reconnect(self, reason: str) -> bool:
        """Only the generation that was found dead: a grant adopted since then is left alone."""
        alive = Token.objects.active().filter(pk=self.pk, generation=self.generation)
        return bool(alive.update(status=self.Status.RECONNECT, last_error=reason[:500], **NO_LEASE))

    def forget(self, status: Status = Status.DISCONNECTED) -> None:
        """Wipe both tokens; the row stays, because threads hang on it."""
        Token.objects.filter(pk=self.pk).update(
            status=status,
            access_token=Sealed(),
            refresh_token=Sealed(),
            generation=F("generation") + 1,
            **NO_LEASE,
            **NO_TROUBLE,
        )

    def expire_now(self, generation: int) -> None:
        """X refused this generation's access token: whoever needs it next refreshes first."""
        Token.objects.filter(pk=self.pk, generation=generation).update(expires_at=Now())

    def limit_until(self, instant: datetime) -> None:
        """X takes no more posts of this account until then."""
        Token.objects.filter(pk=self.pk).update(limited_until=instant)


NO_LEASE: dict[str, None] = {"lease_id": None, "lease_until": None}
NO_TROUBLE: dict[str, str | int | None] = {"next_refresh_at": None, "refresh_failures": 0, "last_error": ""}
