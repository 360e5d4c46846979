"""Runs of sentences: what follows a sentence in its section, in order, with nothing missing between."""

from collections.abc import Sequence
from itertools import takewhile

import regex  # type: ignore[import-untyped]

from insights.distil.phrases import PLANS
from insights.document import BlockKind
from insights.formats import screening
from insights.formats.material import Line, Material

_SHORTEST_END = 30  # characters
_KIN = 2  # words of substance by which a paragraph after a gap still speaks of the same
_OPENING = regex.compile(r"(?:The|Our|My|Each|Every|One|Both|All) ((?:[\w'\u2019./-]+ ){1,3})")
_WHOLE = 10**6
_LATEST, _RETOLD = 4, 0.8  # sentences; the share of words from which on they are said again


class Chain:
    def __init__(
        self, material: Material, hook: Line, topic: str = "", room: int = _WHOLE, kin: int = _KIN
    ) -> None:
        """`room`: characters of sentences that must not be parted, as a post takes them."""
        self.material, self.hook, self.room, self.kin = material, hook, room, kin
        self.topic = f"{hook.text} {topic}"

    # ── After the hook ────────────────────────────────────────────────────────────────────────────
    def after(self, wanted: int, start: int | None = None) -> list[Line]:
        """Up to `wanted` characters; with what cannot be said the rest of its paragraph goes."""
        material, sentences = self.material, self.material.document.sentences
        begin = self.hook.index if start is None else start
        if not 0 <= begin < len(sentences):
            return []
        lines: list[Line] = []
        lost = -1  # the block whose rest is left out
        for sentence in sentences[begin + (start is None) :]:
            if sentence.section != sentences[begin].section or size(lines) >= wanted:
                break
            if sentence.block == lost or sentence.index == self.hook.index:
                continue
            line = material.line(sentence.index) if material.is_prose(sentence) else None
            if line is None or not self._may_follow(line, [self.hook, *lines]):
                lost = sentence.block
                continue
            lines.append(line)
        return self.ended(lines)

    def _may_follow(self, line: Line, said: Sequence[Line]) -> bool:
        if any(self.material.likeness(line.text, each.text) > 0.75 for each in said):
            return False
        if line.index - 1 != said[-1].index or self._is_parted(line):
            return self.begins_anew(line, said)
        return not is_tied(line, self.material) or self._tail(said) + len(line.text) < self.room

    def _is_parted(self, line: Line) -> bool:
        """Whether code, a list or a picture stands between it and the sentence before."""
        document = self.material.document
        first, last = (document.sentences[index].block for index in (line.index - 1, line.index))
        return any(block.kind is not BlockKind.PARAGRAPH for block in document.blocks[first : last + 1])

    def _tail(self, said: Sequence[Line]) -> int:
        tied = list(takewhile(lambda line: is_tied(line, self.material), reversed(said)))
        return size(said[-1 - len(tied) :])

    def begins_anew(self, line: Line, said: Sequence[Line], kin: int | None = None) -> bool:
        """Whether it can be read after a gap, and still speaks of the hook's topic."""
        material = self.material
        return (
            material.is_told_apart(line)
            and not screening.is_step(line.text, material.language)
            and not screening.adds(line.text, material.language)
            and self._kinship(line, said) >= (self.kin if kin is None else kin)
            and self._is_known(line, said)
            and material.likeness(line.text, " ".join(each.text for each in said[-_LATEST:])) <= _RETOLD
        )

    def _kinship(self, line: Line, said: Sequence[Line]) -> int:
        """Words of substance it has in common with the hook and with what was said last."""
        return self.material.shared(line.text, " ".join(each.text for each in [self.hook, *said[-2:]]))

    def _is_known(self, line: Line, said: Sequence[Line]) -> bool:
        """“The memo …” needs one that has been spoken of."""
        opening = _OPENING.match(line.text)
        if opening is None or self.material.language != "en":
            return True
        known = " ".join([self.topic, *(each.text for each in said)])
        words = self.material.words(opening[1])
        return not words or bool(words & self.material.words(known))

    # ── Before the hook ───────────────────────────────────────────────────────────────────────────
    def before(self, most: int) -> list[Line]:
        """The unbroken run that leads to the hook, from a sentence with which a reader can begin."""
        material = self.material
        sentences = material.document.sentences
        held: list[Line] = []
        best: list[Line] = []
        for index in range(self.hook.index - 1, -1, -1):
            line = material.line(index) if material.is_prose(sentences[index]) else None
            if line is None or sentences[index].section != sentences[self.hook.index].section:
                break
            held = [line, *held]
            if size(held) > most:
                break
            if self.begins_anew(line, [self.hook], kin=1):
                best = held
        return self.ended([line for line in best if material.likeness(line.text, self.hook.text) <= 0.75])

    def around(self, after: list[Line], most: int) -> list[Line]:
        """With what leads to the hook; what goes on from it in its own paragraph stays right behind it."""
        before, sentences = self.before(most), self.material.document.sentences
        own = sentences[self.hook.index].block
        if after and (after[0].leans or sentences[after[0].index].block == own):
            return after + before
        return before + after

    # ── The end ───────────────────────────────────────────────────────────────────────────────────
    def ended(self, lines: list[Line]) -> list[Line]:
        """Without last sentences that promise, ask or say too little to end on."""
        while lines and not ends_well(lines[-1], self.material.language):
            lines = lines[:-1]
        return lines


def ends_well(line: Line, language: str = "en") -> bool:
    text = line.text
    if len(text) < _SHORTEST_END and language == "en":
        return False
    return not text.endswith("?") and not (language == "en" and PLANS.search(text))


def is_tied(line: Line, material: Material) -> bool:
    """Whether it must stand in one paragraph with the sentence before it."""
    return screening.needs_the_one_before(line.text, material.language)


def size(lines: Sequence[Line]) -> int:
    return sum(len(line.text) + 1 for line in lines)
