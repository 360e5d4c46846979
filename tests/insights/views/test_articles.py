"""Articles: the ways in, the page, corrections, and what goes with one that is deleted."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from insights import importing
from insights.extract import Imported
from insights.models import Article, Generation, Revision
from tests.insights.factory import (
    make_article,
    make_draft,
    make_generation,
    make_insight,
    make_keyword,
)
from tests.insights.views.world import ADDRESS, TEXT, bring
from tests.scheduler.pages import words

pytestmark = pytest.mark.django_db


# ── In ────────────────────────────────────────────────────────────────────────────────────────────
def test_a_link_becomes_an_article_whose_insights_are_asked_for(
    person: Client, user: User, web: dict[str, Any]
) -> None:
    answer = bring(person, url=ADDRESS)
    article = Article.objects.get()
    assert answer.redirect_chain == [(f"/articles/{article.pk}/", 302)]
    assert (article.person, article.title, article.author) == (user, "A title", "Ada")
    assert (article.came_from, article.source_url, article.link) == ("url", ADDRESS, ADDRESS)
    assert article.current.markdown == TEXT
    asked = Generation.objects.get()
    assert (asked.kind, asked.article, asked.revision) == ("distil", article, article.current)


def test_an_address_without_a_scheme_is_on_the_web(person: Client, web: dict[str, Any]) -> None:
    bring(person, url=" example.org/an-article ")
    assert Article.objects.get().source_url == ADDRESS


def test_why_a_page_cannot_be_read_stands_under_its_address(person: Client, web: dict[str, Any]) -> None:
    web[ADDRESS] = "This is a PDF. Paste its text."
    answer = bring(person, url=ADDRESS)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"url": ["This is a PDF. Paste its text."]}
    assert f'value="{ADDRESS}"' in answer.content.decode()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"way": "url"}, "Put in the address of the article."),
        ({"way": "paste"}, "Paste the article, or pick another way."),
        ({"way": "file"}, "Choose a file."),
        ({"way": "paste", "text": TEXT, "address": "nowhere"}, "Give the whole address, with https://"),
    ],
)
def test_what_is_missing_is_said(person: Client, fields: dict[str, str], sentence: str) -> None:
    answer = bring(person, **fields)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert answer.context["form"]["text"].value() == fields.get("text")


def test_a_paste_that_is_far_too_long_stays_in_the_form(person: Client) -> None:
    text = "A sentence that comes again. " * 120_000
    answer = bring(person, way="paste", text=text)
    assert answer.status_code == 422
    assert "limit" in str(answer.context["form"].errors["text"])
    assert answer.context["form"]["text"].value() == text


def test_a_pasted_text_with_its_address(person: Client) -> None:
    bring(person, way="paste", text=TEXT, address=ADDRESS)
    article = Article.objects.get()
    assert (article.came_from, article.link, article.source_url) == ("paste", ADDRESS, "")
    assert "The second one adds 12 more." in article.current.markdown


def test_a_file(person: Client) -> None:
    bring(person, way="file", file=SimpleUploadedFile("notes.md", TEXT.encode()))
    article = Article.objects.get()
    assert (article.came_from, article.file_name, article.title) == ("file", "notes.md", "A title")


def test_a_file_that_is_no_text(person: Client) -> None:
    answer = bring(person, way="file", file=SimpleUploadedFile("notes.pdf", b"%PDF-1.7"))
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert "choose it again" in words(answer)


def test_a_text_without_a_title_is_called_by_its_first_words(person: Client) -> None:
    bring(
        person, way="paste", text="one two three four five six seven eight nine ten eleven twelve. And so on."
    )
    assert Article.objects.get().title == "one two three four five six seven eight nine ten…"


def test_pressing_twice_imports_once(person: Client, web: dict[str, Any]) -> None:
    click = uuid4()
    for _ in range(2):
        bring(person, way="paste", text=TEXT, click=click)
    assert (Article.objects.count(), Generation.objects.count()) == (1, 1)


def test_two_presses_at_once_leave_one_article(user: User) -> None:
    """Both have read the article through before either has asked for insights."""
    click = uuid4()
    first, second = (importing.bring_in(user, Imported(TEXT), Article.CameFrom.PASTE) for _ in range(2))
    kept = [importing.settle_on_one(each, importing.find_insights(each, click)) for each in (first, second)]
    assert kept == [first, first]
    assert Article.objects.get() == first


def test_the_same_link_again_leads_to_the_article(person: Client, web: dict[str, Any]) -> None:
    bring(person, url=ADDRESS)
    answer = bring(person, url=ADDRESS)
    assert "You have this article already." in words(answer)
    assert Article.objects.count() == 1


def test_the_same_link_of_another_person_is_another_article(person: Client, web: dict[str, Any]) -> None:
    make_article(source_url=ADDRESS)
    bring(person, url=ADDRESS)
    assert Article.objects.filter(source_url=ADDRESS).count() == 2


def test_imports_within_an_hour_are_limited(person: Client, web: dict[str, Any]) -> None:
    web |= {f"{ADDRESS}/{number}": "Not found. Check the address." for number in range(21)}
    for number in range(20):
        bring(person, url=f"{ADDRESS}/{number}")
    answer = bring(person, url=f"{ADDRESS}/20")
    assert "That is 20 imports within an hour." in words(answer)
    assert f'value="{ADDRESS}/20"' in answer.content.decode()


def test_an_article_is_kept_where_its_insights_must_wait(
    person: Client, user: User, web: dict[str, Any]
) -> None:
    article = make_article(user)
    for _ in range(5):
        make_generation(article)
    answer = bring(person, url=ADDRESS)
    assert "The article is here; its insights are not looked for yet." in words(answer)
    assert Article.objects.filter(source_url=ADDRESS).exists()


def test_the_example(person: Client, user: User) -> None:
    click = uuid4()
    for _ in range(2):
        answer = person.post("/articles/example", {"click": click}, follow=True)
    article = Article.objects.get()
    assert answer.redirect_chain == [(f"/articles/{article.pk}/", 302)]
    assert article.title
    assert article.current.word_count > 300


# ── The list ──────────────────────────────────────────────────────────────────────────────────────
def test_the_list_explains_itself_when_it_is_empty(person: Client) -> None:
    assert "Start with something you wrote" in words(person.get("/articles/"))


def test_the_list_says_how_each_is_doing(person: Client, user: User) -> None:
    searching, found, bare = (make_article(user, title=title) for title in ("One", "Two", "Three"))
    make_generation(searching)
    make_insight(found)
    make_insight(found, 5).dismiss()
    make_draft(found)
    make_article(title="Somebody else's")
    answer = person.get("/articles/")
    assert list(answer.context["page_obj"]) == [bare, found, searching]
    said = words(answer)
    assert "No insights yet" in said
    assert "1 draft " in said
    assert "1 insight " in said
    assert "Looking for insights" in said


@pytest.mark.parametrize(
    ("query", "count"), [("quiet hour", 1), ("ada", 1), ("nothing like it", 0), ("\0", 1)]
)
def test_the_list_is_searched(person: Client, user: User, query: str, count: int) -> None:
    make_article(user, author="Ada")
    answer = person.get("/articles/", {"q": query})
    assert len(answer.context["page_obj"]) == count
    assert ("No article matches" in words(answer)) is (count == 0)


# ── The page ──────────────────────────────────────────────────────────────────────────────────────
def test_the_page_shows_all_that_is_known(person: Client, user: User) -> None:
    article = make_article(user, author="Ada Writer", kind=Article.Kind.RETROSPECTIVE)
    Revision.objects.update(notes=["A video could not be kept."])
    make_insight(article)
    make_insight(article, 8, confidence=0.3, claim="A weak claim.")
    make_insight(article, 0, claim="A dismissed claim.").dismiss()
    make_keyword(article, "batch")
    make_keyword(article, "disks").drop()
    draft = make_draft(article)
    answer = person.get(f"/articles/{article.pk}/")
    said = words(answer)
    for sentence in (
        "Ada Writer",
        "Retrospective",
        "A video could not be kept.",
        "We blamed the database first.",
        "1 weaker one",
        "1 dismissed",
        "1 dropped",
        "A chart that falls from four hours to nineteen minutes",
        "Keep batches small enough to fit in memory.",
    ):
        assert sentence in said
    html = answer.content.decode()
    assert f'href="/drafts/{draft.pk}/"' in html
    assert "<img" not in html.split("<main", 1)[1]
    assert answer.context["reading"].marks == 0


def test_a_picked_insight_is_marked_in_the_text(person: Client, user: User) -> None:
    insight = make_insight(make_article(user))
    page = person.get(f"/articles/{insight.article_id}/", {"insight": insight.pk}).content.decode()
    assert '<mark id="passage">We blamed the database first. A profile showed' in page
    assert "Its passage is marked in the article." in page


def test_an_insight_of_an_earlier_text_is_shown_in_that_text(person: Client, user: User) -> None:
    insight = make_insight(make_article(user))
    insight.article.revise("Quite another text.", reason=Revision.Reason.CORRECTED)
    page = person.get(f"/articles/{insight.article_id}/", {"insight": insight.pk})
    assert "It was found in an earlier text, which is the one shown here." in words(page)
    assert "<mark" in page.content.decode()


def test_a_picked_keyword_is_marked_wherever_it_stands(person: Client, user: User) -> None:
    keyword = make_keyword(make_article(user), "rows")
    page = person.get(f"/articles/{keyword.article_id}/", {"keyword": keyword.pk}).content.decode()
    assert page.count("<mark") == len(keyword.spans) == 3


@pytest.mark.parametrize("query", [{"insight": "x"}, {"insight": "999999"}, {"keyword": "9" * 40}])
def test_what_is_not_there_is_not_marked(person: Client, user: User, query: dict[str, str]) -> None:
    page = person.get(f"/articles/{make_article(user).pk}/", query)
    assert page.status_code == 200
    assert "<mark" not in page.content.decode()


def test_htmx_gets_the_text_alone(person: Client, user: User) -> None:
    insight = make_insight(make_article(user))
    page = person.get(
        f"/articles/{insight.article_id}/", {"insight": insight.pk}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "<mark" in page
    assert "<html" not in page


def test_a_search_that_runs_is_followed_on_the_page(person: Client, user: User) -> None:
    generation = make_generation(make_article(user))
    page = person.get(f"/articles/{generation.article_id}/").content.decode()
    assert f'hx-get="/generations/{generation.pk}/status"' in page
    Generation.objects.update(status="done")
    assert "hx-trigger" not in person.get(f"/articles/{generation.article_id}/").content.decode()


def test_insights_are_looked_for_again(person: Client, user: User) -> None:
    article = make_article(user)
    person.post(f"/articles/{article.pk}/distil", {"click": uuid4()})
    assert Generation.objects.get().kind == "distil"
