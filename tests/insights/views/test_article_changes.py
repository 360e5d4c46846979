"""Articles that are read again, corrected or deleted, and what keeps to the text it was made from."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from insights.extract import Imported
from insights.models import Article, Draft, Generation, Revision
from tests.factories import make_thread, make_token
from tests.insights.factory import LINK, MARKDOWN, make_article, make_draft, make_insight
from tests.insights.views.world import ADDRESS, TEXT, bring
from tests.scheduler.pages import words

pytestmark = pytest.mark.django_db


# ── Read again ────────────────────────────────────────────────────────────────────────────────────
def test_read_again_it_has_changed(person: Client, user: User, web: dict[str, Any]) -> None:
    bring(person, url=ADDRESS)
    article = Article.objects.get()
    draft, insight = make_draft(article), make_insight(article, 0, origin="edited")
    web[ADDRESS] = Imported(TEXT + "\nA third sentence.\n", title="A better title", author="Grace")
    answer = person.post(f"/articles/{article.pk}/reimport", {"click": uuid4()}, follow=True)
    article.refresh_from_db()
    assert "it has changed" in words(answer)
    assert (article.title, article.author) == ("A better title", "Ada")
    assert article.current.number == 2
    draft.refresh_from_db()
    insight.refresh_from_db()
    assert draft.is_outdated
    assert draft.revision.markdown == insight.revision.markdown == TEXT
    assert Generation.objects.filter(revision=article.current).exists()


def test_a_title_put_in_by_hand_stays(person: Client, web: dict[str, Any]) -> None:
    bring(person, url=ADDRESS)
    Article.objects.update(title="My title")
    person.post(f"/articles/{Article.objects.get().pk}/reimport")
    assert Article.objects.get().title == "My title"


def test_read_again_it_is_the_same(person: Client, web: dict[str, Any]) -> None:
    bring(person, url=ADDRESS)
    answer = person.post(f"/articles/{Article.objects.get().pk}/reimport", follow=True)
    assert "the text is the same as before" in words(answer)
    assert Revision.objects.count() == Generation.objects.count() == 1


def test_read_again_it_cannot_be_read(person: Client, web: dict[str, Any]) -> None:
    bring(person, url=ADDRESS)
    web[ADDRESS] = "The page is gone. Paste the article."
    answer = person.post(f"/articles/{Article.objects.get().pk}/reimport", follow=True)
    assert "Nothing was changed. The page is gone. Paste the article." in words(answer)
    assert Article.objects.get().current.markdown == TEXT


def test_only_a_link_is_read_again(person: Client, user: User) -> None:
    answer = person.post(f"/articles/{make_article(user).pk}/reimport", follow=True)
    assert "did not come from a link" in words(answer)


# ── Corrected, deleted ────────────────────────────────────────────────────────────────────────────
def corrected(article: Article, **fields: Any) -> dict[str, Any]:
    return {
        "seen": article.current.number,
        "title": article.title,
        "author": "",
        "published_on": "",
        "language": "en",
        "canonical_url": LINK,
        "markdown": article.current.markdown,
        **fields,
    }


def test_a_corrected_text_is_a_new_revision(person: Client, user: User) -> None:
    article = make_article(user)
    text = MARKDOWN.replace("83%", "84%").replace("\n", "\r\n")  # as browsers send it
    answer = person.post(
        f"/articles/{article.pk}/edit", corrected(article, markdown=text, published_on="2026-11-02")
    )
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.current.markdown == MARKDOWN.replace("83%", "84%")
    assert (article.current.number, article.current.reason) == (2, "corrected")
    assert str(article.published_on) == "2026-11-02"
    assert Generation.objects.get().revision == article.current


def test_facts_alone_make_no_revision(person: Client, user: User) -> None:
    article = make_article(user)
    person.post(f"/articles/{article.pk}/edit", corrected(article, author="Ada"))
    article.refresh_from_db()
    assert (article.author, article.current.number) == ("Ada", 1)
    assert not Generation.objects.exists()


def test_another_language_is_read_anew(person: Client, user: User) -> None:
    article = make_article(user)
    person.post(f"/articles/{article.pk}/edit", corrected(article, language="de"))
    article.refresh_from_db()
    assert article.current.document.language == "de"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "Give the article a title."),
        ({"markdown": " \n"}, "The article needs some text. To be rid of it, delete it."),
        ({"markdown": "word " * 50_000}, "the limit is 200 kB"),
        ({"canonical_url": "javascript:alert(1)"}, "Give the whole address"),
        ({"seen": 0}, "The text was changed in another window meanwhile."),
    ],
)
def test_a_correction_that_cannot_be_kept(
    person: Client, user: User, fields: dict[str, Any], sentence: str
) -> None:
    article = make_article(user)
    answer = person.post(f"/articles/{article.pk}/edit", corrected(article, author="Typed", **fields))
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="Typed"' in answer.content.decode()
    article.refresh_from_db()
    assert (article.current.number, article.author) == (1, "")


def test_deleting_says_what_goes_and_asks_first(person: Client, user: User) -> None:
    article = make_article(user)
    make_insight(article)
    thread = make_thread(make_token(user))
    make_draft(article, thread=thread)
    asked = words(person.get(f"/articles/{article.pk}/delete"))
    assert "with 1 insight, its keywords and 1 draft made from it" in asked
    assert "1 thread made from its drafts stays under Threads and goes out as planned" in asked
    person.post(f"/articles/{article.pk}/delete")
    assert not Article.objects.exists()
    assert not Draft.objects.exists()
    thread.refresh_from_db()


# ── Elsewhere ─────────────────────────────────────────────────────────────────────────────────────
def test_the_dashboard_leads_to_articles_and_their_drafts(person: Client, user: User) -> None:
    page = person.get("/")
    assert 'href="/articles/new"' in page.content.decode()
    assert "Drafts from your articles" not in words(page)
    article = make_article(user)
    make_draft(article, thread=make_thread(make_token(user)), title="Handed over")
    for number in range(4):
        make_draft(article, title=f"Unfinished {number}")
    make_draft(title="Somebody else's")
    said = words(person.get("/")).partition("Drafts from your articles")[2]
    assert [f"Unfinished {number}" in said for number in range(4)] == [False, True, True, True]
    assert "Handed over" not in said
    assert "Somebody else's" not in said


def test_every_page_leads_everywhere(person: Client) -> None:
    header = person.get("/articles/").content.decode().partition("</header>")[0]
    for path in ("/articles/", "/drafts/", "/threads/", "/threads/new", "/accounts/", "/settings/"):
        assert f'href="{path}"' in header
