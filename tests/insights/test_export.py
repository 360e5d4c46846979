"""Drafts as files: nothing is lost, nothing can run, code stays as it is to the byte."""

import html as entities

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from insights.composition import Composition, Format, Part, Piece, PieceKind
from insights.export import export, html_body, kinds_for
from insights.models import Draft
from tests.insights.factory import LINK, make_article, make_draft, make_keyword

CODE = 'def f(a: str) -> bool:\n\n\treturn a < "b" && 1  # <é> & \\ `x`\n'
BLOG = f"## Why?\n\nBecause *it* works.\n\n```python\n{CODE}```\n\n![A chart](https://example.org/c.png)"


def composed(into: Format, *texts: str, title: str = "How it: went") -> Composition:
    return Composition(into, title, tuple(Part((Piece(text),)) for text in texts))


def unsaved(into: Format, *texts: str) -> Draft:
    from insights.composition import to_json

    return Draft(format=into, title="T", body=to_json(composed(into, *texts)))


@pytest.fixture
def blog() -> Draft:
    article = make_article(author="A. Author", description="Short.")
    make_keyword(article, "export")
    return make_draft(article, composed=composed(Format.BLOG, "Opening.", BLOG))


@pytest.mark.django_db
def test_markdown_of_a_blog_post_has_front_matter_and_the_text_as_it_is(blog: Draft) -> None:
    file = export(blog, "md")
    assert file.name == "how-it-went.md"
    post = frontmatter.loads(file.text)
    assert post.content == f"Opening.\n\n{BLOG}"
    assert post.metadata == {
        "title": "How it: went",
        "description": "Short.",
        "author": "A. Author",
        "keywords": ["export"],
        "language": "en",
        "source": LINK,
    }


@pytest.mark.django_db
def test_front_matter_in_the_text_counts_and_stands_there_once() -> None:
    head = '---\ntitle: "Old"\nkeywords: [\n  "mine",\n]\nlayout: post\n---\n\n# New'
    draft = make_draft(composed=composed(Format.BLOG, head, "## Why?", title="New"))
    post = frontmatter.loads(export(draft, "md").text)
    assert post.content == "# New\n\n## Why?"
    assert (post["title"], post["keywords"], post["layout"]) == ("New", ["mine"], "post")
    assert "layout" not in html_body(draft)


@pytest.mark.django_db
def test_front_matter_that_cannot_be_read_is_not_lost() -> None:
    draft = make_draft(composed=composed(Format.BLOG, "---\ntitle: [\n---\n\n# New"))
    assert "title: [" in export(draft, "md").text
    assert "title: [" in export(draft, "html").text


@pytest.mark.django_db
def test_html_is_a_page_with_code_and_images(blog: Draft) -> None:
    text = export(blog, "html").text
    page = lxml_html.fromstring(text)
    assert page.findtext(".//title") == "How it: went"
    assert page.get("lang") == "en"
    code = page.find(".//pre/code")
    assert code.get("class") == "language-python"
    assert code.text == CODE
    image = page.find(".//img")
    assert (image.get("src"), image.get("alt")) == ("https://example.org/c.png", "A chart")


CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"])


@given(st.text(CHARACTERS, min_size=1, max_size=60).map(lambda text: text.replace("`", "'")))
def test_code_is_byte_identical_in_html(code: str) -> None:
    draft = unsaved(Format.BLOG, f"```\n{code}\n```")
    made = html_body(draft)
    inner = made[made.index("<code>") + 6 : made.rindex("</code>")]
    assert entities.unescape(inner) == f"{code}\n"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<svg/onload=alert(1)>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    '```"><script>alert(1)</script>\nx\n```',
    '```x" onclick="alert(1)\nx\n```',
    '<https://x.example/"onmouseover="alert(1)>',
    "</article></body><script>alert(1)</script>",
]


@pytest.mark.parametrize("into", Format)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_it_can_run(into: Format, hostile: str) -> None:
    body = lxml_html.fromstring(f"<div>{html_body(unsaved(into, hostile))}</div>")
    for element in body.iter():
        assert element.tag not in {"script", "svg", "style", "iframe"}
        for name, value in element.items():
            assert not name.startswith("on")
            assert name not in {"href", "src"} or value.startswith(("http:", "https:", "%", '"'))
            assert name != "class" or value.startswith("language-")


@pytest.mark.django_db
def test_the_title_cannot_break_out_of_the_page() -> None:
    draft = make_draft(composed=composed(Format.BLOG, "x", title="</title><script>alert(1)</script>"))
    assert "<script" not in export(draft, "html").text
    assert frontmatter.loads(export(draft, "md").text)["title"] == draft.title


@pytest.mark.django_db
@pytest.mark.parametrize("into", [Format.THREAD, Format.LINKEDIN])
def test_plain_texts_stay_plain(into: Format) -> None:
    draft = make_draft(composed=composed(into, "a * b\n1. c", "# Not a heading <b>"))
    assert export(draft, "txt").text == "a * b\n1. c\n\n# Not a heading <b>\n"
    assert export(draft, "md").text == "a \\* b\\\n1\\. c\n\n\\# Not a heading \\<b\\>\n"
    assert "<p>a * b<br>1. c</p>\n<p># Not a heading &lt;b&gt;</p>" in export(draft, "html").text


def test_plain_text_is_offered_where_it_is_plain() -> None:
    assert kinds_for(Format.BLOG) == ["md", "html"]
    assert kinds_for(Format.THREAD) == kinds_for(Format.LINKEDIN) == ["txt", "md", "html"]


@pytest.mark.django_db
def test_a_title_without_letters_still_names_a_file() -> None:
    draft = make_draft(composed=composed(Format.THREAD, "x", title="日本"))
    assert export(draft, "txt").name == f"draft-{draft.pk}.txt"
    assert PieceKind.SENTENCE in {piece.kind for part in draft.composition.parts for piece in part.pieces}
