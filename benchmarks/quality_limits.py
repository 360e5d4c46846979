"""Limits of each format, and the rules a voice sets: every one of them is hard."""

from collections.abc import Callable, Sequence

import regex as re  # type: ignore[import-untyped]

from benchmarks.quality_row import Offence, Row, none_of
from benchmarks.quality_texts import Made, Text
from benchmarks.quality_words import FENCE, IMAGE, URL, WORD
from insights.composition import Format, PieceKind
from insights.voice import Person, Voice
from xauth.counting import weigh

LINKEDIN_LIMIT = 3000
_EMOJI = re.compile(r"(?:\p{Extended_Pictographic}(?<![©®™↔↕↖-↙↩↪▪▫▶◀☑✔✖])|\p{Regional_Indicator}{2})")
_FIRST = re.compile(
    r"(?<![\w/.-])(?:I(?!/)(?:['’](?:m|ve|d|ll))?|[Mm]e|[Mm]y|[Mm]yself"
    r"|[Ww]e(?:['’](?:re|ve|d|ll))?|[Uu]s|[Oo]ur|[Oo]urs|[Oo]urselves|[Ll]et['’]s)(?![\w/-]|\.\w)"
)
_DASH = re.compile(r"(?<!\d)\s?[–—]\s?(?!\d)")
_HASHTAG = re.compile(r"(?<![\w&/])#[\p{L}_][\p{L}\p{N}_]*")


def over_limit(text: Text) -> str:
    parts, limit = text.composition.parts, text.request.voice.max_characters
    if not parts or not any(WORD.search(part.text) for part in parts):
        return "nothing is there"
    if text.request.format is Format.THREAD:
        long = [part.text for part in parts if weigh(part.text, limit=280).length > (limit or 280)]
        many = len(parts) > text.request.max_posts
        return f"{len(parts)} posts" if many else "".join(f"too long: {each}" for each in long)
    if text.request.format is Format.LINKEDIN:
        whole = text.composition.text
        length = max(len(whole), len(whole.encode("utf-16-le")) // 2)
        return f"{length} characters" if length > (limit or LINKEDIN_LIMIT) else ""
    return ""


def words_of_its_own(text: Text) -> str:
    """What a voice has a say in: not code, not what is quoted as code, no addresses, no standing lines."""
    own = {PieceKind.CODE, PieceKind.IMAGE, PieceKind.LINK, PieceKind.TAGS, PieceKind.VOICE}
    told = (piece.text for part in text.composition.parts for piece in part.pieces if piece.kind not in own)
    bare = IMAGE.sub(" ", FENCE.sub(" ", "\n".join(told) + "\n"))
    return str(URL.sub(" ", re.sub(r"(`+)(?!`).+?\1", " ", bare)))


def banned(forms: Sequence[str]) -> Callable[[Text], str]:
    """Every form of each banned word is spelled out by the judge, who inflects nothing."""
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])", re.I)

    def broken(text: Text) -> str:
        return ", ".join(map(str, pattern.findall(words_of_its_own(text).replace("’", "'"))))

    return broken


def broken_marks(text: Text) -> str:
    voice, said = text.request.voice, words_of_its_own(text)
    checks = (
        (not voice.exclamation_marks, re.search(r"!(?![=\w\[(])", said), "exclamation mark"),
        (not voice.dashes, _DASH.search(said), "dash"),
        (not voice.semicolons, ";" in said, "semicolon"),
        (voice.person is Person.NONE, _FIRST.search(said), "first person"),
        (True, len(_EMOJI.findall(said)) > emoji_allowed(text, voice), "too many emoji"),
        (True, hashtags(text) > voice.max_hashtags, "too many hashtags"),
    )
    return ", ".join(name for ruled, seen, name in checks if ruled and seen)


def emoji_allowed(text: Text, voice: Voice) -> int:
    """Per post, or per article."""
    return voice.max_emoji * max(
        1, len(text.composition.parts) if text.request.format is Format.THREAD else 1
    )


def hashtags(text: Text) -> int:
    parts = [part.text for part in text.composition.parts]
    units = parts if text.request.format is Format.THREAD else ["\n".join(parts)]
    bare = (
        URL.sub(" ", re.sub(r"(`+).*?\1", " ", FENCE.sub(" ", unit + "\n"), flags=re.S)) for unit in units
    )
    return max((len(_HASHTAG.findall(unit)) for unit in bare), default=0)


def judged(measure: str, texts: Sequence[Text], complaint: Callable[[Text], str], unit: str = "texts") -> Row:
    said = [(text, complaint(text)) for text in texts]
    found = [
        Offence(text.article.name, text.where, f"{why} | {text.prose[:300]}") for text, why in said if why
    ]
    return none_of(measure, found, len(texts), unit)


def errors(made: Sequence[Made]) -> Row:
    found = [Offence(each.article.name, *error) for each in made for error in each.errors]
    total = sum(len(each.texts) + len(each.errors) for each in made)
    return none_of("runs that ended in an error", found, total, "runs")


def refusals(made: Sequence[Made], voice: str) -> Row:
    """Saying nothing keeps every rule, so it is counted."""
    found = [
        Offence(each.article.name, where, "")
        for each in made
        for where in each.refused
        if where.endswith(voice)
    ]
    total = len(found) + sum(len(each.of(voice)) for each in made)
    return Row(f"{voice} voice: texts refused", f"{len(found)} of {total:,} texts", worst=found)


def flagged(texts: Sequence[Text]) -> Row:
    """The embedded generator only selects and rewrites: it has nothing to flag."""
    flags = [
        (text, piece)
        for text in texts
        for part in text.composition.parts
        for piece in part.pieces
        if piece.flags
    ]
    found = [Offence(text.article.name, text.where, f"{piece.flags}: {piece.text}") for text, piece in flags]
    return none_of("pieces flagged by the generator itself", found, len(texts), "texts")
