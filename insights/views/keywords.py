"""Keywords in the person's hands: what they pin or add stays, what they drop does not come back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.views import person
from insights.distil.occurrences import Source
from insights.models import Article, Keyword
from insights.views.articles import own

LONGEST = 80
MOST = 60  # of one article, dropped ones included


def _own_keyword(request: HttpRequest, pk: int) -> Keyword:
    keywords = Keyword.objects.filter(article__person=person(request))
    return get_object_or_404(keywords.select_related("article"), pk=pk)


def _back(article: Article) -> HttpResponse:
    return redirect(reverse("article", args=[article.pk]) + "#keywords")


@login_required
@require_POST
def keyword_add(request: HttpRequest, pk: int) -> HttpResponse:
    article = own(request, pk)
    term = " ".join(request.POST.get("term", "").replace("\0", "").split())
    if not term or len(term) > LONGEST:
        messages.error(request, f"A keyword has 1 to {LONGEST} characters; this one has {len(term)}.")
    elif known := article.keywords.filter(term__iexact=term).first():
        known.restore()
        messages.info(request, f"“{known}” is one of the keywords.")
    elif article.keywords.count() >= MOST:
        messages.error(request, f"An article has at most {MOST} keywords. Nothing was added.")
    else:
        spans = [list(span) for span in Source(article.current.document).occurrences(term)]
        Keyword.objects.create(article=article, term=term, is_added=True, spans=spans)
    return _back(article)


@login_required
@require_POST
def keyword_pin(request: HttpRequest, pk: int) -> HttpResponse:
    keyword = _own_keyword(request, pk)
    keyword.is_pinned = not keyword.is_pinned
    keyword.save(update_fields=["is_pinned"])
    return _back(keyword.article)


@login_required
@require_POST
def keyword_drop(request: HttpRequest, pk: int) -> HttpResponse:
    keyword = _own_keyword(request, pk)
    keyword.drop()
    return _back(keyword.article)


@login_required
@require_POST
def keyword_restore(request: HttpRequest, pk: int) -> HttpResponse:
    keyword = _own_keyword(request, pk)
    keyword.restore()
    return _back(keyword.article)
