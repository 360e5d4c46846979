"""The terms an article is about."""

from insights.distil import distil
from insights.parsing import parse
from tests.insights.distil import articles


def test_the_subject_comes_first_and_weighs_one() -> None:
    first, *_ = distil(articles.cache()).keywords
    assert first.term == "read-through cache"
    assert first.weight == 1.0


def test_weights_fall() -> None:
    weights = [keyword.weight for keyword in distil(articles.cache()).keywords]
    assert weights == sorted(weights, reverse=True)


def test_spans_show_the_term_in_the_article() -> None:
    document = articles.cache()
    for keyword in distil(document).keywords:
        assert keyword.spans
        for span in keyword.spans:
            shown = document.source(span).lower().replace("`", "")
            assert " ".join(shown.split()) == keyword.term.lower()


def test_marks_within_a_word_do_not_hide_it() -> None:
    text = "The `Loaf`s of Pan rise. A `Loaf`s counter is kept. `Loaf`s rest overnight in Bakersfield."
    document = parse(text, title="Loafs")
    keyword = next(each for each in distil(document).keywords if each.term == "Loafs")
    assert [document.source(span) for span in keyword.spans] == ["Loaf`s"] * 3


def test_addresses_numbers_and_months_are_no_terms() -> None:
    text = (
        "Since March the oven at https://ovens.example.com/march bakes 40 loaves. "
        "In March an oven bakes 40 loaves."
    )
    terms = {keyword.term.lower() for keyword in distil(parse(text, title="The oven in March")).keywords}
    assert "oven" in terms
    assert not terms & {"march", "40", "https", "ovens.example.com", "40 loaves"}


def test_a_part_of_a_better_term_is_left_out() -> None:
    terms = [keyword.term.lower() for keyword in distil(articles.cache()).keywords]
    assert "read-through" not in terms
    assert len(set(terms)) == len(terms)


def test_identifiers_keep_their_case() -> None:
    text = "The DoughTimer rings. A DoughTimer sleeps. Nobody hears the doughTimer but DoughTimer rings."
    terms = {keyword.term for keyword in distil(parse(text, title="DoughTimer")).keywords}
    assert "DoughTimer" in terms
