"""What the author's voice and the link add around a model's sentences; what has no room is left away."""

from collections.abc import Sequence
from dataclasses import replace

from insights.composition import Part, Piece, PieceKind
from insights.formats import standing
from insights.formats.limits import LINKEDIN_LIMIT, characters
from insights.formats.posts import Post
from insights.providers.base import LinkPlace, WriteRequest
from insights.providers.lengths import LINK


def thread(parts: Sequence[Part], request: WriteRequest, hook: str) -> tuple[Part, ...]:
    posts = [Post(request, request.post_limit, list(part.pieces)) for part in parts]
    has_link = bool(request.link) and request.link_place is not LinkPlace.NOWHERE
    at = 0 if request.link_place is LinkPlace.FIRST else -1
    posts[at].reserve = LINK if has_link else 0
    posts[0] = _opened(posts[0], standing.opener(request, hook))
    first, last = posts[0], posts[-1]
    for post, piece in ((first, standing.emoji(request, hook)), (last, standing.closer(request, hook))):
        if piece:
            post.add(piece)
    posts[at].reserve = 0
    if has_link:  # it must stand; where it has no room, the answer is refused as too long
        posts[at].pieces.append(Piece(request.link, PieceKind.LINK, before="\n\n"))
    tags = standing.hashtags(request)
    while tags and not last.add(Piece(" ".join(tags), PieceKind.TAGS, before="\n\n")):
        tags.pop()
    return tuple(post.part for post in posts)


def _opened(post: Post, opener: Piece | None) -> Post:
    if opener is None or not post.pieces:
        return post
    opened = Post(post.request, post.limit, reserve=post.reserve)
    hook, *rest = post.pieces
    return opened if opened.add(opener, replace(hook, before="\n\n"), *rest) else post


def article(parts: Sequence[Part], request: WriteRequest, hook: str) -> tuple[Part, ...]:
    """Of LinkedIn: each addition is a paragraph of its own."""
    cap = request.voice.max_characters
    room = min(LINKEDIN_LIMIT, cap or LINKEDIN_LIMIT) - sum(characters(part.text) + 2 for part in parts)
    added = []
    for place, piece in (
        (2, _link(request)),  # first to be given room
        (0, standing.opener(request, hook)),
        (1, standing.closer(request, hook)),
        (3, _tags(request)),
    ):
        if piece and characters(piece.text) + 2 <= room:
            room -= characters(piece.text) + 2
            added.append((place, Part((replace(piece, before=""),))))
    added.sort(key=lambda each: each[0])
    before = [part for place, part in added if place == 0]
    return (*before, *parts, *(part for place, part in added if place > 0))


def _link(request: WriteRequest) -> Piece | None:
    is_wanted = request.link and request.link_place is not LinkPlace.NOWHERE
    return Piece(request.link, PieceKind.LINK) if is_wanted else None


def _tags(request: WriteRequest) -> Piece | None:
    tags = standing.hashtags(request)
    return Piece(" ".join(tags), PieceKind.TAGS) if tags else None
