"""How far a text is that a person asked for. Done, it leads to what was made."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.views import person
from insights import asking
from insights.asking import TooManyError
from insights.composition import Format
from insights.models import BrandProfile, Generation
from insights.providers.base import LinkPlace
from insights.views.articles import click_of


def _own(request: HttpRequest, pk: int) -> Generation:
    generations = Generation.objects.of(person(request)).select_related("article", "draft", "insight")
    return get_object_or_404(generations, pk=pk)


def result_of(generation: Generation) -> str:
    """The address of what it made."""
    if generation.draft_id:
        return reverse("draft", args=[generation.draft_id])
    return reverse("article", args=[generation.article_id])


@login_required
def generation(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _own(request, pk)
    if asked.status == Generation.Status.DONE:
        return redirect(result_of(asked))
    return render(request, "insights/generation.html", {"generation": asked, "click": uuid4})


@login_required
def generation_status(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _own(request, pk)
    if asked.status == Generation.Status.DONE:
        return HttpResponseClientRedirect(result_of(asked))
    return render(request, "insights/_generation_status.html", {"generation": asked, "click": uuid4})


@login_required
@require_POST
def generation_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _own(request, pk)
    asked.cancel()
    return redirect("generation", pk)


@login_required
@require_POST
def generation_retry(request: HttpRequest, pk: int) -> HttpResponse:
    asked = _own(request, pk)
    try:
        again = ask_again(asked, click_of(request))
    except TooManyError as error:
        messages.error(request, str(error))
        return redirect("generation", pk)
    return redirect("generation", again.pk)


def ask_again(asked: Generation, click: UUID) -> Generation:
    if asked.draft and asked.part is not None:
        return asking.rewrite_part(asked.draft, asked.part, asked.draft.version, click)
    if asked.kind == Generation.Kind.DISTIL:
        return asking.distil_article(asked.article, click)
    return asking.write_draft(
        asked.article,
        asked.insight,
        Format(asked.format),
        asked.profile or BrandProfile.objects.default_of(asked.person),
        LinkPlace(asked.link_place),
        click,
    )
