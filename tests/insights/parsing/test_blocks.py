"""What becomes a block, and what does not."""

from insights.document import BlockKind, Document
from insights.parsing import parse

KINDS = BlockKind


def kinds(document: Document) -> list[str]:
    return [block.kind.value for block in document.blocks]


def texts(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


def test_every_kind_of_block_with_its_text() -> None:
    document = parse(
        "# Kites\n\nA kite flies.\n\n* one\n  * two\n\n> Said she.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "```py\nprint(1)\n```\n\n![A kite](kite.png)\n",
        title="Wind",
    )
    assert kinds(document) == ["heading", "paragraph", "item", "item", "quote", "table", "code", "image"]
    assert [block.level for block in document.blocks if block.kind is KINDS.ITEM] == [1, 2]
    assert document.codes[0].text == "print(1)\n"
    assert document.codes[0].language == "py"
    assert (document.images[0].text, document.images[0].url) == ("A kite", "kite.png")
    assert next(block.text for block in document.blocks if block.kind is KINDS.TABLE) == "a | b\n1 | 2"


def test_spans_are_the_source() -> None:
    document = parse("Intro.\n\n- An *item* here\n\n```\nx\n```\n")
    assert [document.source(block.span) for block in document.blocks] == [
        "Intro.",
        "- An *item* here",
        "```\nx\n```",
    ]


def test_a_heading_that_is_the_title_is_not_in_the_text() -> None:
    document = parse("# Flying **kites**!\n\nThey fly.\n", title="Flying kites")
    assert kinds(document) == ["paragraph"]
    assert parse("# Flying kites\n\nThey fly.\n").title == "Flying kites"
    assert len(parse("# One\n\nText.\n\n# Two\n\nText.\n").sections) == 2


def test_front_matter_comments_and_attributes_are_passed_over() -> None:
    document = parse("---\ntitle: x\n---\n\n## Wings {#wings}\n\n<!-- not this -->\n\nThey lift{.hint} it.\n")
    assert document.sections[0].title == "Wings"
    assert texts(document) == ["They lift it."]
    assert document.source(document.sentences[0].span) == "They lift{.hint} it."
    assert parse('+++\ntitle = "x"\n+++\nText.\n').sentences[0].text == "Text."


def test_shortcodes_go_and_what_they_enclose_stays() -> None:
    document = parse(
        '{{<notice type="info">}}\nMind the wind.\n{{</notice>}}\n\n{% include x.html %}\n\nFly.\n'
    )
    assert texts(document) == ["Mind the wind.", "Fly."]


def test_a_highlight_shortcode_is_code() -> None:
    document = parse("{{< highlight go >}}\nx := {{ y }}\n{{< /highlight >}}\n")
    assert (document.codes[0].language, document.codes[0].text) == ("go", "x := {{ y }}\n")


def test_what_looks_like_a_shortcode_in_code_stays() -> None:
    document = parse("Use `{{ x }}` so:\n\n    {% if a %}\n    <!-- b -->\n\n- item\n\n      {% c %}\n")
    assert [code.text for code in document.codes] == ["{% if a %}\n<!-- b -->\n", "{% c %}\n"]
    assert texts(document)[0] == "Use {{ x }} so:"


def test_indented_code_and_code_in_a_list() -> None:
    document = parse("1. Do:\n\n   ```sh\n   ls\n   ```\n\n2. Then that.\n")
    assert kinds(document) == ["item", "code", "item"]
    assert document.codes[0].text == "ls\n"


def test_footnotes_go_but_what_looks_like_one_stays() -> None:
    document = parse(
        "Wind[^1] blows on `#[derive]` and [..] too.\n\n[^1]: Air that moves.\n\n[link]: http://a.b\n"
    )
    assert texts(document) == ["Wind blows on #[derive] and [..] too."]
    assert texts(parse("Match [^abc] here.\n")) == ["Match [^abc] here."]


def test_a_pull_quote_is_not_said_twice() -> None:
    document = parse(
        'The wind is free.\n\n<aside class="pquote">\n  The wind is free.\n\n  Yes.\n</aside>\n\nSo fly.\n'
    )
    assert texts(document) == ["The wind is free.", "So fly."]


def test_a_chat_in_quotes_is_read_once() -> None:
    document = parse("> **Ann**: Is it windy?\n>\n> **Bob**: It is.\n")
    assert texts(document) == ["Ann: Is it windy?", "Bob: It is."]
    assert kinds(document) == ["quote", "quote"]


def test_images_in_a_paragraph_are_blocks() -> None:
    document = parse('See ![the [big] kite](a_(1).png "T") and [![x](b.png)](http://c.d) fly.\n')
    assert [(image.text, image.url) for image in document.images] == [
        ("the [big] kite", "a_(1).png"),
        ("x", "b.png"),
    ]
    assert document.source(document.images[0].span) == '![the [big] kite](a_(1).png "T")'


def test_html_in_markdown() -> None:
    document = parse(
        '<div>\n<p>Kites &amp; <a href="http://a.b">wind</a>.</p>\n<img src="k.png" alt="K">\n'
        '<pre class="language-c">a &lt; b\n</pre>\n<figcaption>Not this.</figcaption>\n</div>\n'
    )
    assert texts(document) == ["Kites & wind."]
    assert document.blocks[0].links[0].url == "http://a.b"
    assert document.source(document.sentences[0].span).startswith("Kites &amp;")
    assert (document.codes[0].text, document.codes[0].language) == ("a < b\n", "c")
    assert document.images[0].url == "k.png"


def test_headings_in_bold_and_an_interviewers_questions() -> None:
    document = parse("**What wind does**\n\nIt blows.\n\n**AB**: Why do you fly?\n\n**CD**: Because I can.\n")
    assert [section.title for section in document.sections] == ["What wind does", "Why do you fly?"]


def test_without_headings_sections_are_windows() -> None:
    paragraph = "A kite needs wind and a line and somebody who holds it. " * 10
    document = parse("\n\n".join([paragraph] * 6))
    assert len(document.sections) > 1
    assert {section.title for section in document.sections} == {""}
    covered = [at for section in document.sections for at in section.blocks]
    assert covered == list(range(len(document.blocks)))


def test_nothing_at_all() -> None:
    document = parse("")
    assert (document.blocks, document.sections, document.sentences) == ((), (), ())


def test_a_caption_is_no_sentence() -> None:
    document = parse(
        "![](a.png)\n\n*The path a kite took.*\n\nIt *flew* high.\n\n![](b.png)\n*Down again.*\n"
    )
    assert [sentence.text for sentence in document.sentences] == ["It flew high."]
    assert [block.url for block in document.images] == ["a.png", "b.png"]
    assert parse("*All of this matters.*\n").sentences[0].text == "All of this matters."
