"""How far a text is: shown, cancelled, tried again; done, it leads on."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from insights.models import BrandProfile, Generation
from tests.insights.factory import make_article, make_draft, make_generation, make_insight
from tests.scheduler.pages import words

pytestmark = pytest.mark.django_db
K, S = Generation.Kind, Generation.Status


def client_of(generation: Generation) -> Client:
    client = Client()
    client.force_login(generation.person)
    return client


def status(generation: Generation) -> Any:
    return client_of(generation).get(f"/generations/{generation.pk}/status")


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({}, "Waiting for a worker"),
        ({"status": S.RUNNING, "stage": "Choosing sentences", "progress": 0.4}, "Choosing sentences"),
        ({"status": S.RUNNING, "cancel_requested_at": timezone.now()}, "Stopping after this step"),
    ],
)
def test_one_that_moves_is_asked_for_again(columns: dict[str, Any], sentence: str) -> None:
    generation = make_generation(**columns)
    page = client_of(generation).get(f"/generations/{generation.pk}/")
    assert sentence in words(page)
    assert sentence in words(status(generation))
    html = status(generation).content.decode()
    assert 'hx-trigger="every 1s"' in html
    assert f'value="{generation.percent}"' in html
    assert '<noscript><meta http-equiv="refresh"' in page.content.decode()


def test_what_is_shown_is_swapped_only_when_it_changes() -> None:
    generation = make_generation(status=S.RUNNING, stage="One")
    states = {status(generation).content.decode().split('data-state="')[1].split('"')[0] for _ in range(2)}
    assert len(states) == 1
    Generation.objects.update(progress=0.5)
    assert status(generation).content.decode().split('data-state="')[1].split('"')[0] not in states


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"status": S.FAILED, "error": "The model is away."}, "No insights were found. The model is away."),
        ({"status": S.FAILED, "kind": K.WRITE, "format": "thread"}, "Nothing was written."),
        ({"status": S.CANCELLED}, "Cancelled. Nothing of it was kept."),
    ],
)
def test_one_that_ended_badly_says_why_and_offers_to_try_again(
    columns: dict[str, Any], sentence: str
) -> None:
    generation = make_generation(**columns)
    page = client_of(generation).get(f"/generations/{generation.pk}/")
    assert sentence in words(page)
    assert "Try again" in words(page)
    assert "hx-trigger" not in page.content.decode()


@pytest.mark.parametrize("has_draft", [True, False])
def test_done_it_leads_to_what_was_made(has_draft: bool) -> None:
    article = make_article()
    draft = make_draft(article) if has_draft else None
    generation = make_generation(article, status=S.DONE, draft=draft)
    goal = f"/drafts/{draft.pk}/" if draft else f"/articles/{article.pk}/"
    assert client_of(generation).get(f"/generations/{generation.pk}/")["Location"] == goal
    assert status(generation)["HX-Redirect"] == goal


def test_a_queued_one_is_cancelled_at_once() -> None:
    generation = make_generation()
    client_of(generation).post(f"/generations/{generation.pk}/cancel")
    generation.refresh_from_db()
    assert generation.status == S.CANCELLED


def test_a_running_one_is_told_to_stop() -> None:
    generation = make_generation(status=S.RUNNING)
    client_of(generation).post(f"/generations/{generation.pk}/cancel")
    generation.refresh_from_db()
    assert generation.status == S.RUNNING
    assert generation.cancel_requested_at


@pytest.mark.parametrize("kind", [K.DISTIL, K.WRITE, K.REWRITE])
def test_trying_again_asks_for_the_same_once(kind: Generation.Kind) -> None:
    article = make_article()
    facts: dict[str, Any] = {"kind": kind, "status": S.FAILED, "link_place": "first"}
    if kind != K.DISTIL:
        facts |= {"format": "blog", "insight": make_insight(article)}
        facts |= {"profile": BrandProfile.objects.default_of(article.person)}
    if kind == K.REWRITE:
        draft = make_draft(article, version=7, link_place="first", insight=facts["insight"])
        facts |= {"draft": draft, "part": 1, "seen": 3, "format": draft.format}
    failed = make_generation(article, **facts)
    click = uuid4()
    for _ in range(2):
        client_of(failed).post(f"/generations/{failed.pk}/retry", {"click": click})
    again = Generation.objects.exclude(pk=failed.pk).get()
    for name in ("kind", "article", "revision", "insight", "format", "draft", "part"):
        assert getattr(again, name) == getattr(failed, name)
    assert again.status == S.QUEUED
    if kind != K.DISTIL:
        assert (again.link_place, again.profile) == ("first", failed.profile)
    if kind == K.REWRITE:
        assert again.seen == 7  # the draft as it is now


def test_too_many_at_once_wait() -> None:
    failed = make_generation(status=S.FAILED)
    for _ in range(5):
        make_generation(failed.article)
    answer = client_of(failed).post(f"/generations/{failed.pk}/retry", {"click": "spoilt"}, follow=True)
    assert "5 texts are being written already." in words(answer)
    assert Generation.objects.count() == 6
