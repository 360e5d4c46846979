"""The composer: up to a few posts, an account and a time. What is wrong stays in the form with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction

from accounts.models import User
from scheduler.fields import WallClockFormField, ZoneField
from scheduler.models import NotNowError, Post, Thread
from scheduler.rules import Problems, problems
from scheduler.times import Resolved, describe, local_in, resolve, zones
from xauth.clock import database_now
from xauth.counting import normalise
from xauth.models import Token

NOW, AT = "now", "at"
TOO_LATE = "It began to go out while you were editing, so nothing was changed."
LONGEST_TEXT = 25_000  # characters; X takes no more from anybody


@dataclass
class PostBox:
    """One post's place in the form."""

    name: str
    value: str
    locked: bool
    live: bool = False
    errors: list[str] = field(default_factory=list)


class WhenForm(forms.Form):
    """A wall-clock time in a zone."""

    local_time = WallClockFormField(label="Date and time", required=False)
    timezone = ZoneField(label="Time zone", choices=lambda: [(name, name) for name in zones()])

    @property
    def resolved(self) -> Resolved | None:
        local, zone = (self.cleaned_data.get(name) for name in ("local_time", "timezone"))
        return resolve(local, zone) if local and zone else None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.needs_time() and not cleaned.get("local_time") and "local_time" not in self.errors:
            self.add_error("local_time", "Pick a date and a time.")
        return cleaned

    def needs_time(self) -> bool:
        return True


class ThreadForm(WhenForm):
    # The thread as it was when this page was made: a worker that took it since has a higher fence.
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    account = forms.ModelChoiceField(Token.objects.none(), label="Account", empty_label=None)
    when = forms.ChoiceField(
        label="When",
        choices=[(NOW, "Now"), (AT, "At a time")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say when it goes out."},
    )

    def __init__(
        self, user: User, data: Mapping[str, Any] | None = None, *, thread: Thread | None = None
    ) -> None:
        self.thread = thread
        self.is_partly_live = bool(thread and thread.live_count)
        super().__init__(data, initial=_initial(user, thread))
        account = self.fields["account"]
        assert isinstance(account, forms.ModelChoiceField)  # noqa: S101
        account.queryset = user.tokens.active()
        zone = self.fields["timezone"]
        assert isinstance(zone, ZoneField)  # noqa: S101
        zone.choices = [(name, name) for name in sorted({*zones(), self.initial["timezone"]})]
        self.posts = self._boxes()
        if self.is_partly_live:  # the beginning is out: whose it is and when it began are settled
            for name in ("account", "when", "timezone"):
                self.fields[name].disabled = True

    def _boxes(self) -> list[PostBox]:
        stored = {post.position: post for post in self.thread.post_list} if self.thread else {}
        boxes = []
        for position in range(1, max(settings.THREAD_MAX_POSTS, *stored, 1) + 1):
            post = stored.get(position)
            name = f"post_{position}"
            locked = post is not None and post.is_frozen
            stored_text = post.text if post else ""
            typed = self.is_bound and not locked
            value = str(self.data.get(name, "")).replace("\0", "") if typed else stored_text
            boxes.append(PostBox(name, value, locked, live=bool(post and post.is_live)))
        return boxes

    @property
    def is_draft(self) -> bool:
        return self.data.get("action") == "draft"

    def needs_time(self) -> bool:
        return self.cleaned_data.get("when") == AT and not self.is_draft

    @property
    def written(self) -> list[PostBox]:
        """The posts that are to go out, in order, in the form that is stored and sent."""
        for box in self.posts:
            box.value = box.value if box.locked else normalise(box.value)
        return [box for box in self.posts if box.value and not box.locked]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.thread and (not self.thread.can_edit or self.thread.fence != (cleaned.get("version") or 0)):
            raise forms.ValidationError(TOO_LATE)
        if self.is_draft and self.is_partly_live:
            raise forms.ValidationError("Its beginning is live, so it cannot become a draft again.")
        for box in self.written:
            if len(box.value) > LONGEST_TEXT:
                box.errors.append(f"At most {LONGEST_TEXT:,} characters fit here.")
        if not self.written:
            self.posts[-1 if self.is_partly_live else 0].errors.append("Write something first.")
        elif not self.is_draft and not self.errors:
            self._show(self.problems())
        if any(box.errors for box in self.posts):
            raise forms.ValidationError("Please look at the posts below.", code="posts")
        return cleaned

    def _show(self, found: Problems) -> None:
        for box, messages in zip(self.written, found.posts, strict=True):
            box.errors += messages
        if found.time:
            self.add_error("local_time" if self.cleaned_data["when"] == AT else "when", found.time)
        for message in found.thread:
            self.add_error(None, message)

    def problems(self) -> Problems:
        texts = [box.value for box in self.written]
        return problems(self.cleaned_data["account"], texts, self.instant, besides=self.thread)

    @property
    def instant(self) -> datetime:
        """When it would go out."""
        if self.cleaned_data.get("when") == AT and (resolved := self.resolved):
            return resolved.instant
        return database_now()

    # ── Saving ────────────────────────────────────────────────────────────────────────────────────
    @transaction.atomic
    def save(self) -> Thread:
        """Write the thread under its lock. NotNowError: it began to go out while it was being edited."""
        account = self.cleaned_data["account"]
        thread = Thread.objects.locked(self.thread.pk) if self.thread else Thread(token=account)
        if self.thread and (thread.fence != self.thread.fence or not thread.can_edit):
            raise NotNowError(TOO_LATE)
        Token.objects.select_for_update().get(pk=account.pk)  # two of the same at once: one is the repetition
        if not self.is_draft and (found := self.problems().all()):
            raise NotNowError(" ".join(found))
        if not self.is_partly_live:
            thread.token = account
        thread.save()
        self._save_posts(thread)
        self._set_time(Thread.objects.locked(thread.pk))
        return thread

    def _save_posts(self, thread: Thread) -> None:
        frozen = [post.position for post in thread.posts.all() if post.is_frozen]
        first = max(frozen, default=0) + 1
        texts = [box.value for box in self.written]
        for position, text in enumerate(texts, first):
            thread.posts.update_or_create(
                position=position, defaults={"text": text, "status": Post.Status.PENDING}
            )
        surplus = thread.posts.filter(position__gte=first + len(texts))
        surplus.filter(attempts=None).delete()
        surplus.update(status=Post.Status.SKIPPED)  # what was tried keeps its history

    def _set_time(self, thread: Thread) -> None:
        if self.is_draft:
            thread.back_to_draft(self.resolved, self.cleaned_data["timezone"])
        elif self.is_partly_live:
            thread.go_on()
        elif self.cleaned_data["when"] == NOW:
            thread.publish_now()
        elif resolved := self.resolved:
            thread.schedule(resolved, self.cleaned_data["timezone"])

    # ── Preview ───────────────────────────────────────────────────────────────────────────────────
    @property
    def note(self) -> str:
        return describe(self.resolved, self.cleaned_data["timezone"]) if self.resolved else ""


class RescheduleForm(WhenForm):
    """The same, on the thread's own page."""


def _initial(user: User, thread: Thread | None) -> dict[str, Any]:
    if thread is None:
        return {"account": user.tokens.active().first(), "when": NOW, "timezone": user.timezone or "UTC"}
    zone = thread.timezone or user.timezone or "UTC"
    local = thread.local_time or (local_in(thread.scheduled_at, zone) if thread.scheduled_at else None)
    is_past = thread.scheduled_at is not None and thread.scheduled_at < datetime.now(UTC)
    when = AT if local and not is_past and not thread.live_count else NOW
    return {
        "version": thread.fence,
        "account": thread.token_id,
        "when": when,
        "local_time": local,
        "timezone": zone,
    }
