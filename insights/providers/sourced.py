"""A model's sentences as pieces that know their source; one that has none is refused."""

import re
from collections.abc import Sequence
from dataclasses import replace

from insights.composition import Part, Piece, PieceKind
from insights.distil.words import words
from insights.document import Document
from insights.formats.screening import is_clean
from insights.formats.wording import ELSEWHERE
from insights.grounding import ground
from insights.grounding.flags import NOT_SAID
from insights.providers import fixes, injection
from insights.providers.schema import Sentence

FOREIGN_WORDS = 1  # that the article does not use, in a sentence of at least so many words with a meaning:
ENOUGH_WORDS = 6
_END = re.compile(r"[.!?:…。\uff01\uff1f\u061f।][\"'”’)\]»」』]*$")
QUOTED = 80  # characters of a refused sentence that it is told by


class Sources:
    """The article, and what has been wrong with the sentences so far."""

    def __init__(
        self, document: Document, avoid: Sequence[str] = (), *, foreign_words: int = FOREIGN_WORDS
    ) -> None:
        self.document = document
        self._foreign_words = foreign_words
        self.problems: list[str] = []
        self.was_fixed = False
        self._withheld = injection.withheld(document)
        self._article = "\n".join(
            [document.title, *(each.text for each in document.blocks if each.span not in self._withheld)]
        )
        self._vocabulary = {word.stem for word in words(self._article, document.language)}
        self._said = {" ".join(text.split()).casefold() for text in avoid}

    def clean(self, text: str) -> str:
        cleaned = fixes.clean(text, self._article)
        self.was_fixed |= cleaned != text
        return cleaned

    def part(self, sentences: Sequence[Sentence]) -> Part:
        pieces = [piece for sentence in sentences for piece in self.sentence(sentence)]
        return Part(
            tuple(replace(piece, before=" " if number else "") for number, piece in enumerate(pieces))
        )

    def sentence(self, sentence: Sentence) -> Sequence[Piece]:
        unknown = [number for number in sentence.sources if not self.has(number)]
        if unknown or not sentence.sources:
            self.refuse(sentence.text, "its sources must be numbers of sentences of the article")
        return self.pieces(sentence.text)

    def pieces(self, text: str, kind: PieceKind = PieceKind.SENTENCE) -> Sequence[Piece]:
        text = self.clean(text)
        if text.casefold() in self._said:
            self.refuse(text, "it is there already, or was not to come again")
        self._said.add(text.casefold())
        pieces = ground(text, self.document, kind=kind)
        for piece in pieces:
            self._judge(piece)
            self._read(piece.text)
        if not pieces:
            self.refuse(text, "there is nothing in it")
        return pieces

    def title(self, text: str) -> Sequence[Piece]:
        """May be a sentence that the text also has."""
        text = self.clean(text)
        pieces = ground(text, self.document, kind=PieceKind.HEADING)
        for piece in pieces:
            self._judge(piece)
        return pieces

    def flags(self, text: str) -> tuple[str, ...]:
        """What of a question is not from the article; its words may be others."""
        pieces = ground(text, self.document, kind=PieceKind.QUESTION)
        return tuple(
            flag for piece in pieces for flag in piece.flags if flag != NOT_SAID and "“not”" not in flag
        )

    def is_withheld(self, piece: Piece) -> bool:
        return any(injection.overlaps(span, self._withheld) for span in piece.spans)

    def has(self, number: int) -> bool:
        return 0 <= number < len(self.document.sentences) and not injection.overlaps(
            self.document.sentences[number].span, self._withheld
        )

    def _judge(self, piece: Piece) -> None:
        if piece.flags:
            self.refuse(piece.text, " ".join(piece.flags))
        elif not piece.spans:
            self.refuse(piece.text, "the article does not say this; keep closer to its sentences")
        elif self.is_withheld(piece):
            self.refuse(piece.text, "this was to be left out")
        elif injection.speaks_to_a_model(piece.text):
            self.refuse(piece.text, "this speaks to a model and not to a reader")

    def _read(self, text: str) -> None:
        """Whether it is a sentence, in the article's words."""
        language = self.document.language
        if not _END.search(text):
            self.refuse(text, "this is no whole sentence")
        if not is_clean(text):
            self.refuse(text, "this holds markup, a label, or half a pair of quotes or brackets")
        if language == "en" and ELSEWHERE.search(text):
            self.refuse(text, "this points at something outside the text")
        said = [word for word in words(text, language) if word.is_content]
        foreign = [word.text for word in said if word.stem not in self._vocabulary]
        if len(foreign) > (self._foreign_words if len(said) >= ENOUGH_WORDS else 0):
            self.refuse(text, f"the article does not use the words {', '.join(foreign)}")

    def refuse(self, text: str, reason: str) -> None:
        self.problems.append(f"“{quoted(text)}”: {reason.rstrip('.')}.")


def quoted(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
