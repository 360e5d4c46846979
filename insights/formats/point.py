"""Why a claim holds: the sentences that follow it in a thread."""

from collections.abc import Sequence
from itertools import islice

from insights.distilled import Concept
from insights.formats.chain import Chain, size
from insights.formats.material import Line, Material
from insights.formats.topics import related

_THIN = 120  # characters of a point worth a post
_WANTED = 420
_SAME = 0.7  # likeness from which on a sentence says nothing new
_TELLING = 60  # characters a paragraph must have to be worth its line
_LOOKED_AT = 12  # paragraphs
_KIN = 3  # words of substance a paragraph from elsewhere must share with the claim


def point(
    material: Material, concept: Concept, hook: Line, others: Sequence[Concept] = (), room: int = 250
) -> list[Line]:
    """What follows the hook in the article, or what leads to it; then the other concepts' claims."""
    chain = Chain(material, hook, " ".join([concept.claim, *concept.keywords]), room)
    start = None if hook.index >= 0 else min(concept.support, default=None)
    lines = chain.after(_WANTED, start)
    if size(lines) < _THIN and hook.index >= 0:
        lines = chain.around(lines, _WANTED)
    claims = [claim for other in others if (claim := material.claim(other)) and not claim.leans]
    lines += [claim for claim in claims if is_new(material, claim, [hook, *lines])]
    if size(lines) < _THIN:
        lines += further(chain, concept, [hook, *lines], _KIN)
    return lines or further(chain, concept, [hook], _KIN - 1)


def is_new(material: Material, line: Line, others: Sequence[Line]) -> bool:
    return all(
        line.index != other.index and material.likeness(line.text, other.text) <= _SAME for other in others
    )


def further(chain: Chain, concept: Concept, said: list[Line], kin: int) -> list[Line]:
    """A paragraph about the same: one that shares `kin` words of substance, or of the section one less."""
    for paragraph, is_near in islice(related(chain.material, concept), _LOOKED_AT):
        lines = _whole(chain, paragraph, said, kin - 1 if is_near else kin)
        if size(lines) >= _TELLING:
            return lines
    return []


def _whole(chain: Chain, paragraph: Sequence[int], said: Sequence[Line], kin: int) -> list[Line]:
    """The paragraph from where it can be read on, as far as nothing has to be left out."""
    lines: list[Line] = []
    for index in paragraph:
        line = chain.material.line(index)
        is_usable = line is not None and is_new(chain.material, line, [*said, *lines])
        if lines and not is_usable:
            break
        if line is not None and is_usable and (lines or chain.begins_anew(line, said, kin)):
            lines.append(line)
    return chain.ended(lines)
