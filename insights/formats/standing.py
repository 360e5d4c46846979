"""What a voice sets around a text: standing first and last lines, emoji, hashtags."""

from collections.abc import Sequence
from zlib import crc32

import regex  # type: ignore[import-untyped]

from insights.composition import Format, Piece, PieceKind
from insights.providers.base import WriteRequest
from insights.voice import violations


def opener(request: WriteRequest, key: str) -> Piece | None:
    return _standing(request.voice.openers, request, key)


def closer(request: WriteRequest, key: str) -> Piece | None:
    return _standing(request.voice.closers, request, key, before="\n\n")


def _standing(lines: Sequence[str], request: WriteRequest, key: str, before: str = "") -> Piece | None:
    """One of the lines, the same for the same text; none that breaks a rule of the voice itself."""
    language = request.document.language
    usable = [
        line.strip()
        for line in lines
        if line.strip()
        and line not in request.avoid
        and not violations(line, request.voice, request.format, language)
    ]
    return Piece(_chosen(usable, key), PieceKind.VOICE, before=before) if usable else None


def emoji(request: WriteRequest, key: str) -> Piece | None:
    voice = request.voice
    if voice.max_emoji < 1 or not voice.emoji:
        return None
    return Piece(_chosen(voice.emoji, key), PieceKind.VOICE)


def _chosen(values: Sequence[str], key: str) -> str:
    return values[crc32(key.encode()) % len(values)]


def hashtags(request: WriteRequest) -> list[str]:
    """The voice's own first, then the keywords, none of them breaking a rule."""
    voice = request.voice
    wanted = [*voice.hashtags, *(_camel(keyword.term) for keyword in request.keywords)]
    tags: dict[str, str] = {}
    for name in wanted:
        tag = f"#{name.lstrip('#').strip()}"
        if regex.fullmatch(r"#[\w]*\p{L}[\w]*", tag) and not _breaks(name, tag, request):
            tags.setdefault(tag.lower(), tag)
    return list(tags.values())[: max(voice.max_hashtags, 0)]


def _breaks(name: str, tag: str, request: WriteRequest) -> bool:
    return any(violations(text, request.voice, Format.LINKEDIN) for text in (_apart(name), tag))


def _apart(name: str) -> str:
    return str(regex.sub(r"(?<=\p{Ll})(?=\p{Lu})|[#_]", " ", name))


def _camel(term: str) -> str:
    words = regex.findall(r"[\w]+", term)
    return "".join(word if word[:1].isupper() else word.capitalize() for word in words)
