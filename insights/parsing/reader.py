"""The Markdown reader: CommonMark with tables and strike-through, escapes kept apart, footnotes known."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_MARK = re.compile(r"\[\^([^\]\s]+)\]")


def tokens(markdown: str, footnotes: frozenset[str] = frozenset()) -> list[Token]:
    return _reader().parse(markdown, {"marks": footnotes})


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True})
    # text_join would glue an escaped character to its neighbours, and its place in the source be lost.
    reader.enable(["table", "strikethrough"]).disable("text_join")
    reader.inline.ruler.before("link", "footnote_mark", _footnote_mark)
    return reader


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos)
    if match is None or match[1] not in state.env["marks"]:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).markup = match[0]
    state.pos = match.end()
    return True
