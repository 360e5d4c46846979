"""A LinkedIn article: a hook, short paragraphs in the article's order, and what to take away."""

from itertools import pairwise

from insights.composition import Composition, Format, Part, Piece, PieceKind
from insights.formats import standing
from insights.formats.bullets import bullets
from insights.formats.errors import NothingLeftError
from insights.formats.leftout import left_out
from insights.formats.limits import LINKEDIN_LIMIT, characters
from insights.formats.material import Line, Material
from insights.formats.readon import read_on
from insights.formats.topics import related
from insights.providers.base import LinkPlace, WriteRequest
from insights.voice.emoji import count, without

_WANTED = 1300  # characters of an article about one insight, where the material allows
_ENOUGH = 900  # from here on nothing is fetched from other sections
_MOST = 2200
_PARAGRAPH = 3  # sentences
_TELLING = 60  # characters a paragraph must have to be worth its line
_TAKE_AWAY = 180  # kept free for the last one


def write(request: WriteRequest) -> Composition:
    return _Article(request).composition()


class _Article:
    def __init__(self, request: WriteRequest) -> None:
        self.request = request
        self.material = Material(request)
        self.parts: list[Part] = []
        self.said: set[int] = set()
        cap = request.voice.max_characters
        self.limit = min(LINKEDIN_LIMIT, cap) if cap else LINKEDIN_LIMIT

    def composition(self) -> Composition:
        hook = self._hook()
        ending = self._ending(hook)
        self.room = min(_MOST, self.limit) - sum(characters(part.text) + 2 for part in ending)
        self._opening(hook)
        for paragraph in self._paragraphs(hook):
            self._add(paragraph, spare=_TAKE_AWAY)
        self._take_away()
        parts = self._within_emoji(self._with_ending(ending))
        title = self.request.document.title if len(self.request.concepts) > 1 else hook.text
        return Composition(Format.LINKEDIN, title or hook.text, tuple(parts), left_out(self.request.document))

    # ── Begin ─────────────────────────────────────────────────────────────────────────────────────
    def _hook(self) -> Line:
        for line in self.material.hooks(self.request.concepts):
            if characters(line.text) <= self.limit:
                self.said.add(line.index)
                return line
        raise NothingLeftError(
            "No sentence of the article keeps every rule of this voice. "
            "Write the claim in your own words, or loosen the voice."
        )

    def _opening(self, hook: Line) -> None:
        opener = standing.opener(self.request, hook.text)
        emoji = standing.emoji(self.request, hook.text)
        head = [hook.piece(""), emoji] if emoji else [hook.piece("")]
        if opener and not self._add(Part((opener,))):
            opener = None
        if not self._add(Part(tuple(head))):
            self.parts = [Part((hook.piece(""),))]

    # ── Middle ────────────────────────────────────────────────────────────────────────────────────
    def _paragraphs(self, hook: Line) -> list[Part]:
        groups = self._argument() if len(self.request.concepts) > 1 else self._insight(hook)
        parts = []
        last = hook.index
        for group in groups:
            lines = self.material.run([index for index in group if index not in self.said], {last})
            lines = [line for line in lines if not self._repeats(line, hook)]
            self.said |= {line.index for line in lines}
            last = lines[-1].index if lines else last
            parts += [self._paragraph(each) for each in _in_threes(lines)]
            parts += self._list_after(group)
        return parts

    def _argument(self) -> list[list[int]]:
        """Each concept with its support, in the order of the article; thin ones with their paragraph."""
        groups = []
        for concept in sorted(self.request.concepts, key=lambda each: min(each.support, default=0)):
            indices = {*concept.support, self.material.claim_index(concept)} - {-1}
            if len(indices) < _PARAGRAPH:
                indices |= set(self.material.rest_of_paragraph(max(indices, default=-1)))
            groups.append(sorted(indices - self.said))
        return groups

    def _insight(self, hook: Line) -> list[list[int]]:
        """What follows the hook, its section around it, then what else is said about it, in order."""
        concept = self.request.concepts[0]
        support = sorted({*concept.support, self.material.claim_index(concept)} - {-1, hook.index})
        first = [line.index for line in self.material.run(support, {hook.index})]
        first = [index for index in first if index > hook.index] or first
        size = _size(self.material.run(first, {hook.index}))
        chosen: set[int] = set(support) - set(first)
        for paragraph, is_near in related(self.material, concept):
            if size >= (_WANTED if is_near else _ENOUGH):
                break
            held = {*chosen, *first, hook.index}
            usable = [line for line in self.material.run(paragraph) if line.index not in held]
            if not is_near and not self._is_welcome(usable):
                continue
            if _TELLING <= _size(usable) <= _MOST - size:
                chosen |= {line.index for line in usable}
                size += _size(usable)
        return [first, *_by_paragraph(self.material, sorted(chosen))]

    def _is_welcome(self, lines: list[Line]) -> bool:
        """A paragraph of another section: a point of its own, told as this voice would."""
        text = " ".join(line.text for line in lines)
        return bool(lines) and self.material.is_told_apart(lines[0]) and self.material.strangeness(text) < 2

    def _repeats(self, line: Line, hook: Line) -> bool:
        return self.material.likeness(line.text, hook.text) > 0.75

    def _list_after(self, group: list[int]) -> list[Part]:
        part = bullets(self.material, group[-1]) if group else None
        return [part] if part else []

    # ── End ───────────────────────────────────────────────────────────────────────────────────────
    def _take_away(self) -> None:
        texts = [piece.text for part in self.parts for piece in part.pieces]
        lines = read_on(self.material, self.request.concepts[0], self.said, texts, later=True)
        if lines and not self._add(self._paragraph(lines)):
            self._add(self._paragraph(lines[:1]))

    def _ending(self, hook: Line) -> list[Part]:
        """Closer, link and hashtags: their room is kept before anything else is written."""
        closer = standing.closer(self.request, hook.text)
        pieces = [closer] if closer else []
        if self.request.link and self.request.link_place is not LinkPlace.NOWHERE:
            pieces.append(Piece(self.request.link, PieceKind.LINK))
        tags = standing.hashtags(self.request)
        if tags:
            pieces.append(Piece(" ".join(tags), PieceKind.TAGS))
        room = self.limit - characters(hook.text) - 4
        parts: list[Part] = []
        for piece in sorted(pieces, key=lambda each: each.kind is not PieceKind.LINK):
            room -= characters(piece.text) + 2
            if room >= 0:
                parts.append(Part((piece,)))
        order = [PieceKind.VOICE, PieceKind.LINK, PieceKind.TAGS]
        return sorted(parts, key=lambda part: order.index(part.pieces[0].kind))

    def _with_ending(self, ending: list[Part]) -> list[Part]:
        """A link that is wanted first stands right under the hook."""
        parts = [*self.parts, *ending]
        if self.request.link_place is LinkPlace.FIRST:
            links = [part for part in ending if part.pieces[0].kind is PieceKind.LINK]
            rest = [part for part in parts if part not in links]
            at = 1 + (rest[0].pieces[0].kind is PieceKind.VOICE)
            parts = [*rest[:at], *links, *rest[at:]]
        return parts

    def _paragraph(self, lines: list[Line]) -> Part:
        return Part(
            tuple(line.piece(self.material.space if number else "") for number, line in enumerate(lines))
        )

    # ── Fitting ───────────────────────────────────────────────────────────────────────────────────
    def _add(self, part: Part, spare: int = 0) -> bool:
        """Whether there was room for it and `spare` more; the first part has the whole limit."""
        size = sum(characters(each.text) + 2 for each in [*self.parts, part])
        if size + spare > (self.room if self.parts else self.limit) or not part.text.strip():
            return False
        self.parts.append(part)
        return True

    def _within_emoji(self, parts: list[Part]) -> list[Part]:
        left = self.request.voice.max_emoji
        made = []
        for part in parts:
            pieces = []
            for piece in part.pieces:
                number = count(piece.text)
                text = piece.text if number <= left else without(piece.text, left).strip()
                left -= min(number, left)
                pieces += [Piece(text, piece.kind, piece.spans, piece.flags, piece.before)] if text else []
            made += [Part(tuple(pieces))] if pieces else []
        return made


def _in_threes(lines: list[Line]) -> list[list[Line]]:
    """Short paragraphs; four sentences are two and two."""
    if not lines:
        return []
    count = -(-len(lines) // _PARAGRAPH)
    size = -(-len(lines) // count)
    return [lines[start : start + size] for start in range(0, len(lines), size)]


def _by_paragraph(material: Material, indices: list[int]) -> list[list[int]]:
    groups: list[list[int]] = [indices[:1]] if indices else []
    for before, index in pairwise(indices):
        if material.document.sentences[before].block == material.document.sentences[index].block:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) + 1 for line in lines)
