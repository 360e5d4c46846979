from functools import partial

import pytest

from insights.extract import UnreadableError, from_url
from insights.extract.fetch import Page, fetch
from tests.insights.extract.page import AFTER, BEFORE, page
from tests.insights.extract.site import Site
from tests.insights.extract.site import page as answer

URL = "https://harbour.example/log/boats"


def article(body: str | bytes, content_type: str = "text/html", charset: str = "", url: str = URL) -> str:
    data = body.encode() if isinstance(body, str) else body
    return from_url(URL, fetch=lambda _: Page(url, data, content_type, charset)).markdown


def refused(body: str | bytes, content_type: str = "text/html") -> str:
    with pytest.raises(UnreadableError) as caught:
        article(body, content_type)
    return str(caught.value)


def test_page_over_real_http(site: Site) -> None:
    url = site.serve("/boats", answer(page('<p>A <a href="raft">raft</a>.</p>')))

    found = from_url(url, fetch=partial(fetch, allow_loopback_port=site.port))

    assert found.markdown == f"{BEFORE}\n\nA [raft]({site.url('/raft')}).\n\n{AFTER}\n"
    assert (found.title, found.canonical_url) == ("Boats before six", url)


@pytest.mark.parametrize(
    ("body", "content_type", "url", "markdown"),
    [
        ("# Boats\n\nSee [a](b).", "text/markdown", URL, "See [a](https://harbour.example/log/b).\n"),
        ("See *it*.", "text/plain", f"{URL}.md", "See *it*.\n"),
        ("# Boats\n\nSee *it*.", "text/plain", URL, "See *it*.\n"),
        ("2 * 3 * 4 boats.", "text/plain", URL, "2 * 3 * 4 boats.\n"),
    ],
)
def test_other_kinds_of_text(body: str, content_type: str, url: str, markdown: str) -> None:
    assert article(body, content_type, url=url) == markdown


def test_page_that_does_not_say_what_it_is() -> None:
    assert BEFORE in article(page("<p>x</p>"), "")


def test_encoding_of_the_answer_and_of_the_page() -> None:
    html = page("<p>Grüße aus dem Hafen.</p>")

    assert "Grüße" in article(html.encode("latin-1"), charset="iso-8859-1")
    assert "Grüße" in article(html.replace("<head>", "<head><meta charset=iso-8859-1>").encode("latin-1"))
    assert "Grüße" in article(html.encode(), charset="nonsense")


@pytest.mark.parametrize(
    "typed", ["harbour.example/log/boats", " https://harbour.example/log/boats ", "harbour.example"]
)
def test_address_as_people_type_it(typed: str) -> None:
    asked: list[str] = []

    def fetched(url: str) -> Page:
        asked.append(url)
        return Page(url, page("").encode(), "text/html")

    from_url(typed, fetch=fetched)

    assert asked == [f"https://{typed.strip().removeprefix('https://')}"]


@pytest.mark.parametrize(
    "typed",
    ["", "boats", "javascript:alert(1)", "C:\\boats.md", "/etc/passwd", "file:///etc/passwd", "a b.example"],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(UnreadableError, match="Check"):
        from_url(typed)


@pytest.mark.parametrize(
    "mark",
    [
        '<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
        '<div class="paywall">Subscribe</div>',
        "<p>Subscribe to continue reading.</p>",
        "<p>This story is for paying members only.</p>",
    ],
)
def test_beginning_before_a_paywall(mark: str) -> None:
    assert "free to read" in refused(f"<html><body><article><p>{BEFORE}</p></article>{mark}</body></html>")


def test_whole_article_that_is_said_not_to_be_free() -> None:
    html = page(
        f"<p>{BEFORE}</p><p>{AFTER}</p>",
        '<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
    )

    found = from_url(URL, fetch=lambda url: Page(url, html.encode(), "text/html"))

    assert ["not free to read" in note for note in found.notes] == [True]


def test_page_that_needs_scripts() -> None:
    assert "running scripts" in refused(
        "<html><body><div id='root'>Loading…</div><script src='a.js'></script></body></html>"
    )


def test_page_with_almost_nothing() -> None:
    assert "almost no text" in refused("<html><body><p>Under construction.</p></body></html>")


def test_bytes_that_are_no_text() -> None:
    assert "a PDF" in refused(b"%PDF-1.4 something", "")
    assert "not text" in refused(bytes(range(256)) * 8)
