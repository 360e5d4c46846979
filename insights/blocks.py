"""Where the blocks of a Markdown text that is being written begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from insights.composition import PieceKind

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?([^\s)>]+)>?[^)]*\)")
_FRONT_MATTER = re.compile(r"---\n(?:.*\n)*?---(?=\n|\Z)")
_KEYWORDS = re.compile(r"Keywords: .+")
_LEAVES = {"fence", "code_block", "heading_open", "paragraph_open", "table_open", "html_block"}


@dataclass(frozen=True, slots=True)
class Block:
    kind: PieceKind | None  # None: prose, to be read sentence by sentence
    start: int
    end: int
    content: str = ""  # the code itself; the address of an image


def blocks(text: str) -> Iterator[Block]:
    """In order; together they hold everything of `text` but white space."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    done = 0
    if matter := _FRONT_MATTER.match(text):
        yield Block(PieceKind.TAGS, 0, matter.end())
        done = matter.end() + 1
    for first, last, kind, content in _leaves(text):
        start, end = starts[first], starts[min(last, len(starts) - 1)]
        if start >= done:
            yield from _trimmed(text, None, done, start)
            yield from _trimmed(text, kind, start, end, content)
            done = end
    yield from _trimmed(text, None, done, len(text))


def _leaves(text: str) -> Iterator[tuple[int, int, PieceKind | None, str]]:
    depth, done = 0, 0
    tokens = _MARKDOWN.parse(text)
    for token, inline in zip_longest(tokens, tokens[1:]):
        depth += token.nesting if token.type.startswith("list_item") else 0
        if token.type in _LEAVES and token.map and token.map[0] >= done:
            done = token.map[1]
            yield token.map[0], done, *_meaning(token, inline, in_list=depth > 0)


def _meaning(token: Token, inline: Token | None, *, in_list: bool) -> tuple[PieceKind | None, str]:
    inner = inline.content.strip() if inline else ""
    if token.type in {"fence", "code_block"}:
        return PieceKind.CODE, token.content.removesuffix("\n")
    if token.type == "heading_open":
        return (PieceKind.QUESTION if inner.endswith("?") else PieceKind.HEADING), ""
    if image := _IMAGE.fullmatch(inner):
        return PieceKind.IMAGE, image[1]
    if _KEYWORDS.fullmatch(inner):
        return PieceKind.TAGS, ""
    return (PieceKind.ITEM if in_list else None), ""


def _trimmed(text: str, kind: PieceKind | None, start: int, end: int, content: str = "") -> Iterator[Block]:
    inner = text[start:end].strip()
    if inner:
        start = text.index(inner, start)
        yield Block(kind, start, start + len(inner), content)
