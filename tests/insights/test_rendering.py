"""An article's text as HTML: harmless whatever stands in it, and marked where it is asked for."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.document import Span
from insights.rendering import PAIRS, render
from tests.insights.factory import MARKDOWN

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "![a](javascript:alert(1))",
    '![" onload="alert(1)](https://x.example/a.png)',
    "<a href='javascript:alert(1)'>a</a>",
    "```html onload=alert(1)\n</code></pre><script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\ncode\n```',
    "<svg/onload=alert(1)>",
    "[a](vbscript:alert(1) 'title\" onmouseover=\"alert(1)')",
    "`<script>alert(1)</script>`",
    "<style>*{display:none}</style>",
    "| <iframe src=//x> |\n|---|\n| <b onclick=alert(1)> |",
]
ALLOWED = re.compile(
    r"</?(?:a|blockquote|br|code|del|em|h[2-6]|hr|li|mark|ol|p|pre|span|strong|table|tbody|td|th|thead|tr|ul)"
    r'(?: (?:href="(?:https?|mailto):[^"<>]*"|title="[^"<>]*"|rel="noopener noreferrer nofollow"|start="\d+"'
    r'|id="[a-z0-9-]+"|class="(?:language-[^"<>]*|image-card|image-alt)"))* ?/?>'
)


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def assert_harmless(html: str) -> None:
    left = ALLOWED.sub("", html)
    assert "<" not in left, left


def marks(html: str) -> list[str]:
    return re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL)


def marked(markdown: str, *passages: str) -> str:
    starts = [markdown.index(passage) for passage in passages]
    spans = [Span(at, at + len(passage)) for at, passage in zip(starts, passages, strict=True)]
    return render(markdown, spans)


# ── Safe ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_hostile_comes_through(markdown: str) -> None:
    assert_harmless(render(markdown))
    assert_harmless(render(f"Before {markdown} after", [Span(3, 20)]))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab <>\"'&*_`[]()!#|-\n:/\\⦃⦄", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_with_any_mark_is_harmless(markdown: str, start: int, end: int) -> None:
    assert_harmless(render(markdown, [Span(min(start, end), max(start, end))]))


def test_images_are_cards_that_load_nothing() -> None:
    html = render(MARKDOWN)
    assert "<img" not in html
    assert "A chart that falls from four hours to nineteen minutes" in html
    assert 'href="https://example.org/chart.png"' in html


def test_links_lead_to_other_sites_alone() -> None:
    html = render("[out](https://example.org/a) [in](/logout) [here](#top) [mail](mailto:a@b.example)")
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org/a", "mailto:a@b.example"]


def test_code_keeps_its_language_and_every_character() -> None:
    assert render("```python\nif a < b:\n\n    x = '&amp;'\n```") == (
        "<pre><code class=\"language-python\">if a &lt; b:\n\n    x = '&amp;amp;'\n</code></pre>\n"
    )


@pytest.mark.parametrize(
    ("levels", "shown"), [([1, 2, 2, 3], [2, 3, 3, 4]), ([2, 4, 2], [2, 3, 2]), ([3, 1, 6], [2, 2, 3])]
)
def test_headings_do_not_skip_levels(levels: list[int], shown: list[int]) -> None:
    html = render("\n\n".join(f"{'#' * level} Heading" for level in levels))
    assert [int(level) for level in re.findall(r"<h(\d)", html)] == shown


# ── Marked ────────────────────────────────────────────────────────────────────────────────────────
def test_a_passage_is_marked_where_it_stands() -> None:
    html = marked(MARKDOWN, "We blamed the database first.")
    assert '<mark id="passage">We blamed the database first.</mark>' in html
    assert plain(html) == plain(render(MARKDOWN))


def test_marks_are_numbered() -> None:
    html = marked(MARKDOWN, "83%", "500 rows")
    assert re.findall(r'<mark id="([^"]*)"', html) == ["passage", "passage-2"]


@pytest.mark.parametrize(
    ("markdown", "passage", "shown"),
    [
        ("One **two** three.", "**two**", ["two"]),
        ("One **two. Three** four.", "Three** four.", ["Three", " four."]),
        ('Say **"yes"** now.', '**"yes"**', ['"yes"']),
        ("See [the page](https://a.example/b) now.", "[the page](https://a.example/b)", ["the page"]),
        ("Run `make it` now.", "`make it`", ["make it"]),
        ("> A quote\n> over lines.", "quote\n> over", ["quote", "over"]),
        ("- one\n- two\n- three", "two", ["two"]),
        ("| a | b |\n|---|---|\n| c | d |", "d", ["d"]),
        ("日本語の文。次の文。", "次の文。", ["次の文。"]),
    ],
)
def test_marks_and_markup_do_not_disturb_each_other(markdown: str, passage: str, shown: list[str]) -> None:
    html = marked(markdown, passage)
    assert [each.replace("&quot;", '"') for each in marks(html)] == shown
    assert re.sub(r"</?mark[^>]*>", "", html) == render(markdown)


def test_spans_that_touch_are_one_mark() -> None:
    assert marks(render("one two three", [Span(4, 7), Span(0, 3)])) == ["one two"]


def test_a_mark_inside_an_address_leaves_the_address_alone() -> None:
    markdown = "Read [this](https://example.org/deep/page)."
    html = marked(markdown, "deep")
    assert 'href="https://example.org/deep/page"' in html


def test_an_article_with_signs_of_its_own_keeps_them() -> None:
    text = "".join(PAIRS[:3]) + " and words"
    html = marked(text, "words")
    assert plain(html).strip() == text
    assert marks(html) == ["words"]
    assert plain(render("".join(PAIRS), [Span(0, 1)])).strip() == "".join(PAIRS)
