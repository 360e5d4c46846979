import pytest

from insights.extract import from_html
from insights.extract.images import largest
from tests.insights.extract.page import AFTER, BEFORE, URL, middle

SHOWN = "![A raft](https://harbour.example/raft.jpg)"
TINY = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@pytest.mark.parametrize(
    "inside",
    [
        '<img src="/raft.jpg" alt="A raft">',
        f'<img src="{TINY}" data-src="/raft.jpg" alt="A raft">',
        '<img src="/blank.gif" data-original="/raft.jpg" alt="A raft">',
        '<img data-lazy-src="/raft.jpg" alt="A raft">',
        '<img srcset="/small.jpg 400w, /raft.jpg 1200w" alt="A raft">',
        f'<img src="{TINY}" data-srcset="/raft.jpg 2x, /small.jpg 1x" alt="A raft">',
        '<picture><source srcset="/raft.jpg 800w"><img alt="A raft"></picture>',
        '<img class="lazy" alt="A raft"><noscript><img src="/raft.jpg" alt="A raft"></noscript>',
        f'<img src="{TINY}" alt="A raft"><noscript><img src="/raft.jpg"></noscript>',
        '<img src="/raft.jpg" alt="A raft"><noscript><img src="/raft.jpg" alt="A raft"></noscript>',
        '<noscript><img src="/raft.jpg" alt="A raft"></noscript>',
        '<noscript>&lt;img src="/raft.jpg" alt="A raft"&gt;</noscript>',
        '<a href="/raft-large.jpg"><img src="/raft.jpg" alt="A raft"></a>',
        '<amp-img src="/raft.jpg" alt="A raft"></amp-img>',
        '<figure><img src="/raft.jpg" alt="A raft"></figure>',
        '<div data-src="/raft.jpg" data-alt="A raft"></div>',
        '<img src=" /raft.jpg " alt="A&#10;raft">',
    ],
)
def test_picture_is_found_once(inside: str) -> None:
    assert middle(f"<p>Look:</p><p>{inside}</p><p>There.</p>") == f"Look:\n\n{SHOWN}\n\nThere."


@pytest.mark.parametrize(
    "inside",
    [
        '<img src="/pixel.gif" width="1" height="1" alt="">',
        f'<img src="{TINY}" alt="nothing">',
        '<img alt="no address">',
        '<img src="javascript:alert(1)" alt="x">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="/me.jpg" class="avatar" alt="">',
        '<noscript><img src="https://count.example/hit" width="1" height="1"></noscript>',
    ],
)
def test_what_is_no_picture_is_left_out(inside: str) -> None:
    assert middle(f"<p>Look:</p>{inside}<p>There.</p>") == "Look:\n\nThere."


def test_caption_follows_its_picture() -> None:
    inside = (
        '<figure><img src="/raft.jpg" alt="A raft"><figcaption>Ours, in <b>June</b>.</figcaption></figure>'
    )

    assert middle(inside) == f"{SHOWN}\n\nOurs, in **June**."


def test_emoji_are_text() -> None:
    assert middle('<p>Good <img class="emoji" src="/1f600.png" alt="😀"> boats</p>') == "Good 😀 boats"


def test_brackets_in_alternative_text_and_address() -> None:
    assert (
        middle('<p><img src="/a b(1.jpg" alt="x [1] y"></p>')
        == "![x (1) y](https://harbour.example/a%20b%281.jpg)"
    )


def test_picture_above_the_article_comes_along() -> None:
    top = '<figure><img src="/raft.jpg" alt="A raft"></figure>'
    html = (
        f"<html><body><main>{top}<div class='text'><p>{BEFORE}</p><p>{AFTER}</p></div></main></body></html>"
    )

    assert from_html(html, URL).markdown == f"{SHOWN}\n\n{BEFORE}\n\n{AFTER}\n"


def test_small_picture_above_the_article_does_not() -> None:
    top = '<figure><img src="/raft.jpg" width="60" alt="A raft"></figure><img src="/logo.png" alt="Logo">'
    html = (
        f"<html><body><main>{top}<div class='text'><p>{BEFORE}</p><p>{AFTER}</p></div></main></body></html>"
    )

    assert from_html(html, URL).markdown == f"{BEFORE}\n\n{AFTER}\n"


@pytest.mark.parametrize(
    ("srcset", "best"),
    [
        ("a.jpg 1x, b.jpg 2x", "b.jpg"),
        ("a.jpg 800w, b.jpg 400w", "a.jpg"),
        ("a.jpg", "a.jpg"),
        (
            "https://x.example/w_1,h_2/a.jpg 300w, https://x.example/w_2,h_4/a.jpg 600w",
            "https://x.example/w_2,h_4/a.jpg",
        ),
        ("", ""),
        (f"{TINY} 1x", ""),
    ],
)
def test_largest_of_a_set(srcset: str, best: str) -> None:
    assert largest(srcset) == best
