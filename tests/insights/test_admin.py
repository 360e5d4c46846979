"""What staff see of articles and texts: everything that answers a question, and no key."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from insights.composition import Format
from insights.models import Article, BrandProfile, Draft, Generation, Insight, ModelAccess
from tests.factories import make_user
from tests.insights.factory import make_article, make_draft, make_generation, make_insight

pytestmark = pytest.mark.django_db
KEY = "sk-canary-0815-never-shown"
MODELS = [Article, Insight, Draft, BrandProfile, Generation, ModelAccess]


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def make_everything() -> None:
    article = make_article()
    make_insight(article)
    make_draft(article, Format.BLOG)
    make_generation(article, provider="anthropic small-one", fell_back="It hung.")
    ModelAccess.objects.create(person=article.person, wire="anthropic", model="small-one", api_key=KEY)


def page(staff: Client, model: Any, *args: Any, view: str = "changelist") -> str:
    answer = staff.get(reverse(f"admin:insights_{model._meta.model_name}_{view}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_every_kind_of_row_has_its_list_and_its_page(staff: Client, model: Any) -> None:
    make_everything()
    row = model.objects.first()
    assert reverse(f"admin:insights_{model._meta.model_name}_change", args=[row.pk]) in page(staff, model)
    assert "Save and continue" not in page(staff, model, row.pk, view="change"), "theirs, not staff's"


@pytest.mark.parametrize("model", MODELS)
def test_no_page_shows_a_key(staff: Client, model: Any) -> None:
    make_everything()
    sealed = ModelAccess.objects.get().__dict__["api_key"]
    for shown in (page(staff, model), page(staff, model, model.objects.first().pk, view="change")):
        assert KEY not in shown
        assert str(sealed)[:20] not in shown


def test_whether_there_is_a_key_is_shown(staff: Client) -> None:
    make_everything()
    assert 'alt="True"' in page(staff, ModelAccess)


@pytest.mark.parametrize("model", MODELS)
def test_a_long_list_asks_the_database_no_more_than_a_short_one(staff: Client, model: Any) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(staff, model)
        return len(captured)

    make_everything()
    few = queries()
    for _ in range(3):
        make_everything()
    assert queries() == few


def test_a_generation_says_who_wrote_and_why_not(staff: Client) -> None:
    make_everything()
    shown = page(staff, Generation)
    assert "anthropic small-one" in shown
    assert "It hung." in shown


def test_nothing_is_added_or_changed_by_staff() -> None:
    for model in MODELS:
        shown = admin.site._registry[model]
        assert not shown.has_add_permission(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["status__exact=failed", "kind__exact=write", "fell_back__isempty=0", "provider=embedded"]
)
def test_filters_answer(staff: Client, query: str) -> None:
    make_everything()
    assert staff.get(f"/admin/insights/generation/?{query}").status_code == 200
