"""How long a text may be, as rules for a model; what is set around it afterwards is taken off."""

from insights.composition import Format
from insights.providers.base import LinkPlace, WriteRequest

LINK = 25  # weighted characters: a link counts 23 on X, and two line breaks come before it
COMFORTABLE = 280
SPARE = 10  # models count badly
WIDE = {"zh", "ja", "ko"}  # each of their characters counts as two on X


def lengths(request: WriteRequest) -> str:
    if request.format is Format.THREAD:
        count = min(request.max_posts, 3)
        posts = "one post" if count == 1 else f"1 to {count} posts"
        return f"Write {posts}, each of at most {_post(request)} characters, spaces included."
    if request.format is Format.LINKEDIN:
        most = min(request.voice.max_characters or 2_000, 2_000) - SPARE
        return f"Write at most {most} characters in all, in paragraphs of one to three sentences."
    most = request.voice.max_characters
    cap = f" At most {most} characters in all." if most else ""
    return (
        "Ask 3 to 8 questions in the order of the article; answer each in 1 to 6 sentences. "
        f"Show each code block and image of the article once, where it belongs.{cap}"
    )


def _post(request: WriteRequest) -> int:
    most = min(request.post_limit, COMFORTABLE, request.voice.max_characters or COMFORTABLE) - SPARE
    if request.link and request.link_place is not LinkPlace.NOWHERE:
        most -= LINK
    return max(most // 2 if request.document.language in WIDE else most, 40)
