"""What a finished text may not exceed, for every generator."""

from collections.abc import Iterator

from insights.composition import Composition, Format, Part, PieceKind
from insights.providers.base import WriteRequest
from insights.voice import violations
from xauth.counting import normalise, weigh

# LinkedIn's limit of a post is 3,000 characters; it does not say of which kind, so the larger count holds.
LINKEDIN_LIMIT = 3000
_UNSPOKEN = {PieceKind.CODE, PieceKind.IMAGE, PieceKind.LINK}


def characters(text: str) -> int:
    """Code points or UTF-16 units, whichever are more."""
    return max(len(text), len(text.encode("utf-16-le", "surrogatepass")) // 2)


def limits_kept(composition: Composition, request: WriteRequest) -> list[str]:
    """What breaks a limit of the format or a rule of the voice, in sentences for the person."""
    language = request.document.language
    match composition.format:
        case Format.THREAD:
            found = [*_thread(composition, request)]
        case Format.LINKEDIN:
            found = [*_linkedin(composition)]
        case _:
            found = []
    for text in _texts(composition):
        found += violations(text, request.voice, composition.format, language)
    return found


def _thread(composition: Composition, request: WriteRequest) -> Iterator[str]:
    if not composition.parts:
        yield "There is no post."
    if len(composition.parts) > request.max_posts:
        yield f"{len(composition.parts)} posts, and at most {request.max_posts} are wanted."
    for number, part in enumerate(composition.parts, start=1):
        weight = weigh(normalise(part.text), limit=request.post_limit)
        if weight.remaining < 0:
            yield f"Post {number} is {-weight.remaining} characters too long."
        elif not weight.valid:
            yield f"X does not take post {number}: it is empty or has a character X forbids."


def _linkedin(composition: Composition) -> Iterator[str]:
    size = characters(composition.text)
    if size > LINKEDIN_LIMIT:
        yield f"The article is {size - LINKEDIN_LIMIT} characters too long for LinkedIn."
    if not composition.text.strip():
        yield "The article is empty."


def _texts(composition: Composition) -> list[str]:
    """What the voice's rules are counted on: a post, or the whole text; code, images and links aside."""
    if composition.format is Format.THREAD:
        return [_spoken(part) for part in composition.parts]
    return ["\n\n".join(map(_spoken, composition.parts))]


def _spoken(part: Part) -> str:
    return "".join(piece.before + piece.text for piece in part.pieces if piece.kind not in _UNSPOKEN).strip()
