"""What a section answers, as a question in English that reads naturally."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from insights.distilled import Keyword
from insights.document import BlockKind, Document
from insights.formats.blog.asking.evidence import Evidence
from insights.formats.blog.asking.heading import Heading, clean, is_step
from insights.formats.blog.asking.shapes import act, questions
from insights.formats.blog.asking.stock import is_aside
from insights.formats.blog.asking.usage import Usage, is_plural
from insights.formats.blog.asking.verbs import ORDERS, is_verb
from insights.formats.blog.asking.vocabulary import Vocabulary

__all__ = ["Asking", "is_aside"]

_LETTERS = 3  # a heading with fewer names nothing
_WORDS = 17
_DEFINED = 4
_ALIKE = 0.6
_NEWS = re.compile(
    r"\d\.\d|\b(?:announc|releas|update|what['’]?s new|changelog|this (?:month|week|year))", re.IGNORECASE
)


class Asking:
    """Questions for the sections of one article; `topic` is what all of it is about, where that is clear."""

    def __init__(self, document: Document, keywords: Sequence[Keyword]) -> None:
        self.document, self.keywords = document, keywords
        self.usage = Usage(document)
        self.vocabulary = Vocabulary(document)
        self.is_news = _NEWS.search(document.title) is not None
        self.topic = self._topic()

    def candidates(self, sections: Sequence[int], heading: str, texts: Sequence[str]) -> Iterator[str]:
        """Best first: from the heading (code in backticks), the heading itself, from the keywords."""
        return filter(self.vocabulary.knows, self._candidates(sections, heading, texts))

    def _candidates(self, sections: Sequence[int], heading: str, texts: Sequence[str]) -> Iterator[str]:
        evidence = Evidence(texts, has_code=self._has_code(sections))
        if sum(map(str.isalpha, heading)) >= _LETTERS:
            short = self._heading(heading, sections[0], evidence)
            whole = short._replace(text=clean(heading, brackets=True))
            found = [each for each in questions(short) if len(each.split()) <= _WORDS]
            yield from found[:1]
            if whole.text != short.text:
                yield from islice(questions(whole), 1)
            yield from found[1:]
            yield from filter(self.vocabulary.names_something, [whole.text])
        elif sections[0] == 0:
            yield from self._about_all(evidence)
        yield from self._about_keywords(" ".join(texts), evidence)
        yield "What else is there to know?"

    def _heading(self, heading: str, section: int, evidence: Evidence) -> Heading:
        return Heading(
            clean(heading), self.usage, evidence, self.topic, self._parent(section), is_step(heading),
            self.is_news, self._is_among_orders(section),
        )  # fmt: skip

    def _about_all(self, evidence: Evidence) -> Iterator[str]:
        """What stands before the first heading answers the title."""
        for keyword in self.keywords[:_DEFINED]:
            if evidence.defines(keyword.term):
                yield from islice(self._about(keyword.term, evidence), 1)
        if self.document.title:
            yield from act(Heading(clean(self.document.title), self.usage, evidence, self.topic))
        yield "What is this about?"

    def _about_keywords(self, text: str, evidence: Evidence) -> Iterator[str]:
        lowered = text.lower()
        counts = {each.term: lowered.count(each.term.lower()) for each in self.keywords}
        here = sorted(
            (each for each in self.keywords if counts[each.term] and self.usage.is_noun(each.term)),
            key=lambda each: -each.weight * counts[each.term],
        )
        for keyword in here[:5]:
            yield from self._about(keyword.term, evidence)

    def _about(self, term: str, evidence: Evidence) -> Iterator[str]:
        noun = self.usage.with_article(self.usage.sentence_case(term))
        be, do = ("are", "do") if is_plural(noun) else ("is", "does")
        if evidence.defines(term):
            yield f"What {be} {noun}?"
        if evidence.gives_reasons:
            yield f"Why {do} {noun} matter?"
        yield f"What should you know about {noun}?"

    def _is_among_orders(self, section: int) -> bool:
        """Headings of one level are alike: where most of them say what to do, so does one that might."""
        level = self.document.sections[section].level
        titles = [clean(each.title) for each in self.document.sections if each.title and each.level == level]
        first = [title.partition(" ")[0].lower() for title in titles if " " in title]
        sure = sum(word in ORDERS for word in first)
        return sure >= 2 and sum(map(is_verb, first)) >= _ALIKE * len(titles)

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
