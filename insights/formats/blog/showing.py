"""The code, lists, tables and images of a section that an answer shows."""

import re
from itertools import groupby

from insights.composition import Format
from insights.document import Block, BlockKind
from insights.formats.blog.units import Unit
from insights.formats.material import Line, Material
from insights.voice import violations

_CODES, _CODE_LINES = 3, 60  # of one answer
_IMAGES = 2
_ITEMS, _ITEM_WORDS, _LIST_WORDS = 8, 45, 180
_LONG_LIST = 5  # entries shown of a list too long to show
_ROWS, _COLUMNS = 12, 6
_NUMBER_SAID = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_DECORATION = re.compile(
    r"(?:.{0,30}['’]s )?(?:avatar|logo|icon|headshot|portrait|badge|spacer|divider|banner|image|photo|"
    r"picture|screenshot)(?: of)?",
    re.IGNORECASE,
)

Entry = tuple[int, tuple[Line, ...]]  # the block, and its sentences in this voice


class Shown:
    """Blocks by index: `codes`, `images`, `tables`; and lists as runs of entries."""

    def __init__(self, material: Material, unit: Unit, used: set[int], *, thin: bool) -> None:
        self.material = material
        self.blocks = unit.blocks(material.document)
        self.codes = self._codes(used)
        self.images = [at for at, block in self.blocks if self._is_shown(block) and at not in used][:_IMAGES]
        self.tables = [at for at, block in self.blocks if self._fits_table(block) and at not in used][:1]
        self.lists = self._lists(used, thin=thin)

    def _codes(self, used: set[int]) -> list[int]:
        room = _CODE_LINES
        shown: list[int] = []
        for at, block in self.blocks:
            lines = block.text.count("\n")
            if block.kind is BlockKind.CODE and at not in used and len(shown) < _CODES and lines <= room:
                shown.append(at)
                room -= lines
        return shown

    def _is_shown(self, block: Block) -> bool:
        """A picture that says what it shows, and does not belong to a quote set beside the text."""
        source, start = self.material.document.markdown, block.span.start
        beside = source.rfind("<aside", 0, start) > source.rfind("</aside", 0, start)
        return _is_described(block) and not beside

    def _fits_table(self, block: Block) -> bool:
        source = self.material.document.source(block.span)
        rows = block.text.split("\n")
        request = self.material.request
        return (
            block.kind is BlockKind.TABLE
            and "|" in source
            and len(rows) <= _ROWS
            and rows[0].count(" | ") < _COLUMNS
            and "<" not in source
            and not violations(source, request.voice, Format.BLOG, self.material.language)
        )

    def _lists(self, used: set[int], *, thin: bool) -> list[list[Entry]]:
        runs = [
            [at for at, _ in group]
            for is_item, group in groupby(self.blocks, key=lambda each: each[1].kind is BlockKind.ITEM)
            if is_item
        ]
        found = []
        for run in runs:
            entries = [entry for at in run if at not in used and (entry := self._entry(at))]
            if len(run) > _ITEMS and not self._introduced_by_number(run[0]):
                entries = entries[:_LONG_LIST] if thin else []
            words = sum(len(line.text.split()) for _, lines in entries for line in lines)
            if len(entries) >= 2 and words <= _LIST_WORDS and self._complete(run, entries):
                found.append(entries)
        return found[: 3 if thin else 2]

    def _entry(self, at: int) -> Entry | None:
        """As many of its first sentences as are short enough; a list entry need not be a sentence."""
        document = self.material.document
        said: list[Line] = []
        for sentence in (each for each in document.sentences if each.block == at):
            line = self.material.item(sentence.text, sentence.span)
            words = sum(len(each.text.split()) for each in said)
            if line is None or words + len(line.text.split()) > _ITEM_WORDS or sentence.text.endswith(":"):
                break
            said.append(Line(line.text, line.spans, sentence.index, line.leans))
        return (at, tuple(said)) if said else None

    def _introduced_by_number(self, at: int) -> bool:
        before = self.material.document.blocks[at - 1] if at else None
        return before is not None and bool(_NUMBER_SAID.search(before.text[-80:]))

    def _complete(self, run: list[int], entries: list[Entry]) -> bool:
        """A list that is counted in the text before it is shown whole."""
        return len(entries) == len(run) or not self._introduced_by_number(run[0])


def _is_described(block: Block) -> bool:
    alt = block.text.strip()
    return block.kind is BlockKind.IMAGE and bool(alt and block.url) and not _DECORATION.fullmatch(alt)
