from typing import NamedTuple

from xauth.counting.links import Link, links
from xauth.counting.utf16 import Positions, to_utf16


class Url(NamedTuple):
    """`start` and `end` are in code points."""

    start: int
    end: int
    text: str


def urls(text: str) -> list[Url]:
    """What X turns into links, bare domains such as README.md included."""
    return [Url(link.start, link.end, text[link.start : link.end]) for link in code_point_links(text)]


def code_point_links(text: str) -> list[Link]:
    if "." not in text:
        return []
    position = Positions(text)
    return [Link(*(position[unit] for unit in link)) for link in links(to_utf16(text))]
