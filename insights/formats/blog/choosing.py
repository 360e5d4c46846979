"""The most informative sentences of a section, with what they lean on, within a budget of words."""

import re
from collections.abc import Callable, Iterable, Sequence

from insights.document import BlockKind
from insights.formats.blog.units import Unit
from insights.formats.material import Line, Material

_CREDIT = re.compile(
    r"(?:(?:edited|translated|cover art|illustrations?|photos?|images?) (?:by|courtesy)"
    r"|(?:special |many )?thanks to)\b",
    re.IGNORECASE,
)
_SHARE, _FEWEST, _MOST = 0.5, 45, 130  # words of prose in an answer
_SHARE_BEYOND = 0.05  # of a section of many pages
_THIN = 18
_LONGEST = 6  # sentences told for the sake of one
_FULL = 8  # words, below which a sentence explains nothing by itself
_CUE = re.compile(
    r"\d|\b(?:because|means?|so that|instead|must|should|never|always|only|key|important|problem|"
    r"solution|result|"
    r"allows?|lets|makes|faster|slower|easier|better|worse|first|most|without|reason|cost|saves?)\b",
    re.IGNORECASE,
)


Chain = Callable[[int, dict[int, Line]], list[int]]


class Chooser:
    def __init__(self, material: Material, terms: Sequence[tuple[frozenset[str], float]]) -> None:
        self.material, self.terms = material, terms  # the stems of each keyword, and its weight

    def lines(self, unit: Unit, taken: frozenset[int], wanted: Iterable[int] = ()) -> list[Line]:
        """In source order. `wanted` are taken whatever they cost, if they can stand where they come to stand.

        Sentences the voice finds long come in only where the others make no answer.
        """
        lines: list[Line] = []
        for long, chain in ((False, self._chain), (True, self._chain), (False, self._loose_chain)):
            other = self._chosen(unit, taken, wanted, chain, long=long)
            lines = other if _size(other) > _size(lines) else lines
            if _size(lines) >= _THIN:
                break
        return lines

    def _chosen(
        self, unit: Unit, taken: frozenset[int], wanted: Iterable[int], chain_of: Chain, *, long: bool
    ) -> list[Line]:
        usable = self._usable(unit, taken, long=long)
        wanted = [index for index in wanted if index not in taken]
        usable |= {index: line for index in wanted if (line := self.material.line(index, long=True))}
        words = {index: len(line.text.split()) for index, line in usable.items()}
        whole = self._words(unit)
        budget = min(max(_SHARE * whole, _FEWEST), _MOST + _SHARE_BEYOND * whole) if not long else _FEWEST
        chosen: set[int] = set()
        for index in wanted:
            chosen |= set(chain_of(index, usable))
        short = {index for index in usable if not long or self.material.line(index)}
        for index in sorted(usable, key=lambda each: (each not in short, -self._worth(usable[each], unit))):
            chain = set(chain_of(index, usable)) - chosen
            if chain and sum(words[each] for each in chosen | chain) <= budget:
                chosen |= chain
        return [usable[index] for index in sorted(chosen)]

    def _usable(self, unit: Unit, taken: frozenset[int], *, long: bool) -> dict[int, Line]:
        indices = [index for section in unit.sections for index in self.material.of_section(section)]
        free = [index for index in indices if index not in taken]
        lines = {index: line for index in free if (line := self.material.line(index, long=long))}
        return {index: line for index, line in lines.items() if not _CREDIT.match(line.text)}

    def _words(self, unit: Unit) -> int:
        document = self.material.document
        return sum(
            len(block.text.split()) for _, block in unit.blocks(document) if block.kind is BlockKind.PARAGRAPH
        )

    def _chain(self, index: int, usable: dict[int, Line]) -> list[int]:
        """The sentence with those it goes on from; nothing where one of them cannot be said.

        A paragraph is told from its beginning. Only where that cannot be said, another sentence that needs
        none before it may begin.
        """
        if index not in usable:
            return []
        start, first = index, self._first_of_paragraph(index)
        while start > first and start - 1 in usable:
            start -= 1
        if start == first:
            while start in usable and not self.material.begins(usable[start]) and index - start < _LONGEST:
                start -= 1
        else:
            whole = range(start, index + 1)
            start = next((each for each in whole if each in usable and self._may_begin(usable[each])), -1)
        if start not in usable or index - start > _LONGEST or not self.material.begins(usable[start]):
            return []
        return list(range(start, index + 1))

    def _loose_chain(self, index: int, usable: dict[int, Line]) -> list[int]:
        """Where no paragraph can be told from its beginning: back to what can follow anything."""
        start = index
        while start in usable and not self.material.begins(usable[start]) and index - start < _LONGEST:
            start -= 1
        opens = start in usable and self.material.begins(usable[start])
        if opens and start != self._first_of_paragraph(start):
            opens = self._may_begin(usable[start])
        return list(range(start, index + 1)) if opens else []

    def _first_of_paragraph(self, index: int) -> int:
        sentences = self.material.document.sentences
        while index and sentences[index - 1].block == sentences[index].block:
            index -= 1
        return index

    def _may_begin(self, line: Line) -> bool:
        return len(line.text.split()) >= _FULL and self.material.is_told_apart(line)

    def _worth(self, line: Line, unit: Unit) -> float:
        words = self.material.words(line.text)
        topical = sum(weight for stems, weight in self.terms if stems and stems <= words)
        document = self.material.document
        sentence = document.sentences[line.index]
        title = self.material.words(document.sections[unit.first].title)
        opens = 0.4 * (line.index == 0 or document.sentences[line.index - 1].block != sentence.block)
        leads = 0.5 * (line.index == 0 or document.sentences[line.index - 1].section != sentence.section)
        related = 0.8 * len(words & title) / len(title) if title else 0.0
        length = -0.4 if len(line.text.split()) < 7 else 0.0
        return topical + related + opens + leads + length + 0.15 * min(len(_CUE.findall(line.text)), 3)


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
