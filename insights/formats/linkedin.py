"""A LinkedIn article: a hook, short paragraphs in the article's order, and what to take away."""

from insights.composition import Composition, Format, Part, Piece, PieceKind
from insights.formats import standing
from insights.formats.bullets import bullets
from insights.formats.chain import Chain, is_tied, size
from insights.formats.errors import NothingLeftError
from insights.formats.leftout import left_out
from insights.formats.limits import LINKEDIN_LIMIT, characters
from insights.formats.material import Line, Material
from insights.formats.point import further
from insights.formats.readon import read_on
from insights.providers.base import LinkPlace, WriteRequest
from insights.voice.emoji import count, without

_WANTED = 1100  # characters of an article about one insight, where its section allows
_ENOUGH = 450  # from here on nothing is fetched from elsewhere
_MOST = 2200
_PARAGRAPH = 3  # sentences
_LEAST = 200  # below this it may be from farther away
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
        several = len(self.request.concepts) > 1
        lines = self._whole_argument(hook) if several else self._insight(hook)
        lines = [line for line in lines if not self._repeats(line, hook)]
        self._opening(hook)
        for paragraph in self._paragraphs(hook, self._beside_hook(hook, lines)):
            self._add(paragraph, spare=_TAKE_AWAY)
        self._take_away(hook)
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
    def _beside_hook(self, hook: Line, lines: list[Line]) -> list[Line]:
        """What must stand in one paragraph with the hook is put there; the rest is given back."""
        rest = list(lines)
        last = hook
        while rest and rest[0].index == last.index + 1 and is_tied(rest[0], self.material):
            last = rest.pop(0)
            if not self._join(last):
                return [line for line in rest if not is_tied(line, self.material)]
        return rest

    def _join(self, line: Line) -> bool:
        made = Part((*self.parts[-1].pieces, line.piece(self.material.space)))
        grown = sum(characters(part.text) + 2 for part in [*self.parts[:-1], made])
        if grown > self.room:
            return False
        self.parts[-1] = made
        self.said.add(line.index)
        return True

    def _paragraphs(self, hook: Line, lines: list[Line]) -> list[Part]:
        parts = []
        for group in _by_paragraph(self.material, lines):
            self.said |= {line.index for line in group}
            parts += [self._paragraph(each) for each in _in_threes(self.material, group)]
            parts += self._list_after(group[-1])
        return parts or self._supporting_list(hook)

    def _supporting_list(self, hook: Line) -> list[Part]:
        """Where no sentence goes on from the hook, a list may."""
        indices = [hook.index, *self.request.concepts[0].support]
        parts = [part for index in indices if index >= 0 and (part := bullets(self.material, index))]
        return parts[:1]

    def _whole_argument(self, hook: Line) -> list[Line]:
        lines: list[Line] = []
        for group in self._argument():
            before = lines[-1].index if lines else hook.index
            lines += self.material.run([index for index in group if index not in self.said], {before})
            self.said |= {line.index for line in lines}
        return lines

    def _argument(self) -> list[list[int]]:
        """Each concept with its support, in the order of the article; thin ones with their paragraph."""
        groups = []
        for concept in sorted(self.request.concepts, key=lambda each: min(each.support, default=0)):
            indices = {*concept.support, self.material.claim_index(concept)} - {-1}
            if len(indices) < _PARAGRAPH:
                indices |= set(self.material.rest_of_paragraph(max(indices, default=-1)))
            groups.append(sorted(indices - self.said))
        return groups

    def _insight(self, hook: Line) -> list[Line]:
        """The argument of the hook's section in order; where that is little, one paragraph about the same."""
        concept = self.request.concepts[0]
        topic = " ".join([concept.claim, *concept.keywords])
        chain = Chain(self.material, hook, topic, kin=1)
        start = None if hook.index >= 0 else min(concept.support, default=None)
        lines = chain.after(_WANTED, start)
        if size(lines) < _ENOUGH and hook.index >= 0:
            lines = chain.around(lines, _ENOUGH)
        for kin in (3, 2):
            if size(lines) < (_ENOUGH if kin > 2 else _LEAST):
                lines += further(chain, concept, [hook, *lines], kin)
        return lines

    def _repeats(self, line: Line, hook: Line) -> bool:
        return self.material.likeness(line.text, hook.text) > 0.75

    def _list_after(self, line: Line) -> list[Part]:
        """The list that follows it, or that the sentence after it introduces."""
        sentences = self.material.document.sentences
        after = sentences[line.index + 1 : line.index + 2]
        here = sentences[line.index].section
        introduced = [each.index for each in after if each.text.endswith(":") and each.section == here]
        indices = [index for index in (line.index, *introduced) if index >= 0]
        parts = [part for index in indices if (part := bullets(self.material, index))]
        return parts[:1]

    # ── End ───────────────────────────────────────────────────────────────────────────────────────
    def _take_away(self, hook: Line) -> None:
        told = [line for index in sorted(self.said - {hook.index}) if (line := self.material.line(index))]
        lines = read_on(self.material, self.request.concepts[0], [hook, *told], later=True)
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


def _in_threes(material: Material, lines: list[Line]) -> list[list[Line]]:
    """Short paragraphs; none begins with a sentence that must stand beside the one before."""
    made: list[list[Line]] = []
    aim = -(-len(lines) // max(1, -(-len(lines) // _PARAGRAPH)))
    for line in lines:
        held = made[-1] if made else []
        free = [number for number in range(1, len(held)) if not is_tied(held[number], material)]
        if held and len(held) < aim:
            held.append(line)
        elif held and is_tied(line, material) and free:
            made[-1:] = [held[: free[-1]], [*held[free[-1] :], line]]
        elif held and is_tied(line, material):
            held.append(line)
        else:
            made.append([line])
    return made


def _by_paragraph(material: Material, lines: list[Line]) -> list[list[Line]]:
    """As the article has them, but for a paragraph that begins with what needs the sentence before."""
    sentences = material.document.sentences
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        follows = before is not None and before.index == line.index - 1
        same = follows and sentences[line.index].block == sentences[line.index - 1].block
        if same or (follows and is_tied(line, material)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
