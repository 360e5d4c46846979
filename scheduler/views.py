"""The pages about threads that exist. No view publishes: it changes a row, and the tick finds it."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.views import person, row_number
from scheduler.forms import RescheduleForm
from scheduler.models import NotNowError, Post, Thread, ThreadQuerySet
from scheduler.rules import thread_problems
from scheduler.times import describe
from xauth.clock import database_now

PAGE = 20
SHOWN_ON_DASHBOARD = 5


def dashboard(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "xauth/login.html", {"next": "/"})
    threads = _own(request)
    context = {
        "attention": threads.needing_attention(),
        "upcoming": threads.upcoming().order_by("next_action_at")[:SHOWN_ON_DASHBOARD],
        "recent": threads.filter(status=Thread.Status.PUBLISHED).order_by("-published_at")[
            :SHOWN_ON_DASHBOARD
        ],
    }
    return render(request, "scheduler/dashboard.html", context)


def _own(request: HttpRequest) -> ThreadQuerySet:
    return Thread.objects.of(person(request)).with_posts()


@login_required
def thread_list(request: HttpRequest) -> HttpResponse:
    threads = _own(request)
    if (status := request.GET.get("status", "")) in Thread.Status.values:
        threads = threads.filter(status=status)
    if (account := request.GET.get("account", "")).isdecimal():
        threads = threads.filter(token__in=person(request).tokens.filter(pk=row_number(account)))
    if words := request.GET.get("q", "").strip().replace("\0", ""):
        threads = threads.filter(pk__in=Post.objects.filter(text__icontains=words).values("thread"))
    page = Paginator(threads, PAGE).get_page(request.GET.get("page"))
    return render(request, "scheduler/thread_list.html", {"page_obj": page})


@login_required
def thread_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "scheduler/thread_detail.html", {"thread": _with_history(request, pk)})


@login_required
def thread_status(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "scheduler/_thread_status.html", {"thread": _with_history(request, pk)})


def _with_history(request: HttpRequest, pk: int) -> Thread:
    return get_object_or_404(_own(request).prefetch_related("posts__attempts__looks"), pk=pk)


# ── What a person does with a thread ──────────────────────────────────────────────────────────────
def act(request: HttpRequest, pk: int, verb: Callable[[Thread], str]) -> HttpResponse:
    """Do it under the thread's lock, and say what was done or why it cannot be."""
    get_object_or_404(Thread.objects.of(person(request)), pk=pk)
    try:
        with transaction.atomic():
            said = verb(Thread.objects.locked(pk))
    except NotNowError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("thread", pk) if Thread.objects.filter(pk=pk).exists() else redirect("threads")


def insist_on_rules(thread: Thread) -> None:
    if found := thread_problems(thread, database_now()):
        raise NotNowError(" ".join(found))


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        thread.cancel()
        if thread.cancel_requested_at:
            return "Stopped: a post is on its way and cannot be called back, but nothing goes out after it."
        return "Cancelled. Nothing more of it goes out."

    return act(request, pk, verb)


@login_required
@require_POST
def publish_now(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        insist_on_rules(thread)
        thread.publish_now()
        return "Going out within a few seconds."

    return act(request, pk, verb)


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        insist_on_rules(thread)
        thread.retry()
        return "Trying again within a few seconds."

    return act(request, pk, verb)


@login_required
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        thread.discard()
        return "Deleted."

    return act(request, pk, verb)


@login_required
@require_POST
def reschedule(request: HttpRequest, pk: int) -> HttpResponse:
    form = RescheduleForm(request.POST)

    def verb(thread: Thread) -> str:
        if not form.is_valid() or form.resolved is None:
            raise NotNowError(" ".join(str(message) for found in form.errors.values() for message in found))
        if found := thread_problems(thread, form.resolved.instant):
            raise NotNowError(" ".join(found))
        thread.schedule(form.resolved, form.cleaned_data["timezone"])
        return f"Scheduled. {describe(form.resolved, thread.timezone)}".strip()

    return act(request, pk, verb)
