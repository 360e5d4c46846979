"""What every step of distilling looks at: the words of each sentence, heading and of the title."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from insights.distil.rank import centrality
from insights.distil.words import Word, frequencies, stop_words, words
from insights.document import Block, BlockKind, Document


@dataclass(frozen=True)
class Analysis:
    document: Document

    @property
    def language(self) -> str:
        return self.document.language

    @cached_property
    def words(self) -> list[tuple[Word, ...]]:
        return [words(sentence.text, self.language) for sentence in self.document.sentences]

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        """Of the words that carry meaning, sentence by sentence."""
        return [self.content(each) for each in self.words]

    @cached_property
    def ranks(self) -> list[float]:
        """How central each sentence is, 0 to 1."""
        return centrality(self.stems)

    @cached_property
    def title(self) -> tuple[Word, ...]:
        return words(self.document.title, self.language)

    @cached_property
    def headings(self) -> dict[int, tuple[Word, ...]]:
        """By index of the block."""
        return {
            index: words(block.text, self.language)
            for index, block in enumerate(self.document.blocks)
            if block.kind is BlockKind.HEADING
        }

    @cached_property
    def section_titles(self) -> list[frozenset[str]]:
        return [self.content(words(section.title, self.language)) for section in self.document.sections]

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many sentences each stem stands."""
        return Counter(stem for stems in self.stems for stem in stems)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that everyday texts use, too."""
        return stop_words(self.language) | frequencies(self.language).keys()

    def block(self, sentence: int) -> Block:
        return self.document.blocks[self.document.sentences[sentence].block]

    @staticmethod
    def content(text: tuple[Word, ...]) -> frozenset[str]:
        return frozenset(word.stem for word in text if word.is_content)
