"""Where sentences end, and that they know where they stand."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.parsing import marks, parse, split


def pieces(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Use e.g. version 1.2.3 of foo.py now.",
        "We work with the U.S. Digital Service on it.",
        "It is sold to U.S.-based makers only.",
        "See https://a.b/c.d?e=f for more.",
        'He said "Stop!" and left.',
        "Wait... what?",
        "Node.js v8.0 has foo.bar() and 1.2.3-beta.1 too.",
        "Kites (i.e. toys) fly etc. in wind.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert pieces(text) == [text]


def test_several_sentences() -> None:
    assert pieces("We live in the U.S. The law is old.") == ["We live in the U.S.", "The law is old."]
    assert pieces("Take A and B. The longer wins.") == ["Take A and B.", "The longer wins."]
    assert pieces("風が吹く。凧が飛ぶ。", "ja") == ["風が吹く。", "凧が飛ぶ。"]


def test_code_never_ends_a_sentence() -> None:
    document = parse("Call `a. B` first. Then `x?` stops.\n")
    assert [sentence.text for sentence in document.sentences] == ["Call a. B first.", "Then x? stops."]


def test_spans_hold_the_markup_of_their_sentence() -> None:
    markdown = 'A *kite* flies. **[Wind](http://a.b "x y") lifts.** It&nbsp;is \\*free\\*.\n'
    document = parse(markdown)
    assert [document.source(sentence.span) for sentence in document.sentences] == [
        "A *kite* flies.",
        '**[Wind](http://a.b "x y") lifts.**',
        "It&nbsp;is \\*free\\*.",
    ]
    assert [sentence.text for sentence in document.sentences] == [
        "A kite flies.",
        "Wind lifts.",
        "It is *free*.",
    ]


def test_marks_tell_code_and_links() -> None:
    document = parse("Call [`fly`](http://a.b) now. Then `land`.\n")
    found = marks(document).sentences
    assert [(mark.start, mark.end, mark.url) for mark in found[0]] == [(5, 8, ""), (5, 8, "http://a.b")]
    assert [(mark.start, mark.end, mark.url) for mark in found[1]] == [(5, 9, "")]


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäßé凧風🪁0123456789", min_size=1, max_size=9)
MARKUP = st.sampled_from(
    ["{}", "*{}*", "**{}**", "_{}_", "`{}`", "[{}](http://a.b/c)", "~~{}~~", "[{}][ref]", "{}\n"]
)
SENTENCE = st.lists(st.tuples(MARKUP, WORDS), min_size=3, max_size=9)
CONTAINER = st.sampled_from(["{}", "- {}", "> {}", "1. {}", "  - {}"])


def _shown(parts: list[tuple[str, str]]) -> str:
    return (
        "Kite "
        + " ".join(markup.format(word) for markup, word in parts).strip().replace("\n", "\n  ")
        + " end."
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(CONTAINER, st.lists(SENTENCE, min_size=1, max_size=3)), min_size=1, max_size=4))
def test_the_source_without_markup_is_the_sentence(
    blocks: list[tuple[str, list[list[tuple[str, str]]]]],
) -> None:
    said = [container.format(" ".join(map(_shown, sentences))) for container, sentences in blocks]
    markdown = "\n\n".join(said) + "\n\n[ref]: http://d.e\n"
    document = parse(markdown)
    assert document.sentences
    for sentence in document.sentences:
        again = parse(document.source(sentence.span) + "\n\n[ref]: http://d.e\n")
        assert " ".join(each.text for each in again.sentences) == sentence.text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_and_spans_are_in_order(markdown: str) -> None:
    document = parse(markdown)
    starts = [sentence.span.start for sentence in document.sentences]
    assert starts == sorted(starts)
    assert all(0 <= start <= end <= len(markdown) for start, end in (block.span for block in document.blocks))
    assert [sentence.index for sentence in document.sentences] == list(range(len(document.sentences)))


def test_line_ends_of_every_kind() -> None:
    document = parse("A *kite*\r\nflies.\r\rIt lands.\r\n")
    assert [document.source(each.span) for each in document.sentences] == ["A *kite*\r\nflies.", "It lands."]


def test_a_long_article_is_read_quickly() -> None:
    paragraph = "A *kite* needs [wind](http://a.b) and `line` and hands. It flies then.\n\n"
    markdown = "".join(f"## Part {number}\n\n{paragraph * 6}" for number in range(80))
    assert len(markdown.split()) > 5000
    parse(markdown)
    started = time.process_time()
    parse(markdown)
    assert time.process_time() - started < 0.5  # about 0.05 on an idle machine
