"""What becomes of a request for text: once, by one worker, and nothing of it once it is cancelled."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from insights import writing
from insights.composition import Format
from insights.models import Article, Draft, DraftVersion, Generation, Insight, Keyword, Revision
from insights.models.generation import MOST_TRIES
from insights.providers.base import LinkPlace, Usage, WriteRequest
from insights.tasks import write_waiting
from insights.writing import carry_out
from tests.insights.factory import (
    LINK,
    make_article,
    make_draft,
    make_generation,
    make_insight,
    make_keyword,
)
from tests.insights.scripted import Scripted

pytestmark = pytest.mark.django_db
Status = Generation.Status
LONG_ANSWER = """\
Our export was slow, and nobody knew why it was slow.

## Flush on a timer

A quiet hour used to lose rows. A timer that flushes every minute keeps them all.
The timer costs nothing that we could measure. Rows now wait for sixty seconds at most.
Nobody has lost a row since the spring.

```python
flush()
```

## Keep batches small

A batch of 500 rows fits into memory on every machine that we own. Larger ones gained nothing in our tests.
"""


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted()
    monkeypatch.setattr(writing, "generator_for", lambda _generation: scripted)
    return scripted


def carried_out(generation: Generation) -> Generation:
    carry_out(generation.pk)
    generation.refresh_from_db()
    return generation


def make_write(article: Article | None = None, **columns: Any) -> Generation:
    article = article or make_article()
    if "insight" not in columns:
        columns["insight"] = make_insight(article)
    facts = {"kind": Generation.Kind.WRITE, "format": Format.THREAD}
    return make_generation(article, **(facts | columns))


# ── Insights ──────────────────────────────────────────────────────────────────────────────────────
def test_an_article_gets_its_insights_and_keywords() -> None:
    generation = carried_out(make_generation())
    assert generation.status == Status.DONE
    assert generation.progress == 1.0
    assert generation.provider == "embedded"
    assert generation.duration is not None
    article = generation.article
    assert article.insights.count() >= 2
    assert article.keywords.count() >= 3
    article.refresh_from_db()
    assert article.kind in Article.Kind.values
    for insight in article.insights.all():
        assert insight.passage
        assert insight.concept.claim == insight.claim


def test_finding_again_keeps_what_the_person_made() -> None:
    article = make_article()
    carried_out(make_generation(article))
    with_draft, dismissed, *_ = article.insights.all()
    make_draft(article, insight=with_draft)
    Insight.objects.filter(pk=dismissed.pk).update(dismissed_at=timezone.now())
    own = make_insight(article, claim="Batches beat bravery.", origin=Insight.Origin.WRITTEN)
    pinned, dropped, *_ = article.keywords.all()
    Keyword.objects.filter(pk=pinned.pk).update(is_pinned=True)
    Keyword.objects.filter(pk=dropped.pk).update(is_dropped=True)
    added = make_keyword(article, "afternoon", is_added=True)

    carried_out(make_generation(article))

    claims = list(article.insights.values_list("claim", flat=True))
    assert len(claims) == len(set(claims))
    assert {with_draft.pk, dismissed.pk, own.pk} <= set(article.insights.values_list("pk", flat=True))
    kept = {keyword.pk: keyword for keyword in article.keywords.all()}
    assert kept[pinned.pk].is_pinned
    assert kept[dropped.pk].is_dropped
    assert kept[added.pk].is_added
    terms = [keyword.term.casefold() for keyword in kept.values()]
    assert len(terms) == len(set(terms))


def test_an_article_corrected_meanwhile_keeps_nothing_of_its_old_text(scripted: Scripted) -> None:
    generation = make_generation()
    scripted.meanwhile = lambda: correct(generation.article)
    assert carried_out(generation).status == Status.DONE
    assert not generation.article.insights.exists()


def correct(article: Article) -> None:
    article.revise("Only one sentence is left of it.", reason=Revision.Reason.CORRECTED)


# ── Drafts ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("into", Format)
def test_a_draft_is_written_with_its_first_version(into: Format) -> None:
    generation = carried_out(make_write(format=into))
    assert generation.status == Status.DONE, generation.error
    draft = generation.draft
    assert draft is not None
    assert draft.composition.format is into
    assert draft.versions.get().reason == DraftVersion.Reason.WRITTEN
    assert draft.insight == generation.insight
    spans = [piece.spans for part in draft.composition.parts for piece in part.pieces]
    assert any(spans)


def test_a_draft_of_the_whole_article_tells_its_strong_insights(scripted: Scripted) -> None:
    article = make_article()
    strong, weak = make_insight(article, confidence=0.9), make_insight(article, 4, confidence=0.2)
    carried_out(make_write(article, insight=None, format=Format.LINKEDIN))
    (request,) = scripted.asked
    assert isinstance(request, WriteRequest)
    claims = [concept.claim for concept in request.concepts]
    assert strong.claim in claims
    assert weak.claim not in claims
    assert request.link == LINK


def test_a_whole_article_without_insights_is_distilled_on_the_way(scripted: Scripted) -> None:
    carried_out(make_write(insight=None, format=Format.BLOG))
    (request,) = scripted.asked
    assert isinstance(request, WriteRequest)
    assert request.concepts


def test_the_request_says_what_the_person_chose(scripted: Scripted) -> None:
    article = make_article()
    make_keyword(article, "export", is_pinned=True, weight=0.1)
    make_keyword(article, "afternoon", is_dropped=True)
    generation = make_write(article, link_place=LinkPlace.NOWHERE)
    carried_out(generation)
    (request,) = scripted.asked
    assert isinstance(request, WriteRequest)
    assert request.link_place is LinkPlace.NOWHERE
    assert [(keyword.term, keyword.weight) for keyword in request.keywords] == [("export", 1.0)]
    assert request.document.markdown == generation.revision.markdown


def test_a_part_is_written_anew_and_the_others_stay(scripted: Scripted) -> None:
    generation = carried_out(make_write(make_article()))
    draft = generation.draft
    assert draft is not None
    before = [part.text for part in draft.composition.parts]
    again = make_generation(
        draft.article,
        kind=Generation.Kind.REWRITE,
        format=draft.format,
        insight=draft.insight,
        draft=draft,
        part=0,
        seen=draft.version,
    )
    carried_out(again)
    draft.refresh_from_db()
    assert again.status == Status.DONE, again.error
    after = [part.text for part in draft.composition.parts]
    assert after[0] != before[0]
    assert after[1:] == before[1:]
    assert draft.versions.first().reason == DraftVersion.Reason.REWRITTEN  # type: ignore[union-attr]
    assert draft.versions.count() == 2


def rewritten(draft: Draft, part: int, article: Article) -> Generation:
    return carried_out(
        make_generation(
            article,
            kind=Generation.Kind.REWRITE,
            format=draft.format,
            insight=draft.insight,
            draft=draft,
            part=part,
            seen=draft.version,
        )
    )


def test_an_answer_written_anew_is_about_the_same_section_and_keeps_its_code() -> None:
    article = make_article(markdown=LONG_ANSWER)
    draft = carried_out(make_write(article, insight=None, format=Format.BLOG)).draft
    assert draft is not None
    before = draft.composition
    number = next(n for n, part in enumerate(before.parts) if "```" in part.text)
    again = rewritten(draft, number, article)
    draft.refresh_from_db()
    after = draft.composition
    if again.status == Status.DONE:
        assert "```python\nflush()\n```" in after.parts[number].text
        assert after.left_out == before.left_out
    else:
        assert "nothing else for this part" in again.error
    assert [part for n, part in enumerate(after.parts) if n != number] == [
        part for n, part in enumerate(before.parts) if n != number
    ]


def test_a_part_written_anew_repeats_no_other() -> None:
    article = make_article()
    draft = carried_out(make_write(article)).draft
    assert draft is not None
    for part in range(len(draft.composition.parts)):
        rewritten(draft, part, article)
        draft.refresh_from_db()
        texts = [piece.text for each in draft.composition.parts for piece in each.pieces]
        assert len(texts) == len(set(texts))


def test_a_part_of_a_draft_that_was_edited_meanwhile_is_not_overwritten(scripted: Scripted) -> None:
    draft = make_draft()
    edited = draft.composition
    generation = make_generation(
        draft.article,
        kind=Generation.Kind.REWRITE,
        format=draft.format,
        insight=make_insight(draft.article),
        draft=draft,
        part=0,
        seen=draft.version,
    )
    scripted.meanwhile = lambda: Draft.objects.get(pk=draft.pk).change(
        edited, reason=DraftVersion.Reason.EDITED
    )
    assert carried_out(generation).status == Status.FAILED
    assert "another window" in generation.error
    draft.refresh_from_db()
    assert draft.composition == edited


def test_a_part_that_is_gone_is_refused_in_words() -> None:
    draft = make_draft()
    generation = make_generation(
        draft.article, kind=Generation.Kind.REWRITE, format=draft.format, draft=draft, part=9, seen=1
    )
    assert carried_out(generation).status == Status.FAILED
    assert "no longer there" in generation.error


# ── Once ──────────────────────────────────────────────────────────────────────────────────────────
def test_a_hint_that_comes_twice_writes_once(scripted: Scripted) -> None:
    generation = make_write()
    scripted.meanwhile = lambda: carry_out(generation.pk)  # another worker, at the same moment
    carried_out(generation)
    carry_out(generation.pk)
    assert len(scripted.asked) == 1
    assert Draft.objects.count() == 1


def test_a_worker_that_was_overtaken_keeps_nothing(scripted: Scripted) -> None:
    generation = make_write()
    scripted.meanwhile = lambda: someone_else_takes(generation)
    carry_out(generation.pk)
    generation.refresh_from_db()
    assert generation.status == Status.RUNNING
    assert not Draft.objects.exists()


def someone_else_takes(generation: Generation) -> None:
    past = timezone.now() - timedelta(seconds=1)
    Generation.objects.filter(pk=generation.pk).update(lease_until=past)
    assert Generation.objects.claim(generation.pk, timezone.now())


def test_what_a_dead_worker_left_is_taken_up_and_in_the_end_given_up(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("insights.tasks.generate.apply_async", lambda args, **_: handed.append(*args))
    handed: list[int] = []
    generation = make_write()
    for _ in range(MOST_TRIES):
        assert Generation.objects.claim(generation.pk, timezone.now())
        Generation.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    write_waiting()
    generation.refresh_from_db()
    assert generation.status == Status.FAILED
    assert "three times" in generation.error
    assert handed == []


def test_a_lost_hint_is_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[int] = []
    monkeypatch.setattr("insights.tasks.generate.apply_async", lambda args, **_: handed.append(*args))
    fresh, unheard = make_generation(), make_generation()
    Generation.objects.filter(pk=unheard.pk).update(queued_at=timezone.now() - timedelta(minutes=1))
    write_waiting()
    assert handed == [unheard.pk]
    assert fresh.pk not in handed


def test_no_more_run_at_once_than_leave_room_for_publishing(settings: Any) -> None:
    settings.GENERATIONS_AT_ONCE = 1
    first, second = make_generation(), make_generation()
    assert Generation.objects.claim(first.pk, timezone.now())
    assert Generation.objects.claim(second.pk, timezone.now()) is None


# ── Cancelled, failed ─────────────────────────────────────────────────────────────────────────────
def test_cancelled_while_it_waits_it_never_starts(scripted: Scripted) -> None:
    generation = make_write()
    generation.cancel()
    assert carried_out(generation).status == Status.CANCELLED
    assert scripted.asked == []


def test_cancelled_while_it_runs_nothing_is_kept(scripted: Scripted) -> None:
    generation = make_write()
    scripted.meanwhile = generation.cancel
    assert carried_out(generation).status == Status.CANCELLED
    assert not Draft.objects.exists()


def test_cancelled_at_the_last_moment_nothing_is_kept(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = make_write()
    remember = Draft.remember

    def cancel_first(draft: Draft, reason: DraftVersion.Reason) -> None:
        generation.cancel()
        remember(draft, reason)

    monkeypatch.setattr(Draft, "remember", cancel_first)
    assert carried_out(generation).status == Status.CANCELLED
    assert not Draft.objects.exists()


def test_a_fault_of_ours_is_logged_and_said_without_its_details(
    scripted: Scripted, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("a detail nobody should read")

    scripted.meanwhile = fail
    generation = carried_out(make_write())
    assert generation.status == Status.FAILED
    assert "on our side" in generation.error
    assert "detail" not in generation.error
    assert "generation_failed" in caplog.text


def test_a_voice_that_leaves_nothing_says_so() -> None:
    article = make_article(markdown="Nothing here may be said.")
    profile = make_draft(article).profile
    assert profile is not None
    profile.rules = {"banned_words": ["nothing"]}
    profile.save()
    generation = carried_out(make_write(article, insight=make_insight(article, 0), profile=profile))
    assert generation.status == Status.FAILED
    assert "on our side" not in generation.error


# ── What it cost ──────────────────────────────────────────────────────────────────────────────────
def test_the_bill_is_kept(scripted: Scripted) -> None:
    scripted.usage = Usage(
        calls=2, repairs=1, input_tokens=900, output_tokens=80, cost=Decimal("0.0123"), fell_back="It hung."
    )
    generation = carried_out(make_write())
    assert (generation.calls, generation.repairs) == (2, 1)
    assert (generation.input_tokens, generation.output_tokens) == (900, 80)
    assert generation.cost == Decimal("0.0123")
    assert generation.fell_back == "It hung."
    assert generation.draft is not None
    assert generation.draft.fell_back == "It hung."
    assert generation.provider == "scripted"
