"""Drafts: asking for one, the list of them, and the page on which one is worked on."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.views import person, row_number
from insights import asking
from insights.composition import Format
from insights.forms.drafts import OVER, DraftForm, NoSuchPartError, WriteForm
from insights.models import Draft, StaleError
from insights.models.draft import DraftQuerySet
from insights.provenance import notes, passages
from insights.scheduling import NotReadyError, hand_over
from insights.views.editor import show
from scheduler.models import Thread

PAGE = 20


def _own(request: HttpRequest, pk: int) -> Draft:
    return get_object_or_404(Draft.objects.of(person(request)).with_sources(), pk=pk)


# ── Asking for one ────────────────────────────────────────────────────────────────────────────────
@login_required
@require_POST
def draft_write(request: HttpRequest) -> HttpResponse:
    form = WriteForm(person(request), request.POST)
    if not form.is_valid():
        found = [str(message) for messages_ in form.errors.values() for message in messages_]
        return _refused(request, " ".join(found), form)
    asked = form.cleaned_data
    try:
        generation = asking.write_draft(
            asked["article"],
            asked["insight"],
            Format(asked["format"]),
            asked["profile"],
            asked["link_place"],
            asked["click"],
        )
    except asking.TooManyError as error:
        return _refused(request, str(error), form)
    return redirect("generation", generation.pk)


def _refused(request: HttpRequest, why: str, form: WriteForm) -> HttpResponse:
    article = form.cleaned_data.get("article")
    return render(request, "insights/draft_refused.html", {"why": why, "article": article}, status=422)


# ── The list ──────────────────────────────────────────────────────────────────────────────────────
@login_required
def draft_list(request: HttpRequest) -> HttpResponse:
    drafts = Draft.objects.of(person(request)).with_sources()
    articles = person(request).articles.exclude(drafts=None).order_by("title")
    if (into := request.GET.get("format", "")) in Draft.Format.values:
        drafts = drafts.filter(format=into)
    if number := row_number(request.GET.get("article", "")):
        drafts = drafts.filter(article=number)
    if words := request.GET.get("q", "").strip().replace("\0", ""):
        drafts = drafts.filter(pk__in=_saying(drafts, words))
    page = Paginator(drafts, PAGE).get_page(request.GET.get("page"))
    return render(request, "insights/draft_list.html", {"page_obj": page, "articles": articles})


def _saying(drafts: DraftQuerySet, words: str) -> list[int]:
    """Read here: the database sees the texts only as JSON, names of its fields and all."""
    wanted = words.casefold()
    return [
        draft.pk
        for draft in drafts
        if wanted in f"{draft.title}\n{draft.article.title}\n{draft.composition.text}".casefold()
    ]


# ── The editor ────────────────────────────────────────────────────────────────────────────────────
@login_required
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    own = _own(request, pk)
    if request.method != "POST":
        return show(request, DraftForm(own), "insights/draft_detail.html")
    form = DraftForm(own, request.POST)
    if refusal := _save(request, form):
        return refusal
    if _by_script(request):
        is_typing = form.action in {"save", OVER}
        return show(request, DraftForm(own), "insights/_draft_saved.html", is_typing=is_typing)
    messages.success(request, "Saved.")
    return redirect("draft", pk)


def _by_script(request: HttpRequest) -> bool:
    """Then the page stays, and only what changed in it is sent."""
    return request.headers.get("HX-Request") == "true"


def _save(request: HttpRequest, form: DraftForm) -> HttpResponse | None:
    """Nothing where it was saved; else the page that keeps what was typed and says what to do."""
    if not form.is_valid():
        found = [str(message) for messages_ in form.errors.values() for message in messages_]
        return _not_saved(request, form, " ".join(found), 422)
    try:
        form.save()
    except StaleError as error:
        return _not_saved(request, form, str(error), 409, is_stale=True)
    return None


def _not_saved(
    request: HttpRequest, form: DraftForm, why: str, status: int, *, is_stale: bool = False
) -> HttpResponse:
    template = "insights/_draft_not_saved.html" if _by_script(request) else "insights/draft_detail.html"
    return show(request, form, template, status, why=why, is_stale=is_stale)


@login_required
@require_POST
def draft_rewrite(request: HttpRequest, pk: int) -> HttpResponse:
    """What was typed is saved first; then one part is written anew, and the others stay."""

    def verb(form: DraftForm) -> HttpResponse:
        part = form.number(request.POST.get("rewrite", ""))
        click = form.click_for(part)
        return redirect("generation", asking.rewrite_part(form.draft, part, form.draft.version, click).pk)

    return _saved_then(request, pk, verb)


@login_required
@require_POST
def draft_schedule(request: HttpRequest, pk: int) -> HttpResponse:
    def verb(form: DraftForm) -> HttpResponse:
        accounts = person(request).tokens.active()
        token = accounts.filter(pk=row_number(request.POST.get("account", ""))).first()
        if token is None:
            raise NotReadyError(
                "Pick the X account it goes out from."
                if accounts.exists()
                else "Connect an X account on the Accounts page first. The draft stays as it is."
            )
        if form.draft.format != Format.THREAD:
            raise NotReadyError("Only a thread goes to X. Copy or download this draft instead.")
        thread = hand_over(form.draft, token)
        messages.success(request, "The thread has exactly these posts. Pick the time, then schedule it.")
        return redirect("thread-edit", thread.pk)

    return _saved_then(request, pk, verb)


def _saved_then(request: HttpRequest, pk: int, verb: Callable[[DraftForm], HttpResponse]) -> HttpResponse:
    form = DraftForm(_own(request, pk), request.POST)
    if refusal := _save(request, form):
        return refusal
    try:
        return verb(form)
    except (NotReadyError, NoSuchPartError, asking.TooManyError) as error:
        fresh = DraftForm(_own(request, pk))
        return show(request, fresh, "insights/draft_detail.html", 422, refused=str(error))


@login_required
def draft_source(request: HttpRequest, pk: int) -> HttpResponse:
    """The passage one sentence rests on, as the article was when the draft was made."""
    own = _own(request, pk)
    part, _, index = request.GET.get("piece", "").partition(".")
    try:
        piece = own.composition.parts[row_number(part)].pieces[row_number(index)]
    except IndexError:
        return render(request, "insights/_draft_passage.html", {"is_gone": True})
    found = passages(own.revision.document, piece.spans)
    return render(request, "insights/_draft_passage.html", {"passages": found, "notes": notes(piece)})


@login_required
@require_POST
def draft_delete(request: HttpRequest, pk: int) -> HttpResponse:
    own = _own(request, pk)
    own.delete()
    kept = " Its thread stays." if own.thread_id and Thread.objects.filter(pk=own.thread_id).exists() else ""
    messages.success(request, f"The draft is deleted.{kept}")
    return redirect("drafts")
