"""Where a term stands in the Markdown of an article."""

import regex  # type: ignore[import-untyped]

from insights.document import BlockKind, Document, Span

_ADDRESS = regex.compile(r"\]\([^)\n]*\)|<[a-zA-Z/][^>\n]*>|https?://\S+")
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
        words = _BETWEEN_WORDS.join(regex.escape(word) for word in term.split())
        pattern = regex.compile(rf"(?<!\w){words}(?!\w)", regex.IGNORECASE)
        found = {
            Span(*match.span())
            for start, end in self._regions
            for match in pattern.finditer(self._text, start, end)
        }
        return tuple(sorted(found))
