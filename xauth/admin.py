"""X accounts for staff. Nothing here can show a token: neither column is ever part of a page."""

from collections.abc import Callable

import structlog
from django.contrib import admin, messages
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest

from xauth import renewal
from xauth.models import Breaker, Token

log = structlog.get_logger(__name__)
WAITING = Q(threads__status__in=["scheduled", "publishing", "paused"])
SHOWN = (
    *("user", "x_id", "name", "handle", "verified", "subscription", "status", "scope", "expires_at"),
    *("refreshed_at", "generation", "lease_until", "next_refresh_at", "refresh_failures"),
    *("limited_until", "last_error", "created_at"),
)


@admin.register(Token)
class TokenAdmin(admin.ModelAdmin[Token]):
    list_display = [
        "handle",
        "user",
        "status",
        "expires_at",
        "refreshed_at",
        "generation",
        "waiting",
        "last_error",
    ]
    list_filter = ["status", "expires_at", "verified", "subscription"]
    search_fields = ["handle", "name", "x_id", "user__username", "user__email", "last_error"]
    list_select_related = ["user"]
    date_hierarchy = "created_at"
    fields = readonly_fields = SHOWN
    actions = ["refresh_now", "revoke", "ask_to_reconnect"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Token]:
        return Token.objects.defer("access_token", "refresh_token").annotate(
            waiting=Count("threads", filter=WAITING)
        )

    @admin.display(description="threads waiting", ordering="waiting")
    def waiting(self, token: Token) -> int:
        return int(getattr(token, "waiting", 0))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Token | None = None) -> bool:
        return False  # threads hang on it; revoking wipes what is secret

    @admin.action(description="Refresh now")
    def refresh_now(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        """At once, but never before the end of a wait that protects a pair which may be spent."""
        waiting = Token.objects.filter(pk__in=queryset.values("pk"), next_refresh_at__lt=F("expires_at"))
        waiting.update(next_refresh_at=None)
        self._each(request, queryset, lambda token: bool(renewal.renewed(token)), "refreshed")

    @admin.action(description="Revoke at X and wipe")
    def revoke(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        def verb(token: Token) -> bool:
            renewal.disconnect(token)
            return True

        self._each(request, queryset, verb, "revoked and wiped")

    @admin.action(description="Ask the person to reconnect")
    def ask_to_reconnect(self, request: HttpRequest, queryset: QuerySet[Token]) -> None:
        self._each(
            request,
            queryset,
            lambda token: token.ask_to_reconnect("Staff asked for it."),
            "waiting for its person",
        )

    def _each(
        self, request: HttpRequest, queryset: QuerySet[Token], verb: Callable[[Token], bool], done: str
    ) -> None:
        for token in Token.objects.filter(pk__in=queryset.values("pk")):
            try:
                worked = verb(token)
            except renewal.NotRenewedError as error:
                self.message_user(request, f"{token}: {error}", messages.ERROR)
                continue
            if worked:
                self.log_change(request, token, done)
                self.message_user(request, f"{token} is {done}.")
            else:
                self.message_user(request, f"{token} is not connected; nothing was done.", messages.WARNING)


@admin.register(Breaker)
class BreakerAdmin(admin.ModelAdmin[Breaker]):
    """Deleting a row lets everybody go on at once."""

    list_display = ["name", "reason", "since", "closed_until", "trips"]
    readonly_fields = ["name", "reason", "since", "closed_until", "trips"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
