"""Puts a Q&A post together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from insights.composition import Composition, Format, LeftOut, Part, Piece, PieceKind
from insights.distilled import Keyword
from insights.document import BlockKind
from insights.formats.blog import head
from insights.formats.blog.answering import Answer
from insights.formats.blog.asking import Asking
from insights.formats.blog.choosing import Chooser
from insights.formats.blog.dress import dress, inline
from insights.formats.blog.showing import Shown
from insights.formats.blog.units import Unit, units
from insights.formats.errors import NothingLeftError
from insights.formats.leftout import left_out
from insights.formats.material import Line, Material
from insights.parsing import Mark, marks, parse
from insights.providers.base import WriteRequest
from insights.voice import adapt

_QUESTION_WORDS = 20
_TOP = 10  # keywords that the answers are to speak of
_THIN = 40  # words of prose below which an answer shows more of its lists
_NOTHING = (
    "No sentence of the article keeps every rule of this voice. Loosen the voice, or choose another one."
)


class Post:
    def __init__(self, request: WriteRequest) -> None:
        self.request, self.document = request, request.document
        # Pieces of a blog post are Markdown; what must not come again is compared as plain text.
        self.avoid = frozenset(block.text for text in request.avoid for block in parse(text).blocks)
        plain = replace(request.voice, max_emoji=0, max_hashtags=0)
        self.material = Material(replace(request, voice=plain, avoid=tuple(self.avoid)))
        self.marks = marks(request.document)
        self.asking = Asking(request.document, request.keywords)
        words = self.material.words
        self.chooser = Chooser(self.material, [(words(each.term), each.weight) for each in request.keywords])
        self.asked: set[str] = set()
        self.shown: set[int] = set()

    def composition(self) -> Composition:
        intro = self._introduction()
        for lead, bare in ((intro, False), ([], False), (intro, True)):
            chosen, answers = self._answered(lead, bare=bare)
            if answers:
                intro = lead
                break
        if not answers:
            raise NothingLeftError(_NOTHING)
        said = [line for _, lines in chosen for line in lines if not line.leans]
        title = head.title_of(self.request, [*intro, *said])
        opening = head.head(self.request, title, [self._piece(line) for line in intro])
        ending = head.tail(self.request, title.text)
        parts = self._within_limit([opening, *answers], [ending] if ending else [])
        return Composition(Format.BLOG, title.text, tuple(parts), tuple(self._left_out(parts)))

    def _answered(
        self, intro: Sequence[Line], *, bare: bool
    ) -> tuple[list[tuple[Unit, list[Line]]], list[Part]]:
        """`bare` lets code answer by itself."""
        chosen = self._chosen(frozenset(line.index for line in intro))
        return chosen, [part for unit, lines in chosen if (part := self._part(unit, lines, bare=bare))]

    # ── Introduction ──────────────────────────────────────────────────────────────────────────────
    def _introduction(self) -> list[Line]:
        """What the article says before its first heading; where it begins with one, a claim."""
        sections = self.document.sections
        if len(self.request.concepts) > 1 and sections and not sections[0].title:
            lead = [line for line in self.material.run(self.material.of_section(0)) if line.text[-1] != ":"]
            if lead:
                return head.introduction(lead)
        return list(islice(self.material.hooks(self.request.concepts), 1))

    def _piece(self, line: Line) -> Piece:
        if line.index < 0:
            return line.piece()
        original = self.document.sentences[line.index].text
        text = dress(line.text, original, self.marks.sentences[line.index])
        return Piece(text, PieceKind.SENTENCE, line.spans, line.flags)

    # ── Questions and answers ─────────────────────────────────────────────────────────────────────
    def _chosen(self, taken: frozenset[int]) -> list[tuple[Unit, list[Line]]]:
        """For each unit its sentences; then once more with those that speak of keywords nobody speaks of."""
        found = units(self.request)
        chosen = [(unit, self._lines(unit, taken, self._wanted(unit))) for unit in found]
        said = self.material.words(" ".join(line.text for _, lines in chosen for line in lines))
        missing = self._speaking_of(
            keyword
            for keyword in self.request.keywords[:_TOP]
            if not self.material.words(keyword.term) <= said
        )
        again = []
        for unit, lines in chosen:
            more = [index for index in missing if self.document.sentences[index].section in unit.sections]
            wanted = [*self._wanted(unit), *more]
            again.append((unit, self._lines(unit, taken, wanted) if more else lines))
        return again

    def _lines(self, unit: Unit, taken: frozenset[int], wanted: list[int]) -> list[Line]:
        """Without what the introduction says, unless that leaves nothing."""
        lines = self.chooser.lines(unit, taken, wanted)
        if not lines and self.document.sections[unit.first].title:
            return self.chooser.lines(unit, frozenset(), wanted)
        return lines

    def _speaking_of(self, keywords: Iterable[Keyword]) -> list[int]:
        """For each the first sentence that can be said and names it."""
        found = []
        for keyword in keywords:
            starts = {span.start for span in keyword.spans}
            holders = (
                each.index
                for long in (False, True)
                for each in self.document.sentences
                if any(each.span.start <= start < each.span.end for start in starts)
                and self.material.is_prose(each)
                and (line := self.material.line(each.index, long=long))
                and self.material.begins(line)
            )
            found += [index for index in (next(holders, -1),) if index >= 0]
        return found

    def _part(self, unit: Unit, lines: list[Line], *, bare: bool) -> Part | None:
        thin = sum(len(line.text.split()) for line in lines) < _THIN
        shown = Shown(self.material, unit, self.shown, thin=thin)
        pieces = Answer(self.material, self.marks, unit, lines, shown).write()
        answering = {PieceKind.SENTENCE, PieceKind.ITEM} | ({PieceKind.CODE} if bare else set())
        if not any(piece.kind in answering for piece in pieces):
            return None
        question = self._question(unit)
        if question is None:
            return None
        self.shown.update(shown.codes, shown.images, shown.tables)
        return Part((question, *pieces))

    def _wanted(self, unit: Unit) -> list[int]:
        """Of a post about an insight, its claim and what carries it."""
        if len(self.request.concepts) > 1:
            return []
        return [index for index in self.request.concepts[0].support if index >= 0]

    def _question(self, unit: Unit) -> Piece | None:
        blocks = unit.blocks(self.document)
        heading = blocks[0] if blocks and blocks[0][1].kind is BlockKind.HEADING else None
        spans = (heading[1].span,) if heading else tuple(block.span for _, block in blocks[:1])
        for text in self._candidates(unit, heading[0] if heading else None):
            said = adapt(text, self.request.voice, self.document.language)
            if (
                not said
                or said in self.asked
                or _plainly(said) in self.avoid
                or head.breaks(said, self.request)
            ):
                continue
            self.asked.add(said)
            kind = PieceKind.QUESTION if said.endswith("?") else PieceKind.HEADING
            return Piece(f"## {said}", kind, spans, before="")
        return None

    def _candidates(self, unit: Unit, heading: int | None) -> Iterator[str]:
        block = self.document.blocks[heading] if heading is not None else None
        text = (
            inline(block.text, block.text, self._codes_of(heading)) if block and heading is not None else ""
        )
        if self.document.language != "en":
            yield text or self.document.title
            yield from (keyword.term for keyword in self.request.keywords)
            return
        texts = [each.text for each in self.document.sentences if each.section in unit.sections]
        for question in self.asking.candidates(unit.sections, text, texts):
            if len(question.split()) <= _QUESTION_WORDS:
                yield question

    def _codes_of(self, heading: int) -> list[Mark]:
        return [mark for mark in self.marks.blocks.get(heading, ()) if not mark.url]

    # ── The whole ─────────────────────────────────────────────────────────────────────────────────
    def _within_limit(self, parts: list[Part], ending: list[Part]) -> list[Part]:
        """Whole questions go, from the last, until the voice's limit is kept."""
        limit = self.request.voice.max_characters
        while limit and len(parts) > 1 and len("\n\n".join(part.text for part in [*parts, *ending])) > limit:
            parts = parts[:-1]
        return [*parts, *ending]

    def _left_out(self, parts: list[Part]) -> Iterator[LeftOut]:
        kinds = {PieceKind.CODE, PieceKind.IMAGE}
        shown = {piece.spans[0] for part in parts for piece in part.pieces if piece.kind in kinds}
        return (each for each in left_out(self.document) if each.span not in shown)


def _plainly(markdown: str) -> str:
    return "".join(block.text for block in parse(markdown).blocks)
