"""Whatever the Markdown: no error, and what is promised of concepts and keywords holds."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from insights.distil import concept_for, distil, merge, split
from insights.distil.analysis import Analysis
from insights.distil.likeness import MOST_ALIKE, bag, cosine
from insights.distilled import Concept
from insights.document import Document
from insights.parsing import parse
from tests.insights.distil import articles

_PIECES = [
    *articles.CACHE.split("\n\n"),
    *articles.RELEASE.split("\n\n"),
    *articles.GERMAN.split("\n\n"),
    articles.JAPANESE,
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "![loaf](loaf.png) 🥖🥖 **Bread** is `flour` & water, [see](https://example.com/a_(b)).",
    "1. First\n   - nested `code`\n\n         indented",
    "<div>raw</div>",
    "مرحبا بالعالم هذا خبز جيد جدا.",
]
_markdown = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=60)), max_size=14).map("\n\n".join),
)
_languages = st.sampled_from(["en", "de", "ja", "zh", "ar", "fr", "xx"])


def _check(document: Document, concept: Concept) -> None:
    size = len(document.sentences)
    assert all(0 <= index < size for index in concept.support)
    assert len(concept.support) <= 4
    assert 0 <= concept.confidence <= 1
    if concept.claim_span:
        assert 0 <= concept.claim_span.start < concept.claim_span.end <= len(document.markdown)


@settings(max_examples=150, deadline=None)
@given(markdown=_markdown, title=st.text(max_size=40), language=_languages)
def test_any_markdown(markdown: str, title: str, language: str) -> None:
    document = parse(markdown, title=title, language=language)
    distilled, analysis = distil(document), Analysis(document)
    for keyword in distilled.keywords:
        assert 0 < keyword.weight <= 1
        assert all(0 <= start < end <= len(markdown) for start, end in keyword.spans)
    for concept in distilled.concepts:
        _check(document, concept)
        assert concept.support == tuple(range(concept.support[0], concept.support[-1] + 1))
    for one, two in combinations(distilled.concepts, 2):
        assert not set(one.support) & set(two.support)
        assert cosine(bag(one.support, analysis), bag(two.support, analysis)) <= MOST_ALIKE


@settings(max_examples=60, deadline=None)
@given(markdown=_markdown, claim=st.text(max_size=120), language=_languages)
def test_a_person_may_do_anything_with_concepts(markdown: str, claim: str, language: str) -> None:
    document = parse(markdown, language=language)
    own = concept_for(document, claim)
    _check(document, own)
    for concept in distil(document).concepts:
        _check(document, merge(document, own, concept))
        for part in split(document, concept) or ():
            _check(document, part)
            assert part.support
