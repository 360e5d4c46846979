"""Markdown to blocks, sections and sentences that know their place in it."""

from collections.abc import Sequence

from markdown_it.token import Token

from insights.document import Document
from insights.parsing import masking, reader
from insights.parsing.blocks import Builder
from insights.parsing.sections import divide
from insights.parsing.sentences import split
from insights.parsing.source import Source

__all__ = ["parse", "split"]


def parse(markdown: str, *, title: str = "", language: str = "en") -> Document:
    """`markdown` may carry front matter and shortcodes: they are passed over; offsets count from its start.

    Without `title` a first heading of level 1 that is the only one is the title.
    """
    source = Source(markdown)
    tokens = _read(source)
    title = title or _title(tokens)
    builder = Builder(source, title, language)
    previous = ""
    for token in tokens:
        builder.take(token, previous)
        previous = token.type
    sections, blocks, sentences = divide(builder.blocks, builder.sentences)
    return Document(markdown, title, language, blocks, sections, sentences)


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
