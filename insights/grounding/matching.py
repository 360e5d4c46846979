"""Which one or two sources of an article a sentence comes from."""

from collections.abc import Iterable

from insights.grounding.sources import Source, Sources, form, stems

ALONE = 0.7  # the share of a sentence's content words, rare ones counting more, that one source must hold
TOGETHER = 0.8  # ... or two
_LENIENCE = 0.05  # counted one for one the share may be that much smaller
_GAIN = 0.15  # what the second must add
_FEW = 5  # with fewer content words than this, the source must not say much more either
_BACK = 0.3  # ... of its content words the sentence holds so many then
_CANDIDATES = 12
_NEAR = 3  # two sources of one sentence lie at most so far apart


def match(text: str, sources: Sources, enough: float = ALONE) -> tuple[Source, ...]:
    """In source order; nothing where the article does not say this."""
    said = form(text)
    wanted = stems(text, sources.document.language)
    candidates = [sources.all[number] for number in _candidates(wanted, sources)]
    if verbatim := _verbatim(said, candidates if wanted else sources.all):
        return (verbatim,)
    if not wanted or not candidates:
        return ()
    return _overlapping(wanted, candidates, sources, enough)


def _candidates(wanted: Iterable[str], sources: Sources) -> list[int]:
    worth: dict[int, float] = {}
    for stem in wanted:
        for number in sources.using.get(stem, ()):
            worth[number] = worth.get(number, 0.0) + sources.weight(stem)
    return sorted(worth, key=lambda number: (-worth[number], number))


def _verbatim(said: str, candidates: Iterable[Source]) -> Source | None:
    """The same words in the same order, or an unbroken part of a source that is more than a word."""
    contained = None
    for source in candidates:
        if source.form == said:
            return source
        if contained is None and said in source.form and said.count(" ") > 3:
            contained = source
    return contained


def _overlapping(
    wanted: frozenset[str], candidates: list[Source], sources: Sources, enough: float
) -> tuple[Source, ...]:
    weights = {stem: sources.weight(stem) for stem in wanted}
    total = sum(weights.values()) or 1.0

    def share(held: frozenset[str]) -> float:
        common = held & wanted
        return min(sum(weights[stem] for stem in common) / total, len(common) / len(wanted) + _LENIENCE)

    best = max(candidates[:_CANDIDATES], key=lambda source: (share(source.stems), -len(source.stems)))
    if share(best.stems) >= enough:
        held_back = sum(map(sources.weight, best.stems & wanted)) / sum(map(sources.weight, best.stems))
        return (best,) if len(wanted) >= _FEW or held_back >= _BACK else ()
    second = max(sources.near(best, _NEAR), key=lambda source: share(source.stems | best.stems))
    together = share(second.stems | best.stems)
    if together < max(TOGETHER, enough) or together - share(best.stems) < _GAIN or len(wanted) < _FEW:
        return ()
    return (best, second) if best.span < second.span else (second, best)
