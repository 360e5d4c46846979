"""Why didn't my thread go out? The whole history of a thread on one page."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from scheduler.models import Attempt, Look, NotNowError, Post, Thread, ThreadQuerySet


class PostInline(admin.TabularInline[Post, Thread]):
    model = Post
    fields = ["position", "status", "text", "x_id", "claimed_id", "sent_at", "deleted_at"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Thread | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Thread | None = None) -> bool:
        return False


@admin.register(Thread)
class ThreadAdmin(admin.ModelAdmin[Thread]):
    list_display = [
        "id",
        "first_line",
        "token",
        "status",
        "pause_reason",
        "scheduled_at",
        "next_action_at",
        "live",
        "last_error",
    ]
    list_filter = ["status", "pause_reason", "scheduled_at", "token__status"]
    search_fields = ["posts__text", "posts__x_id", "token__handle", "token__user__username", "last_error"]
    list_select_related = ["token"]
    date_hierarchy = "scheduled_at"
    ordering = ["-pk"]
    list_per_page = 50
    actions = ["retry", "cancel"]
    inlines = [PostInline]
    readonly_fields = ["attempts", "looks"]

    def get_queryset(self, request: HttpRequest) -> ThreadQuerySet:
        live = Count("posts", filter=Q(posts__status=Post.Status.SENT))
        return Thread.objects.prefetch_related("posts").annotate(live=live)

    @admin.display(description="live", ordering="live")
    def live(self, thread: Thread) -> str:
        return f"{thread.live_count}/{thread.post_count}"

    @admin.display(description="attempts")
    def attempts(self, thread: Thread) -> SafeString:
        """Every call to X for this thread, in order: what staff read when somebody asks what happened."""
        rows = Attempt.objects.filter(post__thread=thread).select_related("post")
        return format_html_join(mark_safe("<br>"), "{}", ((_told(attempt),) for attempt in rows))

    @admin.display(description="looks")
    def looks(self, thread: Thread) -> SafeString:
        """Every reading of the account's posts that was to settle a doubt."""
        rows = Look.objects.filter(attempt__post__thread=thread).select_related("attempt__post")
        return format_html_join(mark_safe("<br>"), "{}", ((_seen(look),) for look in rows))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Thread | None = None) -> bool:
        """A look, and the actions; a person's own words and times are not staff's to change."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Thread | None = None) -> bool:
        """What went out, or still may, is the ledger of what X was sent."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.can_delete)

    @admin.action(description="Try again what X refused or what was missed")
    def retry(self, request: HttpRequest, queryset: QuerySet[Thread]) -> None:
        self._each(request, queryset, _go_on, "taken up again")

    @admin.action(description="Cancel: nothing more of it goes out")
    def cancel(self, request: HttpRequest, queryset: QuerySet[Thread]) -> None:
        self._each(request, queryset, Thread.cancel, "cancelled")

    def _each(
        self, request: HttpRequest, queryset: QuerySet[Thread], verb: Callable[[Thread], None], done: str
    ) -> None:
        for pk in queryset.values_list("pk", flat=True):
            try:
                with transaction.atomic():
                    thread = Thread.objects.locked(pk)
                    verb(thread)
                    self.log_change(request, thread, done)
            except NotNowError as error:
                self.message_user(request, f"Thread {pk}: {error}", messages.WARNING)
            else:
                self.message_user(request, f"Thread {pk} is {done}.")


def _go_on(thread: Thread) -> None:
    if thread.status == Thread.Status.MISSED:
        thread.publish_now()
    else:
        thread.retry()


def _told(attempt: Attempt) -> str:
    parts = [
        f"{attempt.started_at:%Y-%m-%d %H:%M:%S} UTC",
        f"post {attempt.post.position}",
        attempt.get_outcome_display() or "open",
        f"HTTP {attempt.http_status}" if attempt.http_status else "",
        attempt.error,
        attempt.problem,
        attempt.detail,
        attempt.transaction_id and f"transaction {attempt.transaction_id}",
    ]
    return " · ".join(filter(None, parts))


def _seen(look: Look) -> str:
    parts = [
        f"{look.looked_at:%Y-%m-%d %H:%M:%S} UTC",
        f"post {look.attempt.post.position}",
        look.get_outcome_display(),
        f"{look.posts_read} read, ${look.cost}",
        look.detail,
    ]
    return " · ".join(filter(None, parts))
