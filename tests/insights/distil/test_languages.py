"""Languages other than English."""

from insights.distil import distil
from insights.distil.words import stem, words
from insights.parsing import parse
from tests.insights.distil import articles


def test_german_gives_german_terms_and_claims() -> None:
    document = parse(articles.GERMAN, title="Sauerteig", language="de")
    distilled = distil(document)
    assert distilled.keywords[0].term == "Sauerteig"
    assert not {keyword.term.lower() for keyword in distilled.keywords} & {"der", "die", "ein", "und"}
    assert distilled.concepts


def test_scripts_without_spaces_are_cut_into_words() -> None:
    found = [word.text for word in words(articles.JAPANESE, "ja")]
    assert "発酵" in found or "時間" in found
    assert max(map(len, found)) <= 4


def test_japanese_is_distilled() -> None:
    distilled = distil(parse(articles.JAPANESE, title="発酵", language="ja"))
    assert distilled.keywords


def test_a_language_nobody_knows_is_no_error() -> None:
    distil(parse("Zorp blim blam. Zorp blim zorp.", title="Zorp", language="xx"))
    assert stem("Zorp", "xx") == "Zorp"


def test_offsets_of_words_are_those_of_the_text() -> None:
    text = "C++ and Node.js don’t share TCP/IP, run-make or AT&T’s flags."
    found = words(text, "en")
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert {"C++", "Node.js", "TCP/IP", "run-make"} <= {word.text for word in found}
