# ruff: noqa: RUF001 — the marks of real texts are looked for
"""How it reads: hooks that stand alone, sentences that end, words nobody would say."""

from collections.abc import Callable, Iterator, Sequence

import regex as re  # type: ignore[import-untyped]

from benchmarks.quality_row import Offence, Row, mean, none_of, percentile, share_at_most
from benchmarks.quality_texts import Made, Text
from benchmarks.quality_words import grade, prose, sentences, words
from insights.composition import Format, PieceKind

_EXPLETIVE = re.compile(
    r"It(?:['’]s| is| was| takes| turns| may| might| can| could| would| will| has| seems| helps| pays"
    r"| doesn['’]t| does not| isn['’]t)(?: \w+){0,3} "
    r"(?:to|that|why|how|whether|if|when|like|possible|important|true"
    r"|worth)\b"
)
_POINTER = re.compile(
    r"(?:This|That|These|Those|It|They|He|She|Its|Their|His|Her|Such|Both|Neither"
    r"|The (?:former|latter|same|above))\b"
)
_PRO_FORM = re.compile(r"\b(?:do(?:es|ing|ne)? so|the (?:former|latter))\b(?! (?:that|much|many))", re.I)
_TIME = re.compile(
    r"(?:This|These) (?:year|month|week|quarter|days|morning|time|release|version|article|post)\b"
)
_DANGLING = re.compile(
    r"(?:However|But|And|So|Also|Therefore|Thus|Hence|Instead|Otherwise|Moreover|Furthermore|Additionally"
    r"|In addition|For example|For instance|Similarly|Likewise|Nevertheless|Nonetheless|Consequently|Then"
    r"|As a result|On the other hand|In other words|That said|Meanwhile|Besides|Again|Or|Nor|Yet"
    r"|Still)\b(?! far)"
)
_REFERENCE = re.compile(
    r"\b(?:(?:see|shown|seen|listed|described|discussed|mentioned|explained|pictured|code|example|table|diagram"
    r"|image|screenshot|list|section|snippet|chart|graph|as|steps|instructions|video|figure) (?:\w+ ){0,2}"
    r"(?:below|above)|(?:below|above)(?=[.:,;)!?]|$| (?:is|are|you|we|shows?|figure|table|example))"
    r"|(?:figures?|fig\.|listing) \d|(?:as|in|see|the) (?:the )?(?:figure|screenshot)"
    r"|(?:previous|next|earlier|following|last) (?:section|chapter|paragraph|example|figure|snippet|post)"
    r"|the following(?: \w+){0,2}[:.]|(?:later|earlier) in this (?:post|article)"
    r"|in this (?:post|article|section)"
    r"|(?:as )?(?:mentioned|discussed|described|noted|shown) (?:earlier|before|previously|here)"
    r"|see here|click here"
    r"|read on below|the rest of this (?:post|article))",
    re.I,
)
_MACHINE = re.compile(
    r"\bdelv(?:e|es|ing)\b|\bgame.?changer|\btapestry\b|testament to|fast-paced|ever-(?:evolving|changing)"
    r"|\bunlock(?:s|ing)? the (?:power|potential|full)|\bseamless(?:ly)?\b|\belevat(?:e|es|ing) your"
    r"|\bembark|navigat(?:e|ing) the (?:complex|world|landscape)|\bkey takeaways?\b|let that sink in"
    r"|here['’]s the (?:thing|kicker|catch)|here['’]s why|the bottom line|think about (?:that|it)\."
    r"|imagine a world"
    r"|at the end of the day|in (?:today['’]s|the world of)|in conclusion|\bbuckle up"
    r"|let['’]s (?:dive|explore|unpack)"
    r"|dive (?:in|deep|into)|deep dive|it['’]s not (?:just|only) (?:about )?[^.]{1,40}(?:[—,;]|, but) it['’]s"
    r"|\brealm\b"
    r"|\bunleash|\brevolutioni[sz]|\bcutting-edge|\btransformative|\bharness(?:ing)? the|a thread\b|🧵|👇"
    r"|you won['’]t believe|the secret (?:to|of)|\bsupercharge|\bpivotal\b|\bmultifaceted|\bmeticulous"
    r"|stay tuned|more than just a|whether you['’]re a|when it comes to|what does this mean"
    r"|the takeaway|\bhot take",
    re.I,
)
_END = re.compile(r"[.!?:;。！？…)\]\"”’'»*_`]$|\p{Extended_Pictographic}\uFE0F?$")


def hook(text: Text) -> str:
    """The first sentence that is not the author's standing opener."""
    own = {PieceKind.VOICE, PieceKind.TAGS, PieceKind.LINK}
    for part in text.composition.parts[:1]:
        told = " ".join(piece.text for piece in part.pieces if piece.kind not in own)
        return next(iter(sentences(prose(told))), "")
    return ""


def unresolved(sentence: str) -> bool:
    bare = sentence.lstrip("\"“‘'(")
    if _PRO_FORM.search(bare):
        return True
    return bool(_POINTER.match(bare)) and not (_EXPLETIVE.match(bare) or _TIME.match(bare))


def hooks(texts: Sequence[Text], complaint: Callable[[str], object], measure: str) -> Row:
    said = [(text, hook(text)) for text in texts if text.request.format is not Format.BLOG]
    found = [Offence(text.article.name, text.where, line) for text, line in said if complaint(line)]
    return none_of(measure, found, len(said), "hooks")


def posts(texts: Sequence[Text]) -> Iterator[tuple[Text, str]]:
    for text in texts:
        if text.request.format is not Format.BLOG:
            yield from ((text, paragraph) for paragraph in text.prose.split("\n\n") if paragraph.strip())


def pointing(texts: Sequence[Text]) -> Row:
    said = list(posts(texts))
    found = [
        Offence(text.article.name, text.where, f"{match[0]!r} | {each}")
        for text, each in said
        if (match := _REFERENCE.search(each))
    ]
    return none_of("“below”, “figure”, “this article” in a post", found, len(said), "posts, paragraphs")


def left_open(texts: Sequence[Text]) -> Row:
    """A post that ends in a colon announces something nobody will see."""
    said = list(posts(texts))
    found = [
        Offence(text.article.name, text.where, each) for text, each in said if each.rstrip().endswith(":")
    ]
    return none_of("posts, paragraphs that end in a colon", found, len(said), "posts, paragraphs")


def cut_short(texts: Sequence[Text]) -> Row:
    found, total = [], 0
    for text in texts:
        source = " ".join((text.article.document.markdown + prose(text.article.document.markdown)).split())
        for part in text.composition.parts:
            for piece in part.pieces:
                if piece.kind is not PieceKind.SENTENCE:
                    continue
                total += 1
                open_end = not _END.search(piece.text.strip())
                dots = (
                    re.search(r"(?:…|\.\.\.)$", piece.text.strip()) and piece.text.strip()[-9:] not in source
                )
                if (open_end and piece.text.strip()[-12:] not in source) or dots:
                    found.append(Offence(text.article.name, text.where, piece.text))
    return none_of("sentences cut short", found, total, "sentences")


def long_sentences(texts: Sequence[Text], cap: int, percent: float, measure: str) -> Row:
    said = [(text, each) for text in texts for each in sentences(prose(text.prose))]
    long = [(len(words(each)), text, each) for text, each in said if len(words(each)) > cap]
    long.sort(key=lambda each: -each[0])
    found = [Offence(text.article.name, text.where, f"{count} words: {each}") for count, text, each in long]
    return share_at_most(measure, found, len(said), percent)


def machine_phrases(texts: Sequence[Text]) -> Row:
    found = []
    for text in texts:
        source = text.article.document.markdown.lower() + text.article.document.title.lower()
        said = {match[0] for match in _MACHINE.finditer(text.composition.text)}
        found += [
            Offence(text.article.name, text.where, phrase) for phrase in said if phrase.lower() not in source
        ]
    return none_of("phrases typical of machine text, not in the source", found, len(texts), "texts")


def reading_grade(made: Sequence[Made]) -> list[Row]:
    """Flesch-Kincaid; the plain voice aims at the article's own."""
    pairs = []
    for each in made:
        own = [text.prose for text in each.of() if text.request.format is not Format.BLOG]
        if own:
            target = grade(prose(each.article.document.markdown))
            pairs.append((each.article.name, mean([grade(prose(text)) for text in own]), target))
    ours, target = mean([own for _, own, _ in pairs]), mean([aim for _, _, aim in pairs])
    apart = sorted(((abs(own - aim), name, own, aim) for name, own, aim in pairs), reverse=True)
    worst = [
        Offence(name, "posts and LinkedIn", f"{own:.1f}, target {aim:.1f}") for _, name, own, aim in apart
    ]
    gaps = [gap for gap, *_ in apart]
    spread = f"mean {mean(gaps):.1f}, p90 {percentile(gaps, 90):.1f}"
    return [
        Row(
            "reading grade: ours, target",
            f"{ours:.2f}, {target:.2f}",
            "within 1.5",
            abs(ours - target) <= 1.5,
        ),
        Row("reading grade: distance per article", spread, worst=worst),
    ]


def dangling(sentence: str) -> bool:
    return bool(_DANGLING.match(sentence.lstrip("\"“‘'(")))
