"""The article's sentences as this voice would say them, and which of them belong together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from insights.composition import Format, Piece, PieceKind
from insights.distilled import Concept
from insights.document import BlockKind, Document, Sentence, Span
from insights.formats import screening
from insights.providers.base import WriteRequest
from insights.voice import adapt, fits, grade, violations
from insights.voice.adapt import SOFT_CAP
from insights.voice.affinity import affinity
from insights.voice.banned import find
from insights.voice.words import stems
from xauth.counting import entities

_UNSPACED = {"ja", "zh", "th"}  # nothing stands between two sentences


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    spans: tuple[Span, ...]
    index: int  # of the sentence, -1 for a person's own words
    leans: bool  # opens on what the sentence before it says
    flags: tuple[str, ...] = ()

    def piece(self, before: str = " ", kind: PieceKind = PieceKind.SENTENCE) -> Piece:
        return Piece(self.text, kind, self.spans, self.flags, before)


class Material:
    def __init__(self, request: WriteRequest) -> None:
        self.request = request
        self.document: Document = request.document
        self.language = request.document.language
        self._avoid = frozenset(map(screening.tidy, request.avoid))
        self._lines: dict[tuple[int, bool], Line | None] = {}
        self.space = "" if self.language in _UNSPACED else " "
        self._stems: dict[str, frozenset[str]] = {}

    # ── Single sentences ──────────────────────────────────────────────────────────────────────────
    def line(self, index: int, *, long: bool = False) -> Line | None:
        """The sentence in this voice, or None; `long` waives the soft cap on its length."""
        if not 0 <= index < len(self.document.sentences):
            return None
        key = index, long
        if key not in self._lines:
            self._lines[key] = self._make(self.document.sentences[index], long)
        return self._lines[key]

    def _make(self, sentence: Sentence, long: bool) -> Line | None:
        text = screening.tidy(sentence.text)
        if not text or not screening.is_sentence(text, self.language):
            return None
        return self._said(text, (sentence.span,), sentence.index, long)

    def _said(self, text: str, spans: tuple[Span, ...], index: int, long: bool) -> Line | None:
        voice, language = self.request.voice, self.language
        said = adapt(text, voice, language)
        if said is None or said in self._avoid or text in self._avoid or self._calls_someone(said):
            return None
        if not fits(said, voice, language) and not (long and voice.max_sentence_words >= SOFT_CAP):
            return None
        if violations(said, voice, self.request.format, language):
            return None
        return Line(said, spans, index, screening.leans(text, language))

    def _calls_someone(self, text: str) -> bool:
        """X would make a mention of “@media”; a bare name such as README.md only weighs as a link."""
        kinds = {"hashtag"}
        if self.request.format is Format.THREAD:
            kinds |= {"mention", "cashtag"}
        return any(segment.kind in kinds for segment in entities(text))

    def item(self, text: str, span: Span) -> Line | None:
        """A list entry in this voice; it may be no sentence."""
        text = screening.tidy(text)
        return self._said(text, (span,), -1, False) if text else None

    # ── Claims ────────────────────────────────────────────────────────────────────────────────────
    def claim(self, concept: Concept) -> Line | None:
        """The concept's claim in this voice: the article's sentence, or the person's own words, flagged."""
        index = self.claim_index(concept)
        text = screening.tidy(concept.claim)
        if not text:
            return None
        if concept.claim_span and not screening.is_sentence(text, self.language):
            return None
        spans = (concept.claim_span,) if concept.claim_span else ()
        line = self._said(text, spans, index, long=False) or self._said(text, spans, index, long=True)
        if line is None or concept.claim_span:
            return line
        return Line(line.text, (), -1, False, ("Your own words: the article does not say this so.",))

    def claim_index(self, concept: Concept) -> int:
        if concept.claim_span is None:
            return -1
        start, end = concept.claim_span
        inside = (
            each.index for each in self.document.sentences if each.span.start < end and start < each.span.end
        )
        return next(inside, -1)

    def hooks(self, concepts: Sequence[Concept]) -> Iterator[Line]:
        """The claim, then what else could open: of the section, the other claims, the article."""
        if not concepts:
            return
        claim = self.claim(concepts[0])
        if claim:
            yield from self._opening(claim)
        near = [*concepts[0].support, *self.of_section(concepts[0].section)]
        everywhere = [each.index for each in sorted(self.document.sentences, key=self.is_prose, reverse=True)]
        others = [line for each in concepts[1:] if (line := self.claim(each))]
        for long in (False, True):
            lines = [line for index in near if (line := self.line(index, long=long))] + others
            lines += [line for index in everywhere if (line := self.line(index, long=long))]
            yield from (line for line in lines if screening.stands_alone(line.text, self.language))
            yield from (line for line in lines if not line.leans)

    def _opening(self, claim: Line) -> Iterator[Line]:
        """A claim that points back lets the sentence before it open."""
        if claim.index < 0 or screening.stands_alone(claim.text, self.language):
            yield claim
            return
        before = self.line(claim.index - 1)
        if before and screening.stands_alone(before.text, self.language):
            yield before
        if not claim.leans:
            yield claim

    # ── Runs of sentences ─────────────────────────────────────────────────────────────────────────
    def run(self, indices: Iterable[int], before: Iterable[int] = (), *, long: bool = False) -> list[Line]:
        """Those that can be used, in order; what leans on another is in only right after that other."""
        said = set(before)
        lines = []
        for index in indices:
            line = self.line(index, long=long)
            if line is None or not (index - 1 in said or self.begins(line)):
                continue
            said.add(index)
            lines.append(line)
        return [line for line in lines if not line.text.endswith("?") or line.index + 1 in said]

    def begins(self, line: Line) -> bool:
        """Whether it can follow anything: it opens its paragraph, or nothing in it points back."""
        if line.leans or screening.points(line.text, self.language):
            return False
        sentences = self.document.sentences
        if (
            line.index < 0
            or line.index == 0
            or sentences[line.index].block != sentences[line.index - 1].block
        ):
            return True
        return screening.stands_alone(line.text, self.language)

    def is_told_apart(self, line: Line) -> bool:
        """Whether it is a point of its own, no story or announcement that belongs to another section."""
        return screening.stands_alone(line.text, self.language) and not (
            self.language == "en" and screening.is_narration(line.text)
        )

    def of_section(self, section: int) -> list[int]:
        return [
            each.index for each in self.document.sentences if each.section == section and self.is_prose(each)
        ]

    def last_of_section(self, section: int) -> int:
        return max(self.of_section(section), default=-1)

    def rest_of_paragraph(self, index: int) -> list[int]:
        sentences = self.document.sentences
        if not 0 <= index < len(sentences):
            return []
        return [each.index for each in sentences[index + 1 :] if each.block == sentences[index].block][:2]

    def is_prose(self, sentence: Sentence) -> bool:
        return self.document.blocks[sentence.block].kind is BlockKind.PARAGRAPH

    def likeness(self, one: str, other: str) -> float:
        """Shared words of substance, 0 to 1, of the shorter text."""
        a, b = self.words(one), self.words(other)
        return len(a & b) / min(len(a), len(b)) if a and b else 0.0

    def shared(self, one: str, other: str) -> int:
        """How many words of substance both have."""
        return len(self.words(one) & self.words(other))

    def words(self, text: str) -> frozenset[str]:
        if text not in self._stems:
            self._stems[text] = frozenset(stem for stem in stems(text, self.language) if len(stem) > 3)
        return self._stems[text]

    def strangeness(self, text: str) -> float:
        """Grades by which it is harder or easier to read than the voice wants, beyond what nobody notices."""
        wanted = self.request.voice.reading_grade
        return max(0.0, abs(grade(text, self.language) - wanted) - 3.0) if wanted else 0.0

    def affinity(self, text: str) -> float:
        """How much it sounds like the samples of the voice: above 0 more than anybody's English."""
        return affinity(text, self.request.voice.samples) if self.language == "en" else 0.0

    def signature(self, text: str) -> int:
        return len(find(text, self.request.voice.signature_words))
