"""Sentences over the posts of a thread: which begins a new one, and with which the thread ends."""

from collections.abc import Callable, Collection, Sequence
from itertools import combinations, pairwise

from insights.formats.chain import ends_well, is_tied
from insights.formats.material import Line, Material

_MOST_LINES = 9
_WANTED = 480  # characters of a thread
_SHORTEST = 70  # a post below this says too little by itself
_LONE_HOOK = 110  # a longer hook stands alone

Groups = list[list[Line]]


def laid_out(
    material: Material,
    lines: Sequence[Line],
    posts: int,
    fits: Callable[[int, list[Line], bool], bool],
    wished: Collection[str] = (),
) -> Groups:
    """The best way of setting as many of the lines as read well; the hook alone where nothing else does.

    `fits(number, lines, is_last)` says whether a post can hold them; `wished` are texts that should come.
    """
    best: tuple[float, Groups] = (-9.0, [[lines[0]]])
    for end in range(1, min(len(lines), _MOST_LINES) + 1):
        held = list(lines[:end])
        if end > 1 and not ends_well(held[-1], material.language):
            continue
        for groups in _ways(held, posts):
            if any(is_tied(group[0], material) for group in groups[1:]):
                continue
            if any(group[-1].text.endswith("?") for group in groups):
                continue
            score = _score(material, groups, lines[end:]) + sum(line.text in wished for line in held)
            last = len(groups) - 1
            if score > best[0] and all(fits(n, group, n == last) for n, group in enumerate(groups)):
                best = score, groups
    return best[1]


def _ways(lines: list[Line], posts: int) -> list[Groups]:
    ways = []
    for count in range(min(posts, len(lines))):
        for cuts in combinations(range(1, len(lines)), count):
            bounds = [0, *cuts, len(lines)]
            ways.append([lines[a:b] for a, b in pairwise(bounds)])
    return ways


def _score(material: Material, groups: Groups, rest: Sequence[Line]) -> float:
    sizes = [sum(len(line.text) + 1 for line in group) for group in groups]
    score = min(sum(sizes), _WANTED) / _WANTED
    score -= sum(0.35 for size in sizes[1:] if size < _SHORTEST)
    score -= 0.08 * (len(groups) - 1)
    if len(groups[0]) > 1:
        score += 0.1 if len(groups[0][0].text) < _LONE_HOOK and len(groups[0]) == 2 else -0.15
    score += 0.12 * all(_starts_block(material, group[0]) for group in groups[1:])
    score -= 0.06 * sum(group[0].leans for group in groups[1:])
    last = groups[-1][-1]
    return score + (0.2 if not rest or _starts_block(material, rest[0]) or last.index < 0 else 0.0)


def _starts_block(material: Material, line: Line) -> bool:
    sentences = material.document.sentences
    return line.index < 1 or sentences[line.index].block != sentences[line.index - 1].block
