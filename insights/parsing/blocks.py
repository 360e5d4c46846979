"""Block tokens to blocks and their sentences."""

import re

from markdown_it.token import Token

from insights.document import Block, BlockKind, Sentence, Span
from insights.parsing import html, inline
from insights.parsing.plain import Image, Mark, Plain
from insights.parsing.sentences import split
from insights.parsing.source import Source

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+$")
_CHECKBOX = re.compile(r"\[[ xX]\] ")
_LANGUAGE = re.compile(r"\{?\s*\.?(?:lang(?:uage)?[:=-])?([\w+#.-]+)")
_NOT_LETTERS = re.compile(r"\W+")
_SAID = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})
_HEADING_WORDS = 12
_CAPTION_WORDS = 50
_ASKED = re.compile(r"(?:Q\d*|[A-Z]\w*(?: [A-Z]\w*)?)\s*[:.]\s+(?=.*\?$)")
_QUESTION_WORDS = 40  # an interviewer's question may be long
_BOLD_HEADING_LEVEL = 6


def folded(text: str) -> str:
    """Letters and digits only, for comparing headings with titles."""
    return _NOT_LETTERS.sub("", text).casefold()


class Builder:
    """Collects blocks and sentences in source order; sections are numbered afterwards."""

    def __init__(self, source: Source, title: str, language: str) -> None:
        self.source, self.title, self.language = source, title, language
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.containers: list[str] = []
        self.sentence_marks: list[tuple[Mark, ...]] = []
        self.block_marks: dict[int, tuple[Mark, ...]] = {}
        self.opened = Token("", "", 0)
        self.fresh_item = False
        self.cells: list[list[Plain]] = []
        self.cells_end = 0

    def take(self, token: Token) -> None:
        match token.type:
            case "inline" if token.map:
                self._inline(token, *token.map)
            case "fence" | "code_block" if token.map:
                self._code(token.content, self.source.span(*token.map), token.info)
            case "html_block" if token.map:
                self._html(token.content, token.map[0])
            case "bullet_list_open" | "ordered_list_open" | "blockquote_open":
                self.containers.append(token.type.split("_")[0])
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                self.containers.pop()
            case "list_item_open":
                self.fresh_item = True
            case "table_open":
                self.cells = []
            case "tr_open":
                self.cells.append([])
                self.cells_end = 0
            case "table_close":
                self._table()
        self.opened = token

    # ── Text ──────────────────────────────────────────────────────────────────────────────────────
    def _inline(self, token: Token, line: int, end: int) -> None:
        if self.opened.type in {"th_open", "td_open"}:
            places = self.source.places(token.content, line, self.cells_end)
            self.cells_end = places[-1]
            self.cells[-1].append(inline.read(token, places))
            return
        plain = inline.read(token, self.source.places(token.content, line))
        if self.opened.type == "heading_open":
            self._heading(plain, self.source.span(*(self.opened.map or (line, end))), int(self.opened.tag[1]))
        elif not self.containers and (label := _ASKED.match(plain.text)) and _is_asked(token, plain):
            plain.cut(label.end())
            self._heading(plain, self.source.span(line, end), _BOLD_HEADING_LEVEL)
        elif _is_bold_heading(token, plain) and not self.containers:
            self._heading(plain, self.source.span(line, end), _BOLD_HEADING_LEVEL)
        elif not self.containers and self._is_caption(token):
            self._images(plain.images)
        else:
            self._prose(plain)

    def _is_caption(self, token: Token) -> bool:
        """A paragraph all in italics says what the image before it shows."""
        children = [each for each in token.children or () if each.content.strip() or each.type != "text"]
        said = [each for each in children if each.type not in {"image", "softbreak", "hardbreak"}]
        shows = len(said) < len(children) and children[0].type == "image"
        follows = bool(self.blocks) and self.blocks[-1].kind is BlockKind.IMAGE
        return (shows or follows) and _is_all(said, "em") and len(token.content.split()) <= _CAPTION_WORDS

    def _heading(self, plain: Plain, span: Span, level: int) -> None:
        is_title = level <= 2 and folded(plain.text) == folded(self.title)
        if plain.text and not is_title:
            self._add(BlockKind.HEADING, span, plain, level)
        self._images(plain.images)

    def _prose(self, plain: Plain) -> None:
        depth = len(self.containers) - self.containers.count("blockquote")
        if self.fresh_item and depth:
            kind, level = BlockKind.ITEM, depth
            _drop_checkbox(plain)
        else:
            level = 0
            kind = BlockKind.QUOTE if self.containers[-1:] == ["blockquote"] else BlockKind.PARAGRAPH
        self.fresh_item = False
        self._said(kind, plain, level)

    def _said(self, kind: BlockKind, plain: Plain, level: int) -> None:
        if plain.text:
            span = Span(plain.starts[0], plain.ends[-1])
            if kind is BlockKind.ITEM:
                span = Span(self._marker_before(span.start), span.end)
            self._add(kind, span, plain, level)
            self._sentences(plain)
        self._images(plain.images)

    def _marker_before(self, start: int) -> int:
        line_start = self.source.text.rfind("\n", 0, start) + 1
        marker = _MARKER.search(self.source.text[line_start:start])
        return line_start + marker.start() if marker else start

    def _sentences(self, plain: Plain) -> None:
        for start, end in split(plain.text, self.language, plain.codes()):
            span = plain.span(start, end, self.source.text)
            self.sentence_marks.append(plain.marks_in(start, end))
            block = len(self.blocks) - 1
            self.sentences.append(Sentence(len(self.sentences), plain.text[start:end], span, block, 0))

    # ── Everything else ───────────────────────────────────────────────────────────────────────────
    def _code(self, code: str, span: Span, info: str) -> None:
        self.fresh_item = False
        language = _LANGUAGE.match(info.strip())
        self.blocks.append(
            Block(BlockKind.CODE, span, 0, text=code, language=language[1].lower() if language else "")
        )

    def _images(self, images: list[Image]) -> None:
        for image in images:
            self.blocks.append(Block(BlockKind.IMAGE, image.span, 0, text=image.alt, url=image.url))

    def _table(self) -> None:
        plains = [plain for row in self.cells for plain in row]
        rows = (" | ".join(plain.text for plain in row) for row in self.cells)
        filled = [plain for plain in plains if plain.text]
        if filled:
            span = self.source.whole_lines(filled[0].starts[0], filled[-1].ends[-1])
            links = tuple(link for plain in plains for link in plain.links())
            self.blocks.append(Block(BlockKind.TABLE, span, 0, text="\n".join(rows), links=links))
        for plain in plains:
            self._images(plain.images)

    def _html(self, markup: str, line: int) -> None:
        for found in html.read(markup.rstrip("\n"), self.source.places(markup.rstrip("\n"), line)):
            if found.kind is BlockKind.CODE:
                self._code(found.code, found.span, found.language)
            elif found.kind is BlockKind.HEADING:
                self._heading(found.plain, found.span, found.level)
            elif found.kind is BlockKind.TABLE:
                self._add(BlockKind.TABLE, found.span, found.plain, 0)
            else:
                self._said(found.kind, found.plain, found.level if found.kind is BlockKind.ITEM else 0)

    def _add(self, kind: BlockKind, span: Span, plain: Plain, level: int) -> None:
        self.block_marks[len(self.blocks)] = tuple(plain.marks)
        self.blocks.append(Block(kind, span, 0, plain.text, level, links=tuple(plain.links())))


def _is_bold_heading(token: Token, plain: Plain) -> bool:
    """A short paragraph all in bold, without the end of a sentence, stands where others set a heading."""
    children = [child for child in token.children or () if child.content.strip() or child.type != "text"]
    return (
        _is_all(children, "strong")
        and 0 < len(plain.text.split()) <= (_QUESTION_WORDS if plain.text[-1:] == "?" else _HEADING_WORDS)
        and plain.text[-1] not in ".!:,;"
    )


def _is_all(children: list[Token], mark: str) -> bool:
    return (
        len(children) >= 3
        and children[0].type == f"{mark}_open"
        and children[-1].type == f"{mark}_close"
        and sum(child.type == f"{mark}_open" for child in children) == 1
    )


def _is_asked(token: Token, plain: Plain) -> bool:
    """An interviewer's question after a name or initials in bold, or after Q."""
    bold = any(child.type == "strong_open" for child in (token.children or [])[:2])
    return (bold or plain.text.startswith("Q")) and len(plain.text.split()) <= _QUESTION_WORDS


def _drop_checkbox(plain: Plain) -> None:
    if match := _CHECKBOX.match(plain.text):
        plain.cut(match.end())
