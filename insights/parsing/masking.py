"""Blanks what is in the file but not in the article, character for character, so that offsets stay true."""

import re
from typing import NamedTuple

_FENCED = r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t>]*(?P=fence)[`~]*[ \t]*$"
_TICKED = r"(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n)[^`]|(?!(?P=tick)(?!`))`+)+?(?P=tick)(?!`)"
_CODE = rf"(?P<code>{_FENCED}|{_TICKED})"
_FRONT_MATTER = r"\A\ufeff?(?P<matter>---|\+\+\+)[ \t]*\n(?:[^\n]*\n)*?(?P=matter)[ \t]*(?:\n|\Z)"
_COMMENT = r"<!--.*?-->"
_NOT_PROSE = r"<(?P<tag>aside|script|style|noscript|iframe|svg|template)\b[^>]*>.*?</(?P=tag)\s*>"
_SHORTCODE = r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|^[ \t]*\{\{.*?\}\}[ \t]*$"
_ATTRIBUTES = r"\{:?[ \t]*(?:[#.][\w:-]+|[\w-]+=\"[^\"\n]*\")(?:[ \t]+[^{}\n]*)?\}"
_FOOTNOTE = (
    r"^ {0,3}\[\^(?P<note>[^\]\s]+)\]:[^\n]*"
    r"(?:\n(?!\[\^)[^\n]*\S[^\n]*|\n(?:[ \t]*\n)+(?: {4}|\t)[^\n]+)*"
)
_HIDDEN = re.compile(
    f"{_FRONT_MATTER}|{_CODE}|{_COMMENT}|{_NOT_PROSE}|{_SHORTCODE}|{_ATTRIBUTES}|{_FOOTNOTE}",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_HIGHLIGHT = re.compile(r"\{[{%][<%]?\s*(?P<end>/|end)?highlight\s*(?P<language>[\w+#-]*)[^\n]*\}")
_SOLID = re.compile(r"[^\r\n]")
_INDENTED = re.compile(r"(?: {4}|\t)[ \t]*\Z")
FILLER = "\ue000"  # keeps an indented line from looking blank, so that it is still seen to be code


class Masked(NamedTuple):
    text: str  # as long as the source
    footnotes: frozenset[str]  # the labels that are defined


def mask(markdown: str) -> Masked:
    """Front matter, comments, shortcodes, attribute lists, pull quotes and footnotes become spaces."""
    footnotes: set[str] = set()

    def blank(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        if match["note"]:
            footnotes.add(match["note"])
        start = match.string.rfind("\n", 0, match.start()) + 1
        filler = FILLER if _INDENTED.match(match.string[start : match.start()]) else " "
        return _as_fence(match[0]) or _SOLID.sub(filler, match[0])

    return Masked(_HIDDEN.sub(blank, markdown), frozenset(footnotes))


def _as_fence(shortcode: str) -> str:
    """Hugo's and Liquid's `highlight` is code: its tags become fences of the same length."""
    match = _HIGHLIGHT.fullmatch(shortcode)
    if match is None:
        return ""
    fence = "~~~~" if match["end"] else "~~~~" + match["language"]
    return fence.ljust(len(shortcode))
