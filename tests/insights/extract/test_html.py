from datetime import date
from pathlib import Path

import pytest

from insights.extract import UnreadableError, from_html
from tests.insights.extract.page import AFTER, BEFORE, URL, middle, page

BAKERY = (Path(__file__).parent / "fixtures" / "bakery.html").read_text(encoding="utf-8")
WHERE = "https://crumb.example/2026/oven-queue?utm_source=letter"
FURNITURE = [
    "cookies",
    "Accept every",
    "Buy flour",
    "Tell your friends",
    "weekly letter",
    "Ten facts",
    "Henk",
    "crusts",
    "By Ottilie",
]


def test_article_is_cut_out_of_its_page() -> None:
    expected = (Path(__file__).parent / "fixtures" / "bakery.md").read_text(encoding="utf-8")

    assert from_html(BAKERY, WHERE).markdown == expected


@pytest.mark.parametrize("words", FURNITURE)
def test_what_stands_around_stays_away(words: str) -> None:
    assert words in BAKERY
    assert words not in from_html(BAKERY, WHERE).markdown


def test_page_says_what_is_known() -> None:
    found = from_html(BAKERY, WHERE)

    assert (found.title, found.author, found.site) == (
        "Why our oven queue runs backwards",
        "Ottilie Marsh",
        "Crumb & Cache",
    )
    assert (found.published_on, found.language, found.tags) == (
        date(2026, 3, 9),
        "en",
        ("scheduling", "bread"),
    )
    assert found.canonical_url == "https://crumb.example/2026/oven-queue"
    assert found.description == "A bakery's oven scheduler, and what turning its queue round taught us."
    assert found.notes == ()


def test_xml_declaration_in_a_text() -> None:
    assert (
        from_html('\ufeff <?xml version="1.0" encoding="ascii"?>' + page("<p>Ein Gruß.</p>")).markdown.count(
            "Gruß"
        )
        == 1
    )


def test_heading_that_is_the_title_is_said_once() -> None:
    assert (
        "Boats before six"
        not in from_html(page("").replace("<article>", "<article><h1>Boats before six</h1>")).markdown
    )


def test_pull_quote_that_repeats_goes_and_another_voice_is_a_quotation() -> None:
    assert middle("<aside class='pull'><p>The ledger is nearly full.</p></aside>") == ""
    assert (
        middle("<aside class='pquote'><p>I only ever counted the blue ones.</p></aside>")
        == "> I only ever counted the blue ones."
    )


def test_in_page_links_and_marks_of_notes_are_text() -> None:
    assert (
        middle('<p>See <a href="#boats">the boats</a>.<sup id="r"><a href="#fn">[2]</a></sup></p>')
        == "See the boats."
    )


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/a", "https://harbour.example/a"),
        ("b", "https://harbour.example/log/b"),
        ("//cdn.example/c", "https://cdn.example/c"),
        ("https://other.example/d e", "https://other.example/d%20e"),
        ("https://en.example/wiki/Boat_(small)", "https://en.example/wiki/Boat_(small)"),
        ("https://en.example/x)", "https://en.example/x%29"),
    ],
)
def test_links_are_whole(href: str, target: str) -> None:
    assert middle(f'<p>One <a href="{href}">link</a> here.</p>') == f"One [link]({target}) here."


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "mailto:a@b.example", " JaVaScRiPt:x"]
)
def test_other_schemes_are_text(href: str) -> None:
    assert middle(f'<p>One <a href="{href}">link</a> here.</p>') == "One link here."


def test_base_element_counts() -> None:
    html = page('<p>Read <a href="a">one</a> more.</p>', head='<base href="https://base.example/x/">')

    assert "[one](https://base.example/x/a)" in from_html(html, URL).markdown


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert('x')</script>",
        "<style>p { color: red }</style>",
        "<iframe src='https://video.example/1'></iframe>",
        "<div style='display: none'>You cannot see me</div>",
        "<p hidden>You cannot see me</p>",
        "<svg><text>drawn</text></svg>",
        "<template><p>later</p></template>",
    ],
)
def test_what_nobody_reads_is_left_out(inside: str) -> None:
    assert middle(inside) == ""


def test_signs_of_markdown_stay_what_they_were() -> None:
    said = "2 * 3 * 4, *stars*, snake_case, _edge_, `tick`, [a](b), <b>, 1. x, a\\*b &amp; ~~no~~"
    html = said.replace("&amp;", "&amp;amp;").replace("<", "&lt;")

    from tests.insights.extract.page import texts

    assert texts(middle(f"<p>{html}</p>")) == said


@pytest.mark.parametrize(
    "line", ["# no heading", "1. no list", "- no list", "> no quote", "=====", "---", "+ no", "#hashtag"]
)
def test_signs_at_the_beginning_of_a_paragraph(line: str) -> None:
    from tests.insights.extract.page import texts

    assert texts(middle(f"<p>{line.replace('>', '&gt;')}</p>")) == line


def test_boxes_of_text_are_paragraphs() -> None:
    inside = "<div>One thing<div>Another thing</div>and <b>one</b> more</div><section>Last</section>"

    assert middle(inside) == "One thing\n\nAnother thing\n\nand **one** more\n\nLast"


def test_details_and_definitions_keep_their_text() -> None:
    assert middle("<details><summary>Why?</summary><p>Because.</p></details>") == "Why?\n\nBecause."
    assert middle("<dl><dt>Raft</dt><dd>A flat boat.</dd></dl>") == "**Raft**\n\nA flat boat."


def test_table_of_layout_is_no_table() -> None:
    cell = f"<td><p>{BEFORE}</p><pre>x = 1</pre><p>{AFTER}</p></td>"
    html = f"<html><body><table><tr><td><a href='/'>Home</a></td>{cell}</tr></table></body></html>"

    assert from_html(html).markdown == f"{BEFORE}\n\n```\nx = 1\n```\n\n{AFTER}\n"


def test_deep_nesting_is_no_crash() -> None:
    assert "Deep down" in middle("<div>" * 900 + "Deep down" + "</div>" * 900)
    with pytest.raises(UnreadableError, match="nested too deeply"):
        from_html(page("<blockquote>" * 900 + "Deep down" + "</blockquote>" * 900))


@pytest.mark.parametrize("inside", ["<ul><li>" * 3000, "<pre>" * 3000, "<dl><dd>" * 3000])
def test_hostile_nesting_has_its_sentence(inside: str) -> None:
    with pytest.raises(UnreadableError, match="nested too deeply"):
        from_html(page(f"{inside}Deep down"))


def test_page_of_too_many_parts() -> None:
    with pytest.raises(UnreadableError, match="too many parts"):
        from_html(page("<p>a" * 30_001))


@pytest.mark.parametrize(
    "html", ["", " ", "<html></html>", "<p></p>", "<!-- only a comment -->", "<?xml version='1.0'?>"]
)
def test_page_without_text(html: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        from_html(html)


def test_page_that_needs_scripts() -> None:
    with pytest.raises(UnreadableError, match="running scripts"):
        from_html("<html><body><div id='app'></div><script src='/app.js'></script></body></html>")


def test_article_over_the_limit_says_its_size() -> None:
    with pytest.raises(UnreadableError, match=r"2\d\d kB of text and the limit is 200 kB"):
        from_html(page("<p>" + "All the boats went out again. " * 8000 + "</p>"))
