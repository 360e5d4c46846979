"""Our counter against twitter-text's npm package (recorded answers) and its PyPI port."""

import json
from itertools import islice
from pathlib import Path

import twitter_text

from benchmarks.counting_texts import Texts
from xauth.counting import normalise, urls, weigh

VECTORS: list[tuple[str, int, bool, list[list[int]]]] = json.loads(
    Path(__file__).with_name("counting_vectors.json").read_text(encoding="ascii")
)
# Where the port is not like npm: redundant variation selectors, incomplete joins, bare (c) and (r).
PORT_DIFFERS = {"\ufe0e", "\ufe0f", "\u200d", "\xa9", "\xae"}


def test_there_are_vectors_of_every_kind() -> None:
    assert len(VECTORS) == 1500
    assert sum(valid for _, _, valid, _ in VECTORS) > 700
    assert sum(bool(links) for _, _, _, links in VECTORS) > 500


def test_lengths_are_npms() -> None:
    different = [text for text, length, valid, _ in VECTORS if weigh(text)[::2] != (length, valid)]
    assert different == []


def test_links_are_npms() -> None:
    different = [text for text, _, _, links in VECTORS if [[u.start, u.end] for u in urls(text)] != links]
    assert different == []


def test_ordinary_posts_weigh_what_the_port_says() -> None:
    posts = [normalise(text) for text in islice(Texts(3), 0, 2000, 4)]
    plain = [post for post in posts if not PORT_DIFFERS & set(post)]
    assert len(plain) > 100
    assert [weigh(post).length for post in plain] == [
        twitter_text.parse_tweet(post).weightedLength for post in plain
    ]
