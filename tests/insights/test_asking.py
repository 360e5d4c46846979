"""A click asks once, and nobody asks for more than their share."""

from typing import Any
from uuid import uuid4

import pytest

from insights import asking
from insights.asking import AT_ONCE, TooManyError, distil_article, rewrite_part, write_draft
from insights.composition import Format
from insights.models import BrandProfile, Generation
from insights.providers.base import LinkPlace
from insights.tasks import generate
from tests.insights.factory import make_article, make_draft, make_insight

pytestmark = pytest.mark.django_db


@pytest.fixture
def hinted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    hinted: list[int] = []
    monkeypatch.setattr(generate, "apply_async", lambda args, **_: hinted.append(*args))
    return hinted


def test_two_presses_of_one_button_ask_once(
    hinted: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    article, click = make_article(), uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        first = distil_article(article, click)
        assert distil_article(article, click) == first
    assert hinted == [first.pk]
    assert Generation.objects.count() == 1


def test_the_same_click_of_somebody_else_is_their_own(hinted: list[int]) -> None:
    click = uuid4()
    assert distil_article(make_article(), click) != distil_article(make_article(), click)


def test_a_broker_that_is_down_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(generate, "apply_async", fail)
    with django_capture_on_commit_callbacks(execute=True):
        generation = distil_article(make_article(), uuid4())
    assert Generation.objects.get() == generation
    assert generation.status == Generation.Status.QUEUED


def test_what_is_asked_is_written_down(hinted: list[int]) -> None:
    article = make_article()
    insight = make_insight(article)
    profile = BrandProfile.objects.default_of(article.person)
    asked = write_draft(article, insight, Format.BLOG, profile, LinkPlace.FIRST, uuid4())
    asked.refresh_from_db()
    assert (asked.kind, asked.format, asked.link_place) == ("write", "blog", "first")
    assert (asked.insight, asked.profile, asked.revision) == (insight, profile, article.current)


def test_a_part_is_asked_for_as_it_was_seen(hinted: list[int]) -> None:
    draft = make_draft()
    asked = rewrite_part(draft, 1, draft.version, uuid4())
    assert (asked.kind, asked.draft, asked.part, asked.seen) == ("rewrite", draft, 1, 1)


def test_somebody_who_asks_for_too_much_at_once_is_told_to_wait(hinted: list[int]) -> None:
    article = make_article()
    for _ in range(AT_ONCE):
        distil_article(article, uuid4())
    with pytest.raises(TooManyError, match="Wait for one"):
        distil_article(article, uuid4())


def test_an_hour_has_its_limit(hinted: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TEXTS_AN_HOUR", 1)
    article = make_article()
    distil_article(article, uuid4())
    with pytest.raises(TooManyError, match="Try again"):
        distil_article(article, uuid4())
