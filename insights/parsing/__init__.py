"""Markdown to blocks, sections and sentences that know their place in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from insights.document import Document
from insights.parsing import masking, reader
from insights.parsing.blocks import Builder
from insights.parsing.plain import Mark
from insights.parsing.sections import divide
from insights.parsing.sentences import split
from insights.parsing.source import Source

__all__ = ["Mark", "Marks", "marks", "parse", "split"]


class Marks(NamedTuple):
    """The inline code and links in sentences, by index, and in blocks, by index."""

    sentences: Sequence[tuple[Mark, ...]]
    blocks: Mapping[int, tuple[Mark, ...]]


def parse(markdown: str, *, title: str = "", language: str = "en") -> Document:
    """`markdown` may carry front matter and shortcodes: they are passed over; offsets count from its start.

    Without `title` a first heading of level 1 that is the only one is the title.
    """
    builder = _build(markdown, title, language)
    sections, blocks, sentences = divide(builder.blocks, builder.sentences)
    return Document(markdown, builder.title, language, blocks, sections, sentences)


def marks(document: Document) -> Marks:
    builder = _build(document.markdown, document.title, document.language)
    return Marks(builder.sentence_marks, builder.block_marks)


def _build(markdown: str, title: str, language: str) -> Builder:
    source = Source(markdown)
    tokens = _read(source)
    builder = Builder(source, title or _title(tokens), language)
    for token in tokens:
        builder.take(token)
    return builder


def _read(source: Source) -> list[Token]:
    """Read the masked text; where the mask fell on code, read again with that code as it is."""
    masked = masking.mask(source.text)
    text = Source(masked.text)
    tokens = reader.tokens(masked.text, masked.footnotes)
    if _unmask_code(tokens, text.lines, source.lines):
        tokens = reader.tokens("".join(text.lines), masked.footnotes)
    return tokens


def _unmask_code(tokens: Sequence[Token], masked: list[str], lines: list[str]) -> bool:
    changed = False
    for token in tokens:
        if token.map and token.type in {"fence", "code_block"}:
            fence = int(token.type == "fence")
            inner = slice(token.map[0] + fence, token.map[1] - fence)
            changed |= masked[inner] != lines[inner]
            masked[inner] = lines[inner]
    return changed


def _title(tokens: Sequence[Token]) -> str:
    tops = [
        number for number, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"
    ]
    if len(tops) != 1 or tops[0] > 0:
        return ""
    return "".join(child.content for child in tokens[1].children or ())
