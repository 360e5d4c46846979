"""One answer: sentences, lists, code and images of a section in the order of the article."""

import re
from collections.abc import Sequence
from dataclasses import replace

from insights.composition import Piece, PieceKind
from insights.document import BlockKind
from insights.formats.blog.dress import dress, fenced, pictured
from insights.formats.blog.head import breaks
from insights.formats.blog.showing import Entry, Shown
from insights.formats.blog.units import Unit
from insights.formats.material import Line, Material
from insights.parsing import Marks
from insights.voice import adapt

_PARAGRAPH = 2  # sentences, after which a new paragraph of the article is one here too
_ORDERED = re.compile(r"\d")


class Answer:
    def __init__(
        self, material: Material, marks: Marks, unit: Unit, lines: Sequence[Line], shown: Shown
    ) -> None:
        self.material, self.marks, self.unit, self.shown = material, marks, unit, shown
        self.document = material.document
        self.pieces: list[Piece] = []
        self.heading: int | None = None
        self.run = 0  # sentences of the paragraph that is open
        self.block = -1
        self.lines = {line.index: line for line in lines}
        self.entries: dict[int, tuple[list[Entry], int]] = {
            at: (entries, number) for entries in shown.lists for number, (at, _) in enumerate(entries)
        }
        for entries in shown.lists:
            if not self._is_introduced(entries[0][0]):
                self.entries = {at: each for at, each in self.entries.items() if each[0] is not entries}

    def write(self) -> list[Piece]:
        for at, block in self.unit.blocks(self.document):
            match block.kind:
                case BlockKind.HEADING if at != self.document.sections[self.unit.first].blocks.start:
                    self.heading = at
                case BlockKind.PARAGRAPH:
                    self._paragraph(at)
                case BlockKind.ITEM if at in self.entries:
                    self._item(at, *self.entries[at])
                case BlockKind.CODE if at in self.shown.codes and self._is_led_to(at):
                    self._block(Piece(fenced(block.text, block.language), PieceKind.CODE, (block.span,)))
                case BlockKind.IMAGE if at in self.shown.images:
                    self._block(Piece(pictured(block.text, block.url), PieceKind.IMAGE, (block.span,)))
                case BlockKind.TABLE if at in self.shown.tables:
                    self._block(Piece(self.document.source(block.span), PieceKind.ITEM, (block.span,)))
        return self.pieces

    def _is_led_to(self, at: int) -> bool:
        """Code that follows code only here and not in the article needs the sentence that leads to it."""
        if not self.pieces or self.pieces[-1].kind is not PieceKind.CODE:
            return True
        before = self.document.blocks[at - 1]
        if before.kind is BlockKind.CODE:
            return True
        last = max((each.index for each in self.document.sentences if each.block == at - 1), default=-1)
        line = self.material.line(last, long=True) if before.kind is BlockKind.PARAGRAPH else None
        if line is None:
            return False
        self._add(self._said(line, PieceKind.SENTENCE, "\n\n"))
        return True

    def _add(self, piece: Piece) -> None:
        """Before the first piece of a smaller section comes that section's heading."""
        if self.heading is not None:
            block, self.heading = self.document.blocks[self.heading], None
            text = adapt(block.text, self.material.request.voice, self.document.language)
            if text and not breaks(text, self.material.request):
                self.pieces.append(
                    Piece(f"### {dress(text, text, ())}", PieceKind.HEADING, (block.span,), before="\n\n")
                )
                piece = replace(piece, before="\n\n")
        self.pieces.append(piece)

    def _paragraph(self, at: int) -> None:
        for sentence in (each for each in self.document.sentences if each.block == at):
            line = self.lines.get(sentence.index) or self._introduction(sentence.index, at)
            if line:
                new = self.block != at and (self.run >= _PARAGRAPH or self.run == 0)
                self.run = 1 if new else self.run + 1
                self.block = at
                self._add(self._said(line, PieceKind.SENTENCE, "\n\n" if new else " "))

    def _is_introduced(self, first: int) -> bool:
        """A list that an unfinished sentence announces is not shown without it."""
        before = self.document.blocks[first - 1] if first else None
        if before is None or before.kind is not BlockKind.PARAGRAPH or before.text[-1:] in ".!?)":
            return True
        last = max((each.index for each in self.document.sentences if each.block == first - 1), default=-1)
        return last in self.lines or self._introduction(last, first - 1) is not None

    def _introduction(self, index: int, at: int) -> Line | None:
        """“Like so:” is said only right before what it announces."""
        sentence = self.document.sentences[index]
        if not sentence.text.endswith(":") or not self._is_shown(at + 1):
            return None
        last = self.document.blocks[at].text.endswith(sentence.text)
        line = self.material.item(sentence.text, sentence.span) if last else None
        if line and line.leans and index - 1 not in self.lines:
            return None
        if line is None or not line.text.endswith(":") or not line.text[0].isupper():
            return None
        return Line(line.text, line.spans, index, line.leans)

    def _is_shown(self, at: int) -> bool:
        return (
            at in self.shown.codes or at in self.shown.images or at in self.shown.tables or at in self.entries
        )

    def _item(self, at: int, entries: list[Entry], number: int) -> None:
        block = self.document.blocks[at]
        top = min(self.document.blocks[each].level for each, _ in entries)
        source = self.document.source(block.span)
        peers = [each for each, _ in entries[: number + 1] if self.document.blocks[each].level == block.level]
        mark = f"{len(peers)}." if _ORDERED.match(source) else "*"
        indent = "   " * (block.level - top)
        for place, line in enumerate(entries[number][1]):
            before = ("\n" if number else "\n\n") if place == 0 else " "
            piece = self._said(line, PieceKind.ITEM, before)
            text = f"{indent}{mark} {piece.text}" if place == 0 else piece.text
            self._add(Piece(text, piece.kind, piece.spans, piece.flags, before))
        self.run = 0

    def _block(self, piece: Piece) -> None:
        self._add(replace(piece, before="\n\n"))
        self.run = 0

    def _said(self, line: Line, kind: PieceKind, before: str) -> Piece:
        original = self.document.sentences[line.index].text
        return Piece(
            dress(line.text, original, self.marks.sentences[line.index]), kind, line.spans, line.flags, before
        )
