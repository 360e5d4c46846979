"""Finding a quotation again in an article that was corrected."""

import re
from difflib import SequenceMatcher

from insights.document import Document, Span

_SIMILAR = 0.75
_SPACES = re.compile(r"\s+")


def relocate(span: Span, old: Document, new: Document) -> Span | None:
    """Where what stood at `span` stands now: word for word, else a sentence much like it, else nowhere.

    Of several places the one that lies nearest, relative to the length of the article, is taken.
    """
    quotation = old.source(span).strip()
    if not quotation:
        return None
    at = span.start / max(len(old.markdown), 1) * len(new.markdown)
    pattern = re.compile(r"\s+".join(map(re.escape, quotation.split())))
    places = [Span(*match.span()) for match in pattern.finditer(new.markdown)]
    if places:
        return min(places, key=lambda place: abs(place.start - at))
    return _similar(quotation, new, at)


def _similar(quotation: str, new: Document, at: float) -> Span | None:
    wanted = _SPACES.sub(" ", quotation)
    candidates = [sentence.span for sentence in new.sentences] + [block.span for block in new.blocks]
    matcher = SequenceMatcher(None, b=wanted, autojunk=False)
    best: tuple[float, float, Span] | None = None
    for candidate in candidates:
        matcher.set_seq1(_SPACES.sub(" ", new.source(candidate)))
        if matcher.real_quick_ratio() < _SIMILAR or matcher.quick_ratio() < _SIMILAR:
            continue
        ratio = matcher.ratio()
        if ratio >= _SIMILAR and (best is None or (ratio, -abs(candidate.start - at)) > best[:2]):
            best = (ratio, -abs(candidate.start - at), candidate)
    return best[2] if best else None
