"""What is worth sharing of an article."""

from itertools import combinations

import pytest

from insights.distil import distil
from insights.distil.analysis import Analysis
from insights.distil.likeness import MOST_ALIKE, bag, cosine
from insights.distilled import WEAK
from insights.document import Document
from insights.parsing import parse
from tests.insights.distil import articles


@pytest.fixture(params=["cache", "release"])
def document(request: pytest.FixtureRequest) -> Document:
    made: Document = getattr(articles, request.param)()
    return made


def test_the_result_of_the_article_is_its_first_concept() -> None:
    first, *_ = distil(articles.cache()).concepts
    assert first.claim.startswith(
        "A read-through cache cut the load time of the order page from nine seconds"
    )
    assert 1 in first.support


def test_best_come_first(document: Document) -> None:
    worth = [concept.confidence for concept in distil(document).concepts]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] >= WEAK


def test_claims_are_the_articles_own(document: Document) -> None:
    for concept in distil(document).concepts:
        assert concept.claim_span is not None
        source = " ".join(document.source(concept.claim_span).split())
        assert source.lower() == concept.claim.lower()


def test_support_is_one_to_four_sentences_in_a_row(document: Document) -> None:
    for concept in distil(document).concepts:
        assert 1 <= len(concept.support) <= 4
        assert concept.support == tuple(range(concept.support[0], concept.support[-1] + 1))
        assert {document.sentences[index].section for index in concept.support} == {concept.section}


def test_support_begins_with_what_can_be_read_alone(document: Document) -> None:
    for concept in distil(document).concepts:
        assert not document.sentences[concept.support[0]].text.startswith(
            ("This", "It", "However", "As shown")
        )


def test_no_two_share_a_sentence_or_say_the_same(document: Document) -> None:
    analysis = Analysis(document)
    for one, two in combinations(distil(document).concepts, 2):
        assert not set(one.support) & set(two.support)
        assert cosine(bag(one.support, analysis), bag(two.support, analysis)) <= MOST_ALIKE


def test_no_question_quote_code_or_thanks_is_offered(document: Document) -> None:
    said = " ".join(
        text
        for concept in distil(document).concepts
        for text in (concept.claim, *(document.sentences[index].text for index in concept.support))
    )
    for unwanted in ("?", "cake is a lie", "Thank", "happy to announce", "we'll look", "As shown", "plan:"):
        assert unwanted not in said


def test_a_release_gives_its_features() -> None:
    document = articles.release()
    offered = [concept for concept in distil(document).concepts if concept.confidence >= WEAK]
    titles = {document.sections[concept.section].title for concept in offered}
    assert titles == {"Faster proofing", "Recipes as files"}


def test_an_article_without_a_claim_gives_none() -> None:
    assert distil(parse("What is bread?\n\nWhy?")).concepts == ()


def test_an_empty_article_is_no_error() -> None:
    empty = distil(parse(""))
    assert (empty.keywords, empty.concepts) == ((), ())


def test_keywords_of_a_concept_stand_in_its_support() -> None:
    document = articles.cache()
    first, *_ = distil(document).concepts
    assert "read-through cache" in first.keywords
    assert "invalidation" not in map(str.lower, first.keywords)
