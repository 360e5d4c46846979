"""Where a term stands in the Markdown of an article."""

import regex  # type: ignore[import-untyped]

from insights.document import BlockKind, Document, Span

_ADDRESS = regex.compile(r"\]\([^)\n]*\)|<[a-zA-Z/][^>\n]*>|https?://\S+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}]")
_BETWEEN_WORDS = r"[\s*_`~\[\]>]+"


class Source:
    def __init__(self, document: Document) -> None:
        self._regions = [
            *(sentence.span for sentence in document.sentences),
            *(block.span for block in document.blocks if block.kind is BlockKind.HEADING),
        ]
        self._regions.sort()
        self._text = _ADDRESS.sub(lambda match: " " * len(match[0]), document.markdown)

    def occurrences(self, term: str) -> tuple[Span, ...]:
        return self._find(_pattern(term, "")) or self._find(_pattern(term, "[`*]*"))

    def _find(self, pattern: regex.Pattern[str]) -> tuple[Span, ...]:
        found = {
            Span(*match.span())
            for start, end in self._regions
            for match in pattern.finditer(self._text, start, end)
        }
        return tuple(sorted(found))


def _pattern(term: str, within: str) -> regex.Pattern[str]:
    """`within`: marks that may stand between the letters of a word, as in “`Map`s”."""
    words = _BETWEEN_WORDS.join(within.join(map(regex.escape, word)) for word in term.split())
    if _UNSPACED.search(term):
        return regex.compile(words)
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){words}(?![\p{{L}}\p{{N}}])", regex.IGNORECASE)
