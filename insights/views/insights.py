"""Insights in the person's hands. One that makes room for another is dismissed, so it can be brought back."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.views import person, row_number
from insights.forms.insights import ClaimForm
from insights.models import Insight
from insights.shaping import ShapeError, edit, merge, split, write
from insights.views.articles import own

PAGE = 20


def _own_insight(request: HttpRequest, pk: int) -> Insight:
    insights = Insight.objects.of(person(request)).select_related("article__person", "revision")
    return get_object_or_404(insights, pk=pk)


def _show(insight: Insight) -> HttpResponse:
    return redirect(reverse("article", args=[insight.article_id]) + f"#insight-{insight.pk}")


@login_required
def insight_list(request: HttpRequest) -> HttpResponse:
    insights = Insight.objects.of(person(request)).offered().with_draft_count()
    if words := request.GET.get("q", "").strip().replace("\0", ""):
        insights = insights.filter(claim__icontains=words)
    if (use := request.GET.get("use", "")) in {"used", "unused"}:
        insights = insights.filter(drafts__isnull=use == "unused").distinct()
    newest_first = insights.select_related("article").order_by("-article", "rank", "pk")
    page = Paginator(newest_first, PAGE).get_page(request.GET.get("page"))
    return render(request, "insights/insight_list.html", {"page_obj": page})


@login_required
def insight_new(request: HttpRequest, pk: int) -> HttpResponse:
    article = own(request, pk)
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        insight = write(article, form.cleaned_data["claim"])
        if not insight.support_spans:
            messages.warning(request, "The article has no passage for this, so a text from it will be short.")
        return _show(insight)
    return _form(request, form, article=article)


@login_required
def insight_edit(request: HttpRequest, pk: int) -> HttpResponse:
    insight = _own_insight(request, pk)
    form = ClaimForm(request.POST or None, insight=insight)
    if request.method == "POST" and form.is_valid():
        edit(insight, form.cleaned_data["claim"])
        return _show(insight)
    return _form(request, form, article=insight.article, insight=insight)


def _form(request: HttpRequest, form: ClaimForm, **context: object) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "insights/insight_form.html", {"form": form, **context}, status=status)


@login_required
@require_POST
def insight_merge(request: HttpRequest, pk: int) -> HttpResponse:
    insight = _own_insight(request, pk)
    others = insight.article.insights.offered().exclude(pk=pk)
    if other := others.filter(pk=row_number(request.POST.get("other", ""))).first():
        return _shape(request, insight, lambda: merge(insight, other))
    messages.error(request, "That insight is no longer there. Pick another one to merge with.")
    return _show(insight)


@login_required
@require_POST
def insight_split(request: HttpRequest, pk: int) -> HttpResponse:
    insight = _own_insight(request, pk)
    return _shape(request, insight, lambda: split(insight)[0])


def _shape(request: HttpRequest, insight: Insight, verb: Callable[[], Insight]) -> HttpResponse:
    try:
        return _show(verb())
    except ShapeError as error:
        messages.error(request, str(error))
        return _show(insight)


@login_required
@require_POST
def insight_dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    insight = _own_insight(request, pk)
    insight.dismiss()
    messages.success(request, "Dismissed. It stays under “Dismissed”, should you want it back.")
    return redirect(reverse("article", args=[insight.article_id]) + "#insights")


@login_required
@require_POST
def insight_restore(request: HttpRequest, pk: int) -> HttpResponse:
    insight = _own_insight(request, pk)
    insight.restore()
    return _show(insight)
