"""Keywords: pinned, dropped, brought back, added."""

import pytest
from django.test import Client

from insights.keeping import keep_keywords
from insights.models import Article, Keyword
from tests.insights.factory import make_article, make_keyword
from tests.scheduler.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def person(article: Article) -> Client:
    client = Client()
    client.force_login(article.person)
    return client


def add(person: Client, article: Article, term: str) -> str:
    return words(person.post(f"/articles/{article.pk}/keywords", {"term": term}, follow=True))


def test_one_is_added_with_where_it_occurs(person: Client, article: Article) -> None:
    add(person, article, "  tiny \n files ")
    keyword = Keyword.objects.get()
    assert (keyword.term, keyword.is_added, keyword.distilled.weight) == ("tiny files", True, 1.0)
    assert [article.current.markdown[start:end] for start, end in keyword.spans] == ["tiny files"]


def test_one_that_does_not_occur_may_be_added(person: Client, article: Article) -> None:
    assert "0 times" in add(person, article, "observability")
    assert Keyword.objects.get().spans == []


@pytest.mark.parametrize("term", ["", "  ", "x" * 81])
def test_what_is_no_keyword(person: Client, article: Article, term: str) -> None:
    assert "A keyword has 1 to 80 characters" in add(person, article, term)
    assert not Keyword.objects.exists()


def test_adding_a_known_one_brings_it_back(person: Client, article: Article) -> None:
    make_keyword(article, "Export").drop()
    assert "“Export” is one of the keywords." in add(person, article, "export")
    assert not Keyword.objects.get().is_dropped


def test_there_is_an_end_to_it(person: Client, article: Article) -> None:
    Keyword.objects.bulk_create(Keyword(article=article, term=f"term {number}") for number in range(60))
    assert "at most 60 keywords" in add(person, article, "one more")
    assert Keyword.objects.count() == 60


def test_pinned_it_comes_first_and_stays(person: Client, article: Article) -> None:
    heavy, light = make_keyword(article, "export"), make_keyword(article, "disks", weight=0.1)
    person.post(f"/keywords/{light.pk}/pin")
    assert list(person.get(f"/articles/{article.pk}/").context["keywords"]) == [light, heavy]
    keep_keywords(article, ())
    assert list(article.keywords.all()) == [light]
    person.post(f"/keywords/{light.pk}/pin")
    light.refresh_from_db()
    assert not light.is_pinned


def test_dropped_it_is_out_of_use_until_brought_back(person: Client, article: Article) -> None:
    keyword = make_keyword(article, is_pinned=True)
    person.post(f"/keywords/{keyword.pk}/drop")
    assert not article.keywords.in_use().exists()
    keyword.refresh_from_db()
    assert not keyword.is_pinned
    page = person.get(f"/articles/{article.pk}/")
    assert list(page.context["dropped"]) == [keyword]
    person.post(f"/keywords/{keyword.pk}/restore")
    assert article.keywords.in_use().get() == keyword
