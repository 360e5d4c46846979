"""Inline Markdown to plain text, walking the tokens and the raw text side by side."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from insights.document import Span
from insights.parsing.masking import FILLER
from insights.parsing.plain import DESTINATION, Image, Mark, Plain

_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_DESTINATION = re.compile(DESTINATION, re.DOTALL)


def read(token: Token, places: Sequence[int]) -> Plain:
    """`places[i]` is where character i of the token's content stands in the source; one more for its end."""
    walk = _Walk(token.content, places)
    for child in token.children or ():
        walk.take(child)
    return walk.plain.collapsed()


def html_image(tag: str, span: Span) -> Image | None:
    if not _IMAGE.match(tag):
        return None
    found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
    return Image(found.get("alt", ""), found["src"], span) if found.get("src") else None


class _Walk:
    def __init__(self, raw: str, places: Sequence[int]) -> None:
        self.raw, self.places = raw, places
        self.cursor = 0
        self.plain = Plain(places[0], places[-1])
        self.links: list[tuple[int, str]] = []

    def take(self, token: Token) -> None:
        match token.type:
            case "text":
                self._emit(token.content, self._pass(token.content))
            case "text_special":
                self._emit(token.content, self._pass(token.markup))
            case "softbreak" | "hardbreak":
                self._emit(" ", self._pass("\n"))
            case "code_inline":
                self._code(token)
            case "image":
                self._image(token)
            case "html_inline":
                self._html(token.content)
            case "link_open":
                self._pass("<" if token.info == "auto" else "[")
                self.links.append((len(self.plain.text), str(token.attrs.get("href", ""))))
            case "link_close":
                self._close_link(token)
            case _:
                self._pass(token.markup)

    def _pass(self, literal: str) -> tuple[int, int]:
        """Move behind the next such literal and say where it stood."""
        start = max(self.raw.find(literal, self.cursor), self.cursor)
        self.cursor = min(start + len(literal), len(self.raw))
        return start, self.cursor

    def _emit(self, text: str, where: tuple[int, int]) -> None:
        start, end = where
        self.plain.add(text.replace(FILLER, " "), self.places[start : end + 1])

    def _code(self, token: Token) -> None:
        self._pass(token.markup)
        run = re.compile(rf"(?<!`){token.markup}(?!`)").search(self.raw, self.cursor)
        end = run.start() if run else len(self.raw)
        pad = (end - self.cursor - len(token.content)) // 2
        before = len(self.plain.text)
        self._emit(token.content, (self.cursor + pad, end - pad))
        self.plain.marks.append(Mark(before, len(self.plain.text)))
        self.cursor = min(end + len(token.markup), len(self.raw))

    def _close_link(self, token: Token) -> None:
        start, url = self.links.pop()
        self._pass(">" if token.info == "auto" else "]")
        if token.info != "auto":
            self._pass_destination()
        self.plain.marks.append(Mark(start, len(self.plain.text), url))

    def _pass_destination(self) -> None:
        if match := _DESTINATION.match(self.raw, self.cursor):
            self.cursor = match.end()

    def _image(self, token: Token) -> None:
        start, _ = self._pass("![")
        depth = 1
        while depth and self.cursor < len(self.raw):
            char = self.raw[self.cursor]
            depth += (char == "[") - (char == "]")
            self.cursor += 2 if char == "\\" else 1
        self.cursor = min(self.cursor, len(self.raw))
        self._pass_destination()
        alt = "".join(each.content or " " * (each.type == "softbreak") for each in token.children or ())
        span = Span(self.places[start], self.places[self.cursor])
        self.plain.images.append(Image(alt, str(token.attrs.get("src", "")), span))

    def _html(self, tag: str) -> None:
        start, end = self._pass(tag)
        if image := html_image(tag, Span(self.places[start], self.places[end])):
            self.plain.images.append(image)
        elif _BREAK.match(tag):
            self._emit(" ", (start, end))
