"""Sections: from one heading to the next, or, where there is none, windows of a page or so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from insights.document import Block, BlockKind, Section, Sentence

WINDOW_WORDS = 220

Divided = tuple[tuple[Section, ...], tuple[Block, ...], tuple[Sentence, ...]]


def divide(blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Divided:
    """Number the sections, and write their numbers into blocks and sentences."""
    sections = tuple(_sections(blocks))
    owner = [section.index for section in sections for _ in section.blocks]
    return (
        sections,
        tuple(replace(block, section=owner[number]) for number, block in enumerate(blocks)),
        tuple(replace(sentence, section=owner[sentence.block]) for sentence in sentences),
    )


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    if not blocks:
        return
    starts = [number for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not starts:
        starts = list(_windows(blocks))
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True)):
        head = blocks[start]
        titled = head.kind is BlockKind.HEADING
        yield Section(index, head.text if titled else "", head.level if titled else 0, range(start, end))


def _windows(blocks: Sequence[Block]) -> Iterator[int]:
    words = 0
    for number, block in enumerate(blocks):
        if words >= WINDOW_WORDS and block.kind is BlockKind.PARAGRAPH:
            yield number
            words = 0
        if block.kind is not BlockKind.CODE:
            words += len(block.text.split())
