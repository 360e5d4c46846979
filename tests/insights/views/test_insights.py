"""Insights in the person's hands, on the article's page and in the list of all of them."""

from typing import Any

import pytest
from django.test import Client

from insights.models import Article, Insight, Revision
from tests.insights.factory import make_article, make_draft, make_insight
from tests.scheduler.pages import words

pytestmark = pytest.mark.django_db
O = Insight.Origin  # noqa: E741


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def person(article: Article) -> Client:
    client = Client()
    client.force_login(article.person)
    return client


def act(person: Client, verb: str, insight: Insight, **fields: Any) -> Any:
    return person.post(f"/insights/{insight.pk}/{verb}", fields, follow=True)


# ── Claims ────────────────────────────────────────────────────────────────────────────────────────
def test_a_claim_is_edited_and_keeps_its_passage(person: Client, article: Article) -> None:
    insight = make_insight(article)
    before = insight.passage
    act(person, "edit", insight, claim="  We blamed\n the wrong thing. ")
    insight.refresh_from_db()
    assert (insight.claim, insight.origin) == ("We blamed the wrong thing.", O.EDITED)
    assert insight.claim_span is None
    assert insight.passage == before


def test_a_claim_edited_to_a_sentence_of_the_article_knows_its_place(
    person: Client, article: Article
) -> None:
    insight = make_insight(article)
    sentence = article.current.document.sentences[0]
    act(person, "edit", insight, claim=sentence.text)
    insight.refresh_from_db()
    assert insight.claim_span == list(sentence.span)


def test_saving_without_a_change_leaves_it_as_found(person: Client, article: Article) -> None:
    insight = make_insight(article)
    act(person, "edit", insight, claim=insight.claim)
    insight.refresh_from_db()
    assert insight.origin == O.FOUND


@pytest.mark.parametrize("claim", ["", " \n ", "x" * 601])
def test_a_claim_that_cannot_be_kept_stays_in_the_form(person: Client, article: Article, claim: str) -> None:
    insight = make_insight(article)
    answer = act(person, "edit", insight, claim=claim)
    assert answer.status_code == 422
    assert answer.context["form"].errors["claim"]
    assert claim.strip() in answer.content.decode()
    insight.refresh_from_db()
    assert insight.origin == O.FOUND


def test_one_of_ones_own_finds_its_passage(person: Client, article: Article) -> None:
    claim = "Collect 500 rows before a write, and the export takes 19 minutes."
    person.post(f"/articles/{article.pk}/insights", {"claim": claim})
    insight = Insight.objects.get()
    assert (insight.claim, insight.origin, insight.revision) == (claim, O.WRITTEN, article.current)
    assert "We collected 500 rows before each write." in insight.passage


def test_one_that_the_article_does_not_carry_says_so(person: Client, article: Article) -> None:
    answer = person.post(f"/articles/{article.pk}/insights", {"claim": "Zebras whistle."}, follow=True)
    assert "The article has no passage for this" in words(answer)
    assert "No passage in the article" in words(answer)
    assert Insight.objects.get().sureness == "No passage in the article"


# ── Merge and split ───────────────────────────────────────────────────────────────────────────────
def test_two_are_merged_and_can_be_brought_back(person: Client, article: Article) -> None:
    one, other = make_insight(article, 2, confidence=0.9), make_insight(article, 5, confidence=0.6, rank=1)
    act(person, "merge", one, other=other.pk)
    merged = Insight.objects.offered().get()
    assert (merged.origin, merged.claim, merged.rank) == (O.MERGED, one.claim, 0)
    assert "We blamed the database first." in merged.passage
    assert "Writing one file per customer" in merged.passage
    act(person, "restore", one)
    assert Insight.objects.offered().count() == 2


def test_those_of_two_texts_are_not_merged(person: Client, article: Article) -> None:
    one = make_insight(article)
    article.revise(article.current.markdown + "\nMore.", reason=Revision.Reason.CORRECTED)
    answer = act(person, "merge", one, other=make_insight(article, 5).pk)
    assert "different versions of the article" in words(answer)
    assert Insight.objects.offered().count() == 2


@pytest.mark.parametrize("whose", ["own", "dismissed", "another article's", "nobody's"])
def test_what_cannot_be_merged_with(person: Client, article: Article, whose: str) -> None:
    insight = make_insight(article)
    gone = make_insight(article, 5)
    gone.dismiss()
    elsewhere = make_insight(make_article(article.person))
    others = {"own": insight.pk, "dismissed": gone.pk, "another article's": elsewhere.pk}
    answer = act(person, "merge", insight, other=others.get(whose, "x"))
    assert "That insight is no longer there." in words(answer)
    assert not Insight.objects.filter(origin=O.MERGED).exists()


def test_one_is_split(person: Client, article: Article) -> None:
    document = article.current.document
    insight = make_insight(
        article, 5, support_spans=[list(document.sentences[number].span) for number in (5, 6, 7)]
    )
    act(person, "split", insight)
    halves = list(Insight.objects.offered())
    assert [half.origin for half in halves] == [O.SPLIT, O.SPLIT]
    assert len({half.claim for half in halves}) == 2
    assert sorted(span for half in halves for span in half.support_spans) == insight.support_spans


def test_one_sentence_is_not_split(person: Client, article: Article) -> None:
    insight = make_insight(article)
    Insight.objects.update(support_spans=insight.support_spans[:1])
    assert "nothing to split" in words(act(person, "split", insight))
    assert Insight.objects.offered().get() == insight


def test_one_is_dismissed_and_brought_back(person: Client, article: Article) -> None:
    insight = make_insight(article)
    act(person, "dismiss", insight)
    assert not Insight.objects.offered().exists()
    act(person, "restore", insight)
    assert Insight.objects.offered().get() == insight


@pytest.mark.parametrize("verb", ["merge", "split", "dismiss", "restore"])
def test_looking_changes_nothing(person: Client, article: Article, verb: str) -> None:
    assert person.get(f"/insights/{make_insight(article).pk}/{verb}").status_code == 405


# ── All of them ───────────────────────────────────────────────────────────────────────────────────
def test_the_list_of_all_is_filtered_and_searched(person: Client, article: Article) -> None:
    used, unused = make_insight(article, 2), make_insight(article, 5, rank=1)
    for _ in range(2):
        make_draft(article, insight=used)
    make_insight(article, 0).dismiss()
    make_insight()

    def listed(**query: str) -> list[Insight]:
        return list(person.get("/insights/", query).context["page_obj"])

    assert listed() == [used, unused]
    assert listed(use="used") == [used]
    assert listed(use="unused") == [unused]
    assert listed(q="BLAMED") == [used]
    assert listed(q="blamed", use="unused") == []
    assert "2 drafts" in words(person.get("/insights/"))


def test_the_list_explains_itself_when_it_is_empty(person: Client) -> None:
    assert "Bring in an article" in words(person.get("/insights/"))
    assert "No insight matches" in words(person.get("/insights/?q=nothing"))


def test_the_best_come_first_and_weak_ones_are_folded(person: Client, article: Article) -> None:
    second, first = make_insight(article, 2, rank=1, confidence=0.6), make_insight(article, 5, rank=0)
    weak = make_insight(article, 0, rank=2, confidence=0.2)
    context = person.get(f"/articles/{article.pk}/").context
    assert list(context["strong"]) == [first, second]
    assert list(context["weak"]) == [weak]
    assert [each.sureness for each in (first, second, weak)] == ["Strong", "Good", "Weak"]
