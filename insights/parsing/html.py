"""Raw HTML in Markdown: its paragraphs, headings, code and images; the rest is decoration."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from insights.document import BlockKind, Span
from insights.parsing.inline import html_image
from insights.parsing.plain import Mark, Plain

_TOKEN = re.compile(
    r"<pre\b[^>]*>(?P<pre>.*?)</pre\s*>|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|<[!?][^>]*>|(?P<entity>&(?:#\w+|\w+);)|(?P<text>[^<&]+|.)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]+>")
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight)-(?:source-)?([\w+#-]+)")
_INLINE = re.compile(
    "a|abbr|b|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var"
)
_HIDDEN = frozenset(
    ["audio", "button", "figcaption", "footer", "form", "label", "nav", "object", "option", "select", "video"]
)
_KINDS = {"li": BlockKind.ITEM, "blockquote": BlockKind.QUOTE, "table": BlockKind.TABLE} | {
    f"h{level}": BlockKind.HEADING for level in range(1, 7)
}


@dataclass(slots=True)
class Found:
    """A block of raw HTML; `code` is set for `<pre>`."""

    kind: BlockKind
    plain: Plain = field(default_factory=Plain)
    span: Span = field(default_factory=lambda: Span(0, 0))
    level: int = 0
    code: str = ""
    language: str = ""


def read(markup: str, places: Sequence[int]) -> Iterator[Found]:
    """`places[i]` is where character i of the markup stands in the source; one more for its end."""
    walk = _Walk(places)
    for match in _TOKEN.finditer(markup):
        walk.take(match)
    walk.close()
    return iter(walk.found)


class _Walk:
    def __init__(self, places: Sequence[int]) -> None:
        self.places = places
        self.found: list[Found] = []
        self.open: list[str] = []
        self.plain = Plain(places[0], places[-1])
        self.link: tuple[int, str] | None = None

    def take(self, match: re.Match[str]) -> None:
        where = self.places[match.start() : match.end() + 1]
        if match["pre"] is not None:
            self._code(match, Span(where[0], where[-1]))
        elif match["name"]:
            self._tag(match, Span(where[0], where[-1]))
        elif not _HIDDEN.intersection(self.open) and (text := match["text"] or match["entity"]):
            self.plain.add(html.unescape(text) if match["entity"] else text, where)

    def close(self, here: int = 0) -> None:
        """End the block that is open; the next may begin at the offset `here`."""
        self.plain.last = here or self.places[-1]
        plain, self.plain, self.link = self.plain.collapsed(), Plain(here, self.places[-1]), None
        if not plain.text and not plain.images:
            return
        name = next((each for each in reversed(self.open) if each in _KINDS), "")
        level = int(name[1]) if name[:1] == "h" else sum(each in {"ul", "ol"} for each in self.open)
        span = Span(plain.starts[0], plain.ends[-1]) if plain.text else plain.images[0].span
        self.found.append(Found(_KINDS.get(name, BlockKind.PARAGRAPH), plain, span, level))

    def _code(self, match: re.Match[str], span: Span) -> None:
        self.close(span.end)
        code = html.unescape(_TAG.sub("", match["pre"])).strip("\n") + "\n"
        language = _LANGUAGE.search(match[0].partition("\n")[0])
        name = language[1] if language else ""
        self.found.append(Found(BlockKind.CODE, span=span, code=code, language=name))

    def _tag(self, match: re.Match[str], span: Span) -> None:
        name = match["name"].lower()
        if image := html_image(match[0], span):
            self.plain.images.append(image)
        elif name == "br":
            self.plain.add(" ", span)
        elif name == "a":
            self._anchor(match)
        elif not _INLINE.fullmatch(name):
            self.close(span.start)
            self._nest(name, ends=bool(match["end"]))

    def _anchor(self, match: re.Match[str]) -> None:
        href = _HREF.search(match[0])
        if href and not match["end"]:
            self.link = (len(self.plain.text), html.unescape(href[1]))
        elif match["end"] and self.link:
            start, url = self.link
            self.plain.marks.append(Mark(start, len(self.plain.text), url))
            self.link = None

    def _nest(self, name: str, *, ends: bool) -> None:
        if not ends:
            self.open.append(name)
        elif name in self.open:
            while self.open.pop() != name:
                pass
