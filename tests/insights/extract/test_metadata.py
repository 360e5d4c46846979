import json
from datetime import date
from typing import Any

import pytest

from insights.extract import from_html
from insights.extract.metadata import as_date
from tests.insights.extract.page import URL, page


def linked(**data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Article", **data})}</script>'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (linked(headline="Rafts count"), "Rafts count"),
        ('<meta property="og:title" content="Rafts &amp; boats">', "Rafts & boats"),
        ('<meta name="twitter:title" content="Rafts">', "Rafts"),
        (
            '<meta name="og:site_name" content="The Log"><meta name="og:title" content="Rafts | The Log">',
            "Rafts",
        ),
        ("", "Boats before six"),
    ],
)
def test_title(head: str, title: str) -> None:
    assert from_html(page("", head)).title == title


def test_heading_says_the_title_best() -> None:
    html = page("").replace(
        "<title>Boats before six</title>", "<title>Boats before six: a log - Harbour Log</title>"
    )
    html = html.replace("<article>", "<article><h1>Boats before six: a log</h1>")

    assert from_html(html).title == "Boats before six: a log"


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (linked(author="Ada Quist"), "Ada Quist"),
        (linked(author={"@type": "Person", "name": "Ada Quist"}), "Ada Quist"),
        (linked(author=[{"name": "Ada Quist"}, {"name": "Bo Lind"}]), "Ada Quist, Bo Lind"),
        ('<meta name="author" content="By Ada Quist">', "Ada Quist"),
        ('<meta name="author" content="admin"><meta name="parsely-author" content="Ada Quist">', "Ada Quist"),
        ('<meta property="article:author" content="https://social.example/ada">', ""),
        ("", ""),
    ],
)
def test_author(head: str, author: str) -> None:
    assert from_html(page("", head)).author == author


@pytest.mark.parametrize(
    "head",
    [
        linked(datePublished="2026-03-09T23:30:00+01:00"),
        '<meta property="article:published_time" content="2026-03-09">',
        '<meta name="date" content="March 9, 2026">',
        '<meta name="dc.date" content="9 March 2026">',
    ],
)
def test_day_of_publication(head: str) -> None:
    assert from_html(page("", head)).published_on == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-09", date(2026, 3, 9)),
        ("2026-03-09T10:00:00Z", date(2026, 3, 9)),
        ("20260309", date(2026, 3, 9)),
        ("2026/03/09", date(2026, 3, 9)),
        ("Mon, 09 Mar 2026 10:00:00 GMT", date(2026, 3, 9)),
        ("Sept. 9th, 2026", date(2026, 9, 9)),
        ("2026-13-45", None),
        ("1066-10-14", None),
        ("2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert as_date(text) == day


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://harbour.example/boats">', "https://harbour.example/boats"),
        ('<link rel="canonical" href="/boats">', "https://harbour.example/boats"),
        ('<meta property="og:url" content="https://harbour.example/og">', "https://harbour.example/og"),
        ('<link rel="canonical" href="javascript:alert(1)">', URL),
        ('<link rel="canonical" href="http://[broken">', URL),
        ("", URL),
    ],
)
def test_canonical_address_is_one_of_the_web(head: str, address: str) -> None:
    assert from_html(page("", head), URL).canonical_url == address


def test_without_an_address_there_is_none() -> None:
    assert from_html(page("", '<link rel="canonical" href="/boats">')).canonical_url == ""


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ('<meta name="keywords" content="Boats, rafts,boats , ">', ("Boats", "rafts")),
        (linked(keywords=["boats", "rafts"]), ("boats", "rafts")),
        ("", ()),
    ],
)
def test_tags(head: str, tags: tuple[str, ...]) -> None:
    assert from_html(page("", head)).tags == tags


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[]",
        "null",
        '"text"',
        '{"@graph": 5}',
        '{"@type": 5}',
        '{"@type": "Article", "author": [[], 5, null], "headline": {}}',
    ],
)
def test_broken_data_is_passed_over(data: str) -> None:
    found = from_html(page("", f'<script type="application/ld+json">{data}</script>'))

    assert found.title == "Boats before six"
