from dataclasses import replace

import pytest

from benchmarks import quality_reach as reach
from benchmarks.quality_articles import Article
from benchmarks.quality_texts import Made
from insights.distilled import ArticleKind, Concept, Distilled, Keyword


@pytest.fixture
def made(article: Article) -> Made:
    """Two insights: the jars of honey, and the sum of two figures."""
    sentences = article.document.sentences
    concepts = tuple(
        Concept(sentences[n].text, sentences[n].span, (n,), sentences[n].section, 0.9) for n in (0, 3)
    )
    keywords = (Keyword("jars of honey", 1.0, ()), Keyword("luggage scale", 0.5, ()))
    return Made(article, Distilled(ArticleKind.HOW_TO, keywords, concepts))


def with_concepts(made: Made, *concepts: Concept) -> Made:
    return replace(made, distilled=replace(made.distilled, concepts=concepts))


def test_a_keyword_no_insight_speaks_of(made: Made) -> None:
    row = reach.coverage([made], blog=False)
    assert (row.ours, row.met) == ("0.50, 0.50", False)
    assert row.worst[0].text == "luggage scale"


def test_weak_insights_cover_nothing(made: Made) -> None:
    weak = [replace(concept, confidence=0.4) for concept in made.distilled.concepts]
    assert reach.coverage([with_concepts(made, *weak)], blog=False).ours == "0.00, 0.00"


def test_the_same_insight_twice(made: Made) -> None:
    first = made.distilled.concepts[0]
    rows = reach.similarity([with_concepts(made, first, first)])
    assert {row.measure for row in rows if row.met is False} == {
        "max similarity between insights: cosine (Jaccard)",
        "insights that share a sentence",
    }
    assert all(row.met is not False for row in reach.similarity([made]))


def test_an_article_without_insights(made: Made) -> None:
    assert reach.similarity([with_concepts(made)])[-1].met is False


def test_sentences_of_a_summary(made: Made) -> None:
    article = replace(
        made.article, summary="Our roof hive gave 31 jars of honey. Put a luggage scale under it."
    )
    assert reach.recall_of(article, [0]) == 0.5
    assert reach.recall_of(article, [0, 2]) == 1.0
    assert reach.recall_of(article, [1]) == 0.0
    assert reach.recall_of(replace(article, summary="Nobody sings opera."), [0]) is None


def test_peers_pick_as_many_sentences_as_we_did(made: Made) -> None:
    article = replace(made.article, summary="Put a luggage scale under one side, then the other.")
    last_comes_too_late = [1, 4, 2]
    rows = reach.recall([replace(made, article=article)], {"bees": last_comes_too_late})
    assert rows[1].peer == "LexRank 0.00"
    assert reach.recall([replace(made, article=article)], {"bees": [2, 1]})[1].peer == "LexRank 1.00"


def test_keywords_beside_a_peer(made: Made) -> None:
    article = replace(made.article, tags=("honey", "bees"), summary="Roofs")
    row = reach.keywords([replace(made, article=article)], {"bees": ["bees", "honey", "roof"]})
    assert (row.ours, row.peer, row.met) == ("0.333", "yake 1.000", False)
