"""Why a claim holds: the sentences that follow it in a thread."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from insights.distilled import Concept
from insights.formats.material import Line, Material
from insights.formats.topics import related

_THIN = 150  # characters of a point worth a post
_SAME = 0.7  # likeness from which on a sentence says nothing new


class _Source(NamedTuple):
    indices: list[int]
    shared: int  # words of substance a sentence must have in common with the hook
    long: bool = False


def point(material: Material, concept: Concept, hook: Line, others: Sequence[Concept] = ()) -> list[Line]:
    """The support, what leans on the hook right after it; then the other concepts' claims."""
    support = sorted({*concept.support, material.claim_index(concept)} - {-1})
    after = [index for index in support if index > hook.index >= 0]
    before = [index for index in support if index < hook.index or hook.index < 0]
    following, earlier = material.run(after, {hook.index}), material.run(before)
    lines = following + earlier if following and following[0].leans else earlier + following
    claims = (material.claim(other) for other in others)
    lines += [claim for claim in claims if claim and not claim.leans]
    kept: list[Line] = []
    for line in lines:
        if is_new(material, line, [hook, *kept]):
            kept.append(line)
    if _size(kept) < _THIN:
        kept = _more(material, concept, hook, kept)
    held = {line.index for line in kept}
    return [line for line in kept if not line.text.endswith("?") or line.index + 1 in held]


def is_new(material: Material, line: Line, others: Sequence[Line]) -> bool:
    return all(
        line.index != other.index and material.likeness(line.text, other.text) <= _SAME for other in others
    )


def _more(material: Material, concept: Concept, hook: Line, lines: list[Line]) -> list[Line]:
    """Thin support goes on with what follows it, what comes before, or else what speaks of the same."""
    lines = list(lines)
    for source in _sources(material, concept, hook, lines):
        if lines and (_size(lines) >= _THIN or source.shared > 1):
            break
        last = [hook, *lines][-1].index
        for line in material.run(source.indices, {last}, long=source.long):
            said = [hook, *lines]
            follows = line.leans and line.index - 1 == said[-1].index
            belongs = not line.leans and material.shared(line.text, hook.text) >= source.shared
            if (follows or belongs) and _size(lines) < _THIN and is_new(material, line, said):
                lines.append(line)
    return lines


def _sources(material: Material, concept: Concept, hook: Line, lines: list[Line]) -> Iterator[_Source]:
    section = material.of_section(concept.section)
    last = max([hook.index, *concept.support, *(line.index for line in lines)])
    after = [index for index in section if index > last]
    yield _Source(after[:4], 0)
    yield _Source([index for index in section if index < last][-4:], 1)
    yield _Source(after[:1], 1, long=True)
    for paragraph, _ in islice(related(material, concept), 6):
        yield _Source(paragraph, 2)


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)
