"""Writing a thread: the form, its preview, and saving it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.views import person, row_number
from scheduler.forms import NOW, ThreadForm
from scheduler.models import NotNowError, Thread
from scheduler.prices import price
from scheduler.rules import post_problems
from xauth.counting import entities, weigh


@login_required
def new(request: HttpRequest) -> HttpResponse:
    if not person(request).tokens.active().exists():
        messages.info(request, "Connect an X account first; then you can write for it.")
        return redirect("accounts")
    return _compose(request, None)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    thread = get_object_or_404(Thread.objects.of(person(request)).with_posts(), pk=pk)
    if request.method == "GET" and not thread.can_edit:  # what was typed meanwhile stays in the form
        messages.error(request, "It can no longer be edited: it is going out, or all of it is live.")
        return redirect("thread", pk)
    if not thread.token.is_active:
        messages.error(request, f"Reconnect {thread.token} first; then you can edit its threads.")
        return redirect("accounts")
    return _compose(request, thread)


def _compose(request: HttpRequest, thread: Thread | None) -> HttpResponse:
    form = ThreadForm(person(request), request.POST or None, thread=thread)
    if request.method == "POST" and form.is_valid():
        try:
            saved = form.save()
        except NotNowError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _saved_words(form))
            return redirect("thread", saved.pk)
    return render(request, "scheduler/thread_form.html", _context(form), status=422 if form.errors else 200)


def _saved_words(form: ThreadForm) -> str:
    if form.is_draft:
        return "Draft saved."
    if form.cleaned_data["when"] == NOW:
        return "Going out within a few seconds."
    return f"Scheduled. {form.note}".strip()


def _context(form: ThreadForm) -> dict[str, Any]:
    accounts = form.fields["account"].queryset  # type: ignore[attr-defined]
    return {
        "form": form,
        "thread": form.thread,
        "max_posts": settings.THREAD_MAX_POSTS,
        "account_limits": {account.pk: account.post_limit for account in accounts},
        "preview": preview_of(form) if form.is_bound else None,
    }


@login_required
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The thread as it will look; what it shows is exactly what will be sent."""
    thread = None
    if pk := row_number(request.GET.get("thread", "")):
        thread = Thread.objects.of(person(request)).with_posts().filter(pk=pk).first()
    form = ThreadForm(person(request), request.POST, thread=thread)
    return render(request, "scheduler/_preview.html", {"preview": preview_of(form)})


def preview_of(form: ThreadForm) -> dict[str, Any]:
    form.is_valid()
    account = form.cleaned_data.get("account")
    limit = account.post_limit if account else 280
    boxes = [box for box in form.posts if box.value]
    return {
        "account": account,
        "posts": [
            _post_preview(position, box.value, limit) | {"live": box.live}
            for position, box in enumerate(boxes, 1)
        ]
        if account
        else [],
        "when_text": _when_words(form),
        "when_note": form.note,
        "cost_text": _cost_words([box.value for box in form.written]),
        "problems": _problems_beyond_posts(form) if boxes else [],
    }


def _post_preview(position: int, text: str, limit: int) -> dict[str, Any]:
    weight = weigh(text, limit=limit)
    return {
        "position": position,
        "segments": entities(text),
        "length": weight.length,
        "limit": limit,
        "remaining": weight.remaining,
        "problems": post_problems(text, limit),
    }


def _when_words(form: ThreadForm) -> str:
    if form.cleaned_data.get("when") == NOW:
        return f"As soon as you press “Publish {'the rest ' if form.is_partly_live else ''}now”"
    if not (resolved := form.resolved):
        return ""
    return f"{resolved.local:%A %-d %B %Y, %H:%M} ({form.cleaned_data['timezone']})"


def _cost_words(texts: list[str]) -> str:
    if not texts:
        return ""
    total = sum(price(text) for text in texts)
    linked = sum(price(text) == settings.X_PRICE_POST_WITH_URL for text in texts)
    why = f", of which {linked} with a link at ${settings.X_PRICE_POST_WITH_URL}" if linked else ""
    return f"${total:.3f} for {len(texts)} post{'s' if len(texts) > 1 else ''}{why}"


def _problems_beyond_posts(form: ThreadForm) -> list[str]:
    """What the posts themselves do not show: repetition, the time, the account, the limits."""
    repeated = [message for box in form.posts for message in box.errors if "duplicates" in message]
    other = [
        str(message)
        for name, messages_ in form.errors.items()
        for message in messages_
        if name != "__all__" or not str(message).startswith("Please look")
    ]
    return [*repeated, *other]
