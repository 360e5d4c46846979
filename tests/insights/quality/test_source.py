from dataclasses import replace

from benchmarks import quality_source as source
from benchmarks.quality_texts import Text
from insights.composition import Piece, PieceKind
from insights.document import Span
from insights.voice import Voice
from tests.insights.quality.conftest import Compose, Quote

TRUE = "A hive on the roof of our library gave 31 jars of honey in its first summer."


def missed(text: Text) -> dict[str, str]:
    """The measures that were missed, with the worst each names."""
    return {row.measure: row.worst[0].text for row in source.rows([text]) if row.worst}


def test_what_the_article_says_misses_nothing(compose: Compose, quote: Quote) -> None:
    text = compose(quote(TRUE), quote("How to weigh a hive?", "How to weigh a hive", PieceKind.QUESTION))
    assert missed(text) == {}


def test_a_rewritten_sentence_is_still_grounded(compose: Compose, quote: Quote) -> None:
    assert missed(compose(quote("Our library's roof hive gave 31 jars of honey.", TRUE))) == {}


def test_a_foreign_sentence(compose: Compose, quote: Quote) -> None:
    said = missed(compose(quote("Wasps ruined the entire harvest of plums.", TRUE)))
    assert "sentences, entries, headings not grounded" in said


def test_a_sentence_without_a_span(compose: Compose) -> None:
    assert "sentences, entries, headings not grounded" in missed(compose(Piece(TRUE)))


def test_a_span_outside_the_article(compose: Compose) -> None:
    said = missed(compose(Piece(TRUE, spans=(Span(5, 999_999),))))
    assert "invalid span" in said["sentences, entries, headings not grounded"]


def test_an_empty_span(compose: Compose) -> None:
    assert "sentences, entries, headings not grounded" in missed(compose(Piece(TRUE, spans=(Span(7, 7),))))


def test_a_true_sentence_with_the_span_of_another(compose: Compose, quote: Quote) -> None:
    piece = replace(quote(TRUE), spans=quote("Add both figures; the sum is the weight.").spans)
    assert "sentences, entries, headings not grounded" in missed(compose(piece))


def test_an_invented_question(compose: Compose, quote: Quote) -> None:
    asked = quote("Why do wasps sting tourists?", "How to weigh a hive", PieceKind.QUESTION)
    assert set(missed(compose(asked))) == {"questions about what is not there"}


def test_a_changed_number(compose: Compose, quote: Quote) -> None:
    said = missed(compose(quote(TRUE.replace("31", "13"), TRUE)))
    assert said["numbers not in the source"].startswith("13:")


def test_a_number_from_elsewhere_in_the_article(compose: Compose, quote: Quote) -> None:
    assert "numbers not in the source" in missed(compose(quote(TRUE.replace("31", "20"), TRUE)))


def test_the_number_of_a_list_entry_is_nobodys_claim(compose: Compose, quote: Quote) -> None:
    entry = "Put a luggage scale under one side, then the other."
    assert missed(compose(quote(f"4. {entry}", entry, PieceKind.ITEM))) == {}


def test_a_foreign_name(compose: Compose, quote: Quote) -> None:
    spoken = "The bees found lime trees, and Mara Svensson weighed every frame."
    said = missed(compose(quote(spoken, "The bees found lime trees\ntwo streets away, and Mara Lindqvist")))
    assert said["names not in the source"].startswith("Svensson:")


def test_a_name_with_a_hyphen_is_known_by_its_parts(compose: Compose, quote: Quote) -> None:
    spoken = "The bees found lime trees, Mara.-Lindqvist weighed every frame."
    said = missed(compose(quote(spoken, "The bees found lime trees\ntwo streets away, and Mara Lindqvist")))
    assert "names not in the source" not in said


def test_a_foreign_link(compose: Compose) -> None:
    said = missed(compose(Piece("https://bees.example/clubs", PieceKind.LINK)))
    assert "foreign links" in said


def test_a_foreign_markdown_link(compose: Compose, quote: Quote) -> None:
    said = missed(compose(quote("[bee club](//evil.example)", "[bee club](https://bees.example/club)")))
    assert said["foreign links"].startswith("//evil.example")


def test_the_articles_own_address_is_no_foreign_link(compose: Compose) -> None:
    assert missed(compose(Piece("https://example.org/articles/bees", PieceKind.LINK))) == {}


def test_words_between_pieces(compose: Compose, quote: Quote) -> None:
    said = missed(compose(replace(quote(TRUE), before=" In short, ")))
    assert "between pieces" in said["words without a source passed by"]


def test_words_that_pass_for_the_authors(compose: Compose) -> None:
    standing = Piece("Stay curious.", PieceKind.VOICE)
    assert "words without a source passed by" in missed(compose(standing))
    assert missed(compose(standing, voice=Voice(closers=("Stay curious.",)))) == {}
