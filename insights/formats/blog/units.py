"""What is asked about: the sections of an article that have substance, small ones under their parent."""

from collections.abc import Sequence
from dataclasses import dataclass

from insights.document import Block, BlockKind, Document
from insights.formats.blog.asking import is_aside
from insights.providers.base import WriteRequest

_MOST = 14
_SUBSTANCE = 2  # sentences, or one piece of code


@dataclass(frozen=True, slots=True)
class Unit:
    sections: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.sections[0]

    def blocks(self, document: Document) -> list[tuple[int, Block]]:
        return [
            (at, document.blocks[at]) for section in self.sections for at in document.sections[section].blocks
        ]


def units(request: WriteRequest) -> list[Unit]:
    document = request.document
    if len(request.concepts) == 1:
        return [_around(document, request.concepts[0].section)]
    found = [Unit((section,)) for section in _sections(document)]
    while len(found) > _MOST and (merged := _merged(document, found)) != found:
        found = merged
    return [unit for unit in found if _weight(document, unit) >= _SUBSTANCE]


def _around(document: Document, section: int) -> Unit:
    """A section that is little more than a heading is read with what stands under it."""
    unit = Unit((section,))
    level = document.sections[section].level
    for below in document.sections[section + 1 :]:
        if below.level <= level or _weight(document, unit) >= _SUBSTANCE:
            break
        unit = Unit((*unit.sections, below.index))
    return unit


def _sections(document: Document) -> list[int]:
    kept: list[int] = []
    skipped = 0  # level of the aside we are in
    for section in document.sections:
        if skipped and section.level > skipped:
            continue
        skipped = section.level if section.title and is_aside(section.title) else 0
        if not skipped:
            kept.append(section.index)
    return kept


def _merged(document: Document, found: Sequence[Unit]) -> list[Unit]:
    """The deepest sections join the one before them."""
    levels = [document.sections[unit.first].level for unit in found]
    deepest = max(levels)
    if deepest <= min(level for level in levels if level) or deepest == 0:
        return list(found)
    merged: list[Unit] = []
    for unit, level in zip(found, levels, strict=True):
        if level == deepest and merged and document.sections[merged[-1].first].level:
            merged[-1] = Unit((*merged[-1].sections, *unit.sections))
        else:
            merged.append(unit)
    return merged


def _weight(document: Document, unit: Unit) -> int:
    sentences = sum(sentence.section in unit.sections for sentence in document.sentences)
    return sentences + _SUBSTANCE * any(block.kind is BlockKind.CODE for _, block in unit.blocks(document))
