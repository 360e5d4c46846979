"""A model's answer as a composition, under the rules of every text; or a list of what is wrong with it."""

from collections.abc import Iterator
from typing import Any

from insights.composition import Composition, Format, PieceKind
from insights.formats import limits_kept
from insights.formats.leftout import left_out
from insights.formats.screening import leans
from insights.providers import dress
from insights.providers.base import WriteRequest
from insights.providers.errors import AnswerError
from insights.providers.ladder import MOST_PROBLEMS
from insights.providers.questions import blog
from insights.providers.schema import LinkedInAnswer, ThreadAnswer
from insights.providers.sourced import Sources, quoted
from insights.voice import fits, violations
from xauth.counting import entities


def checked(answer: Any, request: WriteRequest) -> tuple[Composition, bool]:
    """The composition, and whether anything had to be taken away. Raises AnswerError."""
    sources = Sources(request.document, request.avoid)
    if isinstance(answer, ThreadAnswer):
        composition = _thread(answer, request, sources)
    elif isinstance(answer, LinkedInAnswer):
        composition = _linkedin(answer, request, sources)
    else:
        composition = blog(answer, request, sources)
    problems = [*sources.problems, *_unclear(composition, request)]
    problems += limits_kept(composition, request)
    if problems:
        raise AnswerError(*list(dict.fromkeys(problems))[:MOST_PROBLEMS])
    return composition, sources.was_fixed


def _thread(answer: ThreadAnswer, request: WriteRequest, sources: Sources) -> Composition:
    parts = [sources.part(post.sentences) for post in answer.posts]
    hook = parts[0].text
    return Composition(Format.THREAD, hook, dress.thread(parts, request, hook), left_out(request.document))


def _linkedin(answer: LinkedInAnswer, request: WriteRequest, sources: Sources) -> Composition:
    parts = [sources.part(paragraph.sentences) for paragraph in answer.paragraphs]
    title = "".join(piece.text for piece in sources.title(answer.title))
    sources.problems += violations(title, request.voice, Format.LINKEDIN, request.document.language)
    parts_dressed = dress.article(parts, request, title)
    return Composition(Format.LINKEDIN, title, parts_dressed, left_out(request.document))


def _unclear(composition: Composition, request: WriteRequest) -> Iterator[str]:
    """What cannot be understood outside the article, and on X what would turn into a link or a mention."""
    language = request.document.language
    written = [
        piece for part in composition.parts for piece in part.pieces if piece.kind is PieceKind.SENTENCE
    ]
    if written and composition.format is not Format.BLOG and leans(written[0].text, language):
        yield f"“{quoted(written[0].text)}”: the first sentence opens on something not said before it."
    for piece in written:
        if not fits(piece.text, request.voice, language):
            yield f"“{quoted(piece.text)}” has more than {request.voice.max_sentence_words} words: split it."
        if composition.format is Format.THREAD:
            for segment in entities(piece.text):
                if segment.kind != "text":
                    yield f"“{segment.text}” would become a link or a mention on X: say it without."
