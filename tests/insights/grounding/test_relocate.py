"""A quotation is found again after the article was corrected."""

from insights.document import Document, Span
from insights.grounding import relocate
from insights.parsing import parse

OLD = "Kites fly in wind.\n\nWooden rods snap in cold weather.\n\nKites fly in wind.\n"


def found(span: Span, new: Document) -> str | None:
    place = relocate(span, parse(OLD), new)
    return None if place is None else new.source(place)


def test_word_for_word_and_at_the_nearest_place() -> None:
    new = parse("# New\n\n" + OLD.replace("rods", "rods"))
    first, wooden, last = (sentence.span for sentence in parse(OLD).sentences)
    assert relocate(first, parse(OLD), new) == new.sentences[0].span
    assert relocate(last, parse(OLD), new) == new.sentences[2].span
    assert found(wooden, new) == "Wooden rods snap in cold weather."


def test_over_other_line_breaks() -> None:
    wooden = parse(OLD).sentences[1].span
    assert (
        found(wooden, parse("Wooden rods\nsnap in cold\nweather.\n")) == "Wooden rods\nsnap in cold\nweather."
    )


def test_a_corrected_sentence_is_still_found() -> None:
    wooden = parse(OLD).sentences[1].span
    assert found(wooden, parse("Kites.\n\nWooden rods snapped in very cold weather.\n")) == (
        "Wooden rods snapped in very cold weather."
    )


def test_what_is_gone_is_gone() -> None:
    assert found(parse(OLD).sentences[1].span, parse("Something else is said here now.\n")) is None
    assert found(Span(0, 0), parse(OLD)) is None
