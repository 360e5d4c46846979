"""A thread of at most three posts: what is claimed, why it holds, and what makes one read on."""

from insights.composition import Composition, Format, Piece, PieceKind
from insights.distilled import Concept
from insights.formats import standing
from insights.formats.errors import NothingLeftError
from insights.formats.layout import Groups, laid_out
from insights.formats.leftout import left_out
from insights.formats.material import Line, Material
from insights.formats.point import point
from insights.formats.posts import Post
from insights.formats.readon import read_on
from insights.providers.base import LinkPlace, WriteRequest
from xauth.counting import weigh

# A post reads well up to here, however long an account may write.
_COMFORTABLE = 280


def write(request: WriteRequest) -> Composition:
    return _Thread(request).composition()


class _Thread:
    def __init__(self, request: WriteRequest) -> None:
        self.request = request
        self.material = Material(request)
        self.limit = min(request.post_limit, _COMFORTABLE)
        self.posts: list[Post] = []

    def composition(self) -> Composition:
        if not self.request.concepts or self.request.max_posts < 1:
            raise NothingLeftError("There is nothing chosen to write about.")
        concept = self.request.concepts[0]
        hook = self._begin(concept)
        room = self.limit - self._reserve(first=True, last=True)
        lines = [hook, *point(self.material, concept, hook, self.request.concepts[1:], room)]
        claims = {claim.text for each in self.request.concepts[1:] if (claim := self.material.claim(each))}
        groups = laid_out(self.material, lines, min(self.request.max_posts, 3), self._fits, claims)
        groups += self._read_on(concept, groups)
        self.posts = [post for number, group in enumerate(groups) if (post := self._post(number, group))]
        self._finish(hook)
        parts = tuple(post.part for post in self.posts)
        return Composition(Format.THREAD, hook.text, parts, left_out(self.request.document))

    # ── The hook ──────────────────────────────────────────────────────────────────────────────────
    def _begin(self, concept: Concept) -> Line:
        for line in self.material.hooks(self.request.concepts):
            for limit in sorted({self.limit, self.request.post_limit}):
                post = Post(self.request, limit, reserve=self._reserve_for_link())
                if self._open(post, line):
                    self.first, self.hook = post, line
                    return line
        raise NothingLeftError(
            "No sentence of the article fits a post and keeps every rule of this voice. "
            "Write the claim in your own words, or loosen the voice."
        )

    def _reserve_for_link(self) -> int:
        wanted = self.request.link and self.request.link_place is not LinkPlace.NOWHERE
        return _room(self.request.link) if wanted else 0

    def _open(self, post: Post, hook: Line) -> bool:
        opener = standing.opener(self.request, hook.text)
        if opener and post.add(opener, hook.piece("\n\n")):
            return True
        post.pieces = []
        return post.add(hook.piece(""))

    # ── The posts ─────────────────────────────────────────────────────────────────────────────────
    def _fits(self, number: int, lines: list[Line], is_last: bool) -> bool:
        return self._post(number, lines, is_last=is_last) is not None

    def _post(self, number: int, lines: list[Line], *, is_last: bool = False) -> Post | None:
        """The post with all the lines, or none; a hook alone always stands as it was found to fit."""
        if number == 0 and len(lines) == 1 and not is_last:
            return self.first.copy()
        post = self.first.copy() if number == 0 else Post(self.request, self.limit)
        post.reserve = self._reserve(first=number == 0, last=is_last)
        for line in lines[number == 0 :]:
            if not post.add(line.piece(self._between(post, number))):
                return None
        return post if number or post.fits else None

    def _between(self, post: Post, number: int) -> str:
        """A blank line after the hook, where more follows it in its post."""
        if not post.pieces:
            return ""
        return "\n\n" if number == 0 and len(post.sentences) == 1 else self.material.space

    def _reserve(self, *, first: bool, last: bool) -> int:
        """Room for the link, with the line breaks before it, and for what ends a text."""
        place = self.request.link_place
        holds_link = (place is LinkPlace.LAST and last) or (place is LinkPlace.FIRST and first)
        room = self._reserve_for_link() if holds_link else 0
        if last:
            closer = standing.closer(self.request, self.hook.text)
            ends = [closer.text if closer else "", " ".join(standing.hashtags(self.request))]
            room += sum(map(_room, filter(None, ends)))
        return room

    # ── Why read on, and the end ──────────────────────────────────────────────────────────────────
    def _read_on(self, concept: Concept, groups: Groups) -> Groups:
        """One more post about the same, where there is one worth it and room for it."""
        if len(groups) >= min(self.request.max_posts, 3):
            return []
        said = [line for group in groups for line in group]
        lines = read_on(self.material, concept, said)
        while lines and not self._fits(len(groups), lines, is_last=True):
            lines = lines[:-1]
        return [lines] if lines else []

    def _finish(self, hook: Line) -> None:
        first, last = self.posts[0], self.posts[-1]
        emoji = standing.emoji(self.request, hook.text)
        if emoji:
            first.add(Piece(emoji.text, PieceKind.VOICE, before=" "))
        closer = standing.closer(self.request, hook.text)
        if closer:
            last.add(closer)
        self._link(first if self.request.link_place is LinkPlace.FIRST else last)
        tags = standing.hashtags(self.request)
        while tags and not last.add(Piece(" ".join(tags), PieceKind.TAGS, before="\n\n")):
            tags.pop()

    def _link(self, post: Post) -> None:
        if not self.request.link or self.request.link_place is LinkPlace.NOWHERE:
            return
        link = Piece(self.request.link, PieceKind.LINK, before="\n\n")
        post.reserve = 0
        if post.add(link):
            return
        post.limit = self.request.post_limit
        while not post.add(link):
            if len(post.pieces) < 2:
                raise NothingLeftError("The link leaves no room for a sentence in a post of this length.")
            post.pieces.pop()


def _room(text: str) -> int:
    """Of a paragraph with the line breaks before it, as X counts them."""
    return weigh(text).length + 2
