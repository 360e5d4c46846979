"""Articles: bringing them in, reading them, correcting them."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.views import person
from insights.asking import TooManyError
from insights.extract import UnreadableError
from insights.forms.articles import LANGUAGES, ArticleForm, ImportForm
from insights.importing import (
    already_here,
    bring_in,
    bring_up_to_date,
    find_insights,
    insist_on_limit,
    read_again,
    read_example,
    settle_on_one,
)
from insights.models import Article, Generation
from insights.views.reading import reading_of

PAGE = 20


def own(request: HttpRequest, pk: int) -> Article:
    articles = Article.objects.of(person(request)).select_related("revision", "person")
    return get_object_or_404(articles, pk=pk)


@login_required
def article_list(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.of(person(request)).with_revision().with_counts().order_by("-pk")
    if words := request.GET.get("q", "").strip().replace("\0", ""):
        found = (
            Q(title__icontains=words) | Q(author__icontains=words) | Q(revision__markdown__icontains=words)
        )
        articles = articles.filter(found)
    page = Paginator(articles, PAGE).get_page(request.GET.get("page"))
    return render(request, "insights/article_list.html", {"page_obj": page, "click": uuid4()})


# ── In ────────────────────────────────────────────────────────────────────────────────────────────
@login_required
def article_new(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (article := _import(request, form)):
        return redirect("article", article.pk)
    context = {"form": form, "click": uuid4()}
    return render(request, "insights/article_new.html", context, status=422 if form.errors else 200)


def _import(request: HttpRequest, form: ImportForm) -> Article | None:
    """The article, or None with the reason in the form."""
    given = form.cleaned_data
    if asked := Generation.objects.of(person(request)).filter(click=given["click"]).first():
        return asked.article
    is_link = given["way"] == Article.CameFrom.URL
    if is_link and (article := already_here(person(request), given["url"])):
        messages.info(request, "You have this article already. “Read it again” brings in what has changed.")
        return article
    try:
        insist_on_limit(person(request))
        imported = form.read()
    except (TooManyError, UnreadableError) as error:
        form.add_error(form.field, str(error))
        return None
    article = bring_in(
        person(request),
        imported,
        Article.CameFrom(given["way"]),
        source_url=given["url"] if is_link else "",
        file_name=given["file"].name if given["way"] == Article.CameFrom.FILE else "",
    )
    return _with_insights(request, article, given["click"])


@login_required
@require_POST
def article_example(request: HttpRequest) -> HttpResponse:
    click = click_of(request)
    if asked := Generation.objects.of(person(request)).filter(click=click).first():
        return redirect("article", asked.article_id)
    try:
        insist_on_limit(person(request))
    except TooManyError as error:
        messages.error(request, str(error))
        return redirect("article-new")
    article = bring_in(person(request), read_example(), Article.CameFrom.FILE)
    return redirect("article", _with_insights(request, article, click).pk)


def _with_insights(request: HttpRequest, article: Article, click: UUID) -> Article:
    try:
        return settle_on_one(article, find_insights(article, click))
    except TooManyError as error:
        messages.warning(request, f"The article is here; its insights are not looked for yet. {error}")
        return article


def click_of(request: HttpRequest) -> UUID:
    """Made with the page; one that is missing or spoilt counts as a click of its own."""
    try:
        return UUID(request.POST.get("click", ""))
    except ValueError:
        return uuid4()


# ── The article ───────────────────────────────────────────────────────────────────────────────────
@login_required
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page, or for htmx only the text with its marks."""
    article = own(request, pk)
    reading = reading_of(article, request.GET)
    if request.htmx and not request.htmx.history_restore_request:  # type: ignore[attr-defined]
        return render(request, "insights/_article_text.html", {"article": article, "reading": reading})
    return render(request, "insights/article_detail.html", _context(article, reading=reading))


def _context(article: Article, **more: Any) -> dict[str, Any]:
    """Insights stand here with their revisions, since each of them shows its passage."""
    insights = (
        article.insights.select_related("revision", "article").with_draft_count().order_by("rank", "pk")
    )
    return {
        "article": article,
        "language": dict(LANGUAGES).get(article.language, article.language),
        "keywords": article.keywords.in_use(),
        "dropped": article.keywords.filter(is_dropped=True),
        "insights_offered": insights.offered(),
        "strong": insights.strong(),
        "weak": insights.weak(),
        "dismissed": insights.exclude(dismissed_at=None),
        "drafts": article.drafts.select_related("article", "thread"),
        "generation": latest_search(article),
        "profiles": article.person.brand_profiles.all(),
        "click": uuid4,
        **more,
    }


def latest_search(article: Article) -> Generation | None:
    """The last search for insights, unless it brought what it should."""
    newest = article.generations.filter(kind=Generation.Kind.DISTIL).first()
    return newest if newest and newest.status != Generation.Status.DONE else None


@login_required
@require_POST
def article_distil(request: HttpRequest, pk: int) -> HttpResponse:
    article = own(request, pk)
    try:
        find_insights(article, click_of(request))
    except TooManyError as error:
        messages.error(request, str(error))
    return redirect("article", pk)


@login_required
@require_POST
def article_reimport(request: HttpRequest, pk: int) -> HttpResponse:
    article = own(request, pk)
    try:
        insist_on_limit(person(request))
        has_changed = bring_up_to_date(article, read_again(article))
    except (TooManyError, UnreadableError) as error:
        messages.error(request, f"Nothing was changed. {error}")
        return redirect("article", pk)
    if has_changed:
        messages.success(request, "Read again, and it has changed. Drafts keep the text they were made from.")
        _with_insights(request, article, click_of(request))
    else:
        messages.info(request, "Read again: the text is the same as before.")
    return redirect("article", pk)


@login_required
def article_edit(request: HttpRequest, pk: int) -> HttpResponse:
    article = own(request, pk)
    form = ArticleForm(request.POST or None, instance=article)
    if request.method == "POST" and form.is_valid():
        if form.revise():
            _with_insights(request, article, uuid4())
        messages.success(request, "Saved.")
        return redirect("article", pk)
    context = {"form": form, "article": own(request, pk)}
    return render(request, "insights/article_form.html", context, status=422 if form.errors else 200)


@login_required
def article_delete(request: HttpRequest, pk: int) -> HttpResponse:
    article = own(request, pk)
    if request.method == "POST":
        article.delete()
        messages.success(request, f"“{article}” is deleted.")
        return redirect("articles")
    threads = article.drafts.exclude(thread=None).count()
    return render(request, "insights/article_delete.html", {"article": article, "threads": threads})
