"""What a person decides about a thread that has stopped. No view asks X: it changes a row for a worker."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from scheduler.links import post_id
from scheduler.models import NotNowError, Thread
from scheduler.views import act, insist_on_rules


@login_required
@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        if not (x_id := post_id(request.POST.get("link", ""))):
            raise NotNowError(
                "That is no link to a post. It looks like "
                f"https://x.com/{thread.token.handle}/status/1234567890; “Copy link” at X gives it."
            )
        thread.repair.claim(x_id)
        return "Looking for it on X. That takes a few seconds."

    return act(request, pk, verb)


@login_required
@require_POST
def take_other_words(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        thread.repair.take_other_words()
        return "Taken as this post. What is left goes out under it."

    return act(request, pk, verb)


@login_required
@require_POST
def post_again(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        thread.repair.post_again()
        thread = Thread.objects.locked(pk)
        insist_on_rules(thread)
        return "It is posted again within a few seconds."

    return act(request, pk, verb)


@login_required
@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(thread: Thread) -> str:
        thread.repair.take_off()
        return "Cancelled. What is live is taken off X, the last post first."

    return act(request, pk, verb)


@login_required
@require_POST
def start_anew(request: HttpRequest, pk: int) -> HttpResponse:
    made: list[Thread] = []

    def verb(thread: Thread) -> str:
        doubtful = thread.repair.doubtful
        made.append(thread.repair.start_anew())
        caution = (
            f" Post {doubtful.position} may be on X already: look there before you schedule it again."
            if doubtful
            else ""
        )
        return f"This draft has what is not live; the old thread is cancelled.{caution}"

    answer = act(request, pk, verb)
    return redirect("thread-edit", made[0].pk) if made else answer
