"""What a section answers, as a question in English that reads naturally."""

from collections.abc import Iterator, Sequence
from itertools import islice

from insights.distilled import Keyword
from insights.document import BlockKind, Document
from insights.formats.blog.asking.evidence import Evidence
from insights.formats.blog.asking.heading import Heading, clean, is_step
from insights.formats.blog.asking.shapes import questions
from insights.formats.blog.asking.stock import is_aside
from insights.formats.blog.asking.usage import Usage, is_plural

__all__ = ["Asking", "is_aside"]

_LETTERS = 3  # a heading with fewer names nothing


class Asking:
    """Questions for the sections of one article; `topic` is what all of it is about, where that is clear."""

    def __init__(self, document: Document, keywords: Sequence[Keyword]) -> None:
        self.document, self.keywords = document, keywords
        self.usage = Usage(document)
        self.topic = self._topic()

    def candidates(self, sections: Sequence[int], heading: str, texts: Sequence[str]) -> Iterator[str]:
        """Best first: from the heading as it is written (code in backticks), then from the keywords."""
        evidence = Evidence(texts, has_code=self._has_code(sections))
        if sum(map(str.isalpha, heading)) >= _LETTERS:
            parent, step = self._parent(sections[0]), is_step(heading)
            short = Heading(clean(heading), self.usage, evidence, self.topic, parent, step)
            whole = short._replace(text=clean(heading, brackets=True))
            found = list(questions(short))
            yield from found[:1]
            if whole.text != short.text:
                yield from islice(questions(whole), 1)
            yield from found[1:]
        yield from self._about_keywords(" ".join(texts), evidence)

    def _about_keywords(self, text: str, evidence: Evidence) -> Iterator[str]:
        lowered = text.lower()
        counts = {each.term: lowered.count(each.term.lower()) for each in self.keywords}
        here = sorted(
            (each for each in self.keywords if counts[each.term]),
            key=lambda each: -each.weight * counts[each.term],
        )
        for keyword in here[:5]:
            noun = self.usage.with_article(self.usage.sentence_case(keyword.term))
            yield from self._about(noun, keyword.term, evidence)

    def _about(self, noun: str, term: str, evidence: Evidence) -> Iterator[str]:
        be, do = ("are", "do") if is_plural(noun) else ("is", "does")
        if evidence.defines(term):
            yield f"What {be} {noun}?"
        if evidence.gives_reasons:
            yield f"Why {do} {noun} matter?"
        if evidence.shows_how and not self.usage.is_name(term):
            yield f"How {do} {noun} work?"
        if evidence.tells_of_change:
            yield f"What changed with {noun}?"
        yield f"What should you know about {noun}?"

    def _topic(self) -> str:
        """The first keyword, where the title speaks of it."""
        title = self.document.title.lower()
        for keyword in self.keywords[:2]:
            if keyword.term.lower() in title:
                return self.usage.with_article(self.usage.sentence_case(keyword.term))
        return ""

    def _parent(self, section: int) -> str:
        level = self.document.sections[section].level
        above = [each for each in self.document.sections[:section] if 0 < each.level < level]
        return above[-1].title if above else ""

    def _has_code(self, sections: Sequence[int]) -> bool:
        blocks = (
            self.document.blocks[at] for section in sections for at in self.document.sections[section].blocks
        )
        return any(block.kind is BlockKind.CODE for block in blocks)
