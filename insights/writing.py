"""Carrying out what a person asked for: claim, make, keep. Only the worker that holds it keeps anything."""

from collections.abc import Callable
from dataclasses import replace

import structlog
from django.conf import settings
from django.db import transaction

from insights import composition, rewriting
from insights.composition import Composition, Format
from insights.distil import distil
from insights.distilled import Concept, Distilled
from insights.formats import NothingLeftError
from insights.keeping import keep_distilled
from insights.models import Article, Draft, DraftVersion, Generation, StaleError
from insights.payers import generator_for
from insights.providers.base import CancelledError, Generator, LinkPlace, Progress, Usage, WriteRequest
from insights.providers.errors import AddressError
from insights.rewriting import NoPartError
from insights.voice import Voice
from xauth.clock import database_now

log = structlog.get_logger(__name__)


class LostError(Exception):
    """Another worker has the generation, or the person cancelled it: nothing of this run is kept."""


def carry_out(pk: int) -> None:
    """Make what generation `pk` asks for. Safe to call at any time, twice, or at once from two workers."""
    if (generation := Generation.objects.claim(pk, database_now())) is None:
        return
    try:
        _make(generation)
    except (CancelledError, LostError):
        if generation.settle(Generation.Status.CANCELLED):
            log.info("generation_cancelled", generation_id=pk)
    except (StaleError, NoPartError, NothingLeftError, AddressError) as error:  # in words for the person
        generation.settle(Generation.Status.FAILED, error=str(error))
        log.warning("generation_refused", generation_id=pk, reason=str(error))
    except Exception:
        generation.settle(
            Generation.Status.FAILED,
            error="Something went wrong on our side. Nothing was lost; try again, or tell whoever runs this.",
        )
        log.exception("generation_failed", generation_id=pk, kind=generation.kind)


MAKERS: dict[str, Callable[[Generation, Generator, Progress], None]] = {}


def _make(generation: Generation) -> None:
    generator = generator_for(generation)
    generation.provider = generator.name[:80]
    MAKERS[generation.kind](generation, generator, _progress(generation))


def _progress(generation: Generation) -> Progress:
    def report(stage: str, done: float) -> None:
        if not generation.report(stage, done):
            raise CancelledError

    return report


def _settled(generation: Generation, usage: Usage, draft: Draft | None = None) -> None:
    """Called inside the transaction that keeps the result: both happen or neither does."""
    if not generation.settle(Generation.Status.DONE, usage=usage, draft=draft):
        raise LostError


# ── Insights ──────────────────────────────────────────────────────────────────────────────────────
def _distil(generation: Generation, generator: Generator, progress: Progress) -> None:
    progress("Reading the article", 0.1)
    distilled, usage = generator.distil(generation.revision.document, progress)
    with transaction.atomic():
        _settled(generation, usage)
        article = Article.objects.select_for_update().get(pk=generation.article_id)
        if article.revision_id == generation.revision_id:  # else it was corrected meanwhile: a newer one runs
            keep_distilled(article, generation.revision, distilled)


# ── Drafts ────────────────────────────────────────────────────────────────────────────────────────
def _write(generation: Generation, generator: Generator, progress: Progress) -> None:
    progress("Reading the article", 0.1)
    written, usage = generator.write(_request(generation), progress)
    with transaction.atomic():
        draft = Draft.objects.create(
            article=generation.article,
            revision=generation.revision,
            insight=generation.insight,
            profile=generation.profile,
            format=generation.format,
            link_place=generation.link_place,
            title=written.title[:300],
            body=composition.to_json(written),
            provider=generation.provider,
            fell_back=usage.fell_back[:300],
        )
        draft.remember(DraftVersion.Reason.WRITTEN)
        _settled(generation, usage, draft)


def _rewrite(generation: Generation, generator: Generator, progress: Progress) -> None:
    """One part anew, of other sentences; the other parts stay as they are, also where they were edited."""
    draft, number = generation.draft, generation.part
    if draft is None or number is None or number >= len(draft.composition.parts):
        raise NoPartError("That part is no longer there. Reload the draft and try again.")
    progress("Reading the article", 0.1)
    now = draft.composition
    request, total = _request(generation), Usage()
    everything, part_alone = rewriting.to_avoid(now, number)
    try:
        new = _anew(generator, replace(request, avoid=everything), now, number, progress, total)
    except (NoPartError, NothingLeftError):
        new = _anew(generator, replace(request, avoid=part_alone), now, number, progress, total)
    with transaction.atomic():
        draft.change(new, reason=DraftVersion.Reason.REWRITTEN, seen=generation.seen)
        _settled(generation, total)


def _anew(
    generator: Generator,
    request: WriteRequest,
    now: Composition,
    number: int,
    progress: Progress,
    total: Usage,
) -> Composition:
    written, usage = generator.write(request, progress)
    total.add(usage)
    return rewriting.replaced(now, number, written, request.document)


MAKERS |= {
    Generation.Kind.DISTIL: _distil,
    Generation.Kind.WRITE: _write,
    Generation.Kind.REWRITE: _rewrite,
}


# ── What the generator is asked for ───────────────────────────────────────────────────────────────
def _request(generation: Generation) -> WriteRequest:
    into = Format(generation.format)
    return WriteRequest(
        document=generation.revision.document,
        format=into,
        concepts=_concepts(generation),
        voice=generation.profile.voice(into) if generation.profile else Voice(),
        keywords=tuple(keyword.distilled for keyword in generation.article.keywords.in_use()),
        link=generation.article.link,
        link_place=LinkPlace(generation.link_place),
        max_posts=settings.THREAD_MAX_POSTS,
    )


def _concepts(generation: Generation) -> tuple[Concept, ...]:
    if generation.insight:
        return (generation.insight.concept,)
    kept = generation.article.insights.strong().filter(revision=generation.revision)
    found: Distilled | None = None if kept else distil(generation.revision.document)
    return found.concepts if found else tuple(insight.concept for insight in kept)
