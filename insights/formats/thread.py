"""A thread of at most three posts: what is claimed, why it holds, and what makes one read on."""

from insights.composition import Composition, Format, Piece, PieceKind
from insights.distilled import Concept
from insights.formats import standing
from insights.formats.errors import NothingLeftError
from insights.formats.leftout import left_out
from insights.formats.material import Line, Material
from insights.formats.point import point
from insights.formats.posts import Post
from insights.formats.readon import read_on
from insights.providers.base import LinkPlace, WriteRequest

# A post reads well up to here, however long an account may write.
_COMFORTABLE = 280
_SHORT_HOOK = 110


def write(request: WriteRequest) -> Composition:
    return _Thread(request).composition()


class _Thread:
    def __init__(self, request: WriteRequest) -> None:
        self.request = request
        self.material = Material(request)
        self.limit = min(request.post_limit, _COMFORTABLE)
        self.said: set[int] = set()
        self.posts: list[Post] = []

    def composition(self) -> Composition:
        if not self.request.concepts or self.request.max_posts < 1:
            raise NothingLeftError("There is nothing chosen to write about.")
        concept = self.request.concepts[0]
        hook = self._begin(concept)
        self._fill(point(self.material, concept, hook, self.request.concepts[1:]))
        self._read_on(concept)
        self._finish(hook)
        parts = tuple(post.part for post in self.posts)
        return Composition(Format.THREAD, hook.text, parts, left_out(self.request.document))

    # ── The hook ──────────────────────────────────────────────────────────────────────────────────
    def _begin(self, concept: Concept) -> Line:
        for line in self.material.hooks(self.request.concepts):
            for limit in sorted({self.limit, self.request.post_limit}):
                post = Post(self.request, limit, reserve=self._reserve(first=True))
                if self._open(post, line):
                    self.posts.append(post)
                    self.said.add(line.index)
                    return line
        raise NothingLeftError(
            "No sentence of the article fits a post and keeps every rule of this voice. "
            "Write the claim in your own words, or loosen the voice."
        )

    def _open(self, post: Post, hook: Line) -> bool:
        opener = standing.opener(self.request, hook.text)
        if opener and post.add(opener, hook.piece("\n\n")):
            return True
        post.pieces = []
        return post.add(hook.piece(""))

    # ── The point ────────────────────────────────────────────────────────────────────────────────────
    def _fill(self, lines: list[Line]) -> None:
        first = self.posts[0]
        for line in lines:
            if line.leans and line.index - 1 not in self.said:
                continue
            post: Post | None = self.posts[-1]
            if post is first and (first.weight > _SHORT_HOOK or len(first.sentences) > 1 or len(lines) < 2):
                post = self._next()
            if post is None:
                return
            self._put(post, line)

    def _put(self, post: Post, line: Line) -> None:
        if post.add(
            line.piece("\n\n" if post is self.posts[0] else self.material.space if post.pieces else "")
        ):
            self.said.add(line.index)
            return
        following = self._next() if post.pieces else None
        if following and following.add(line.piece("")):
            self.said.add(line.index)

    def _next(self) -> Post | None:
        """The post after; none where the thread is as long as it may be. An empty one is used again."""
        if not self.posts[-1].pieces:
            return self.posts[-1]
        if len(self.posts) >= min(self.request.max_posts, 3):
            return None
        self.posts.append(Post(self.request, self.limit, reserve=self._reserve(first=False)))
        return self.posts[-1]

    # ── Why read on, and the end ──────────────────────────────────────────────────────────────────
    def _read_on(self, concept: Concept) -> None:
        self.posts = [post for post in self.posts if post.pieces]
        lines = read_on(
            self.material, concept, self.said, [piece.text for post in self.posts for piece in post.sentences]
        )
        post = self._next() if lines else None
        for line in lines if post else ():
            self._put(self.posts[-1], line)
        self.posts = [post for post in self.posts if post.pieces]

    def _reserve(self, *, first: bool) -> int:
        """Room for the link: X counts each as 23, and two line breaks come before it."""
        place = self.request.link_place
        may_hold_it = place is LinkPlace.LAST or (place is LinkPlace.FIRST and first)
        return 25 if self.request.link and may_hold_it else 0

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
