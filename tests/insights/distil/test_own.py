"""Concepts in a person's hands."""

from insights.distil import concept_for, distil, merge, split
from insights.distilled import Concept
from tests.insights.distil import articles


def test_support_is_found_for_a_persons_claim() -> None:
    document = articles.cache()
    concept = concept_for(document, "A cache needs a size limit, or the server runs out of memory.")
    assert concept.claim_span is None
    assert any("without a limit" in document.sentences[index].text for index in concept.support)
    assert document.sections[concept.section].title == "What a read-through cache changes"


def test_a_claim_of_the_article_keeps_its_span() -> None:
    document = articles.cache()
    sentence = document.sentences[1]
    concept = concept_for(document, f" {sentence.text} ")
    assert concept.claim_span == sentence.span
    assert sentence.index in concept.support
    assert concept.confidence == 1.0


def test_what_the_article_does_not_say_has_no_support() -> None:
    concept = concept_for(articles.cache(), "Zebras sleep standing.")
    assert (concept.support, concept.confidence) == ((), 0.0)


def test_merging_keeps_the_surer_claim_and_sentences_of_both() -> None:
    document = articles.cache()
    best, second, *_ = distil(document).concepts
    for one, two in ((best, second), (second, best)):
        merged = merge(document, one, two)
        assert merged.claim == best.claim
        assert len(merged.support) <= 4
        assert set(merged.support) & set(best.support)
        assert set(merged.support) & set(second.support)


def _three_sentences() -> Concept:
    document = articles.cache()
    start = next(
        each.index for each in document.sentences if each.text.startswith("A read-through cache answers")
    )
    claim = document.sentences[start]
    return Concept(claim.text, claim.span, (start, start + 1, start + 2), claim.section, 0.8)


def test_splitting_gives_each_claim_its_own_sentences() -> None:
    document, concept = articles.cache(), _three_sentences()
    parts = split(document, concept)
    assert parts is not None
    first, second = parts
    assert first.claim == concept.claim
    assert second.claim.startswith("You should set a limit")
    assert first.support == concept.support[:2]
    assert second.support == concept.support[2:]


def test_one_sentence_cannot_be_split() -> None:
    document, concept = articles.cache(), _three_sentences()
    single = Concept(concept.claim, concept.claim_span, concept.support[:1], concept.section, 0.8)
    assert split(document, single) is None
