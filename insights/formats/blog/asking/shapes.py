"""A heading turned into the question its section answers, by the shape of the heading."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from insights.formats.blog.asking.clauses import from_clause, from_wh
from insights.formats.blog.asking.evidence import Evidence
from insights.formats.blog.asking.stock import stock_questions
from insights.formats.blog.asking.usage import Usage, is_plural
from insights.formats.blog.asking.verbs import NOUNS_TOO, ORDERS, UNWANTED, base_of_gerund

_NUMBERING = re.compile(
    r"^(?:(?:step|technique|tip|part|chapter|lesson|phase|stage|rule|case|reason|mistake|principle|idea|section|"
    r"example|option|approach|method|question|problem|version|bonus(?: \w+)?)\s*(?:#?\d+|[ivx]+|[A-C])?\s*[:.)—–-]\s+"
    r"|#?\d+(?:\.\d+)*\s*[.):—–-]\s*|[IVX]+\.\s+|\(\d+\)\s+)",
    re.IGNORECASE,
)
_SIDE_LABEL = re.compile(
    r"^(?:enter|side project|new discovery|meet|introducing|announcing|bonus|spotlight|aside|update)\s*:?\s+",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:so |but |and |okay,? |wait,? )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|"
    r"could|should|would|will|has|have|had|am|must|may|shall|what's|who's|where's|how's)\b",
    re.IGNORECASE,
)
_AFTER_AN_ORDER = re.compile(
    r"(?:an?|the|my|our|your|his|her|its|their|this|that|these|those|some|any|all|every|each|no|it|them|us|me|yourself|"
    r"with|without|where|what|when|how|why|whether|if|up|out|down|off|only|always|never|to|for yourself|into|in mind|at|"
    r"more|less|fewer|multiple|several|many|both|one|two|three|\d+)\b",
    re.IGNORECASE,
)
_ORDER_CONTINUES = re.compile(
    r"\b(?:to [a-z]+|where|when|if|instead of|rather than|before|after|with (?:a|an|the|your)|over)\b"
)
_GERUND_CONTINUES = re.compile(
    r"(?:an?|the|my|our|your|its|their|this|that|these|those|some|any|all|every|each|it|them|up|out|down|off|in|on|to|for|"
    r"with|without|from|into|at|by|as|back|away|over|through|toward|towards|under|what|when|where|how|why|which|"
    r"more|less|multiple|several|\d+|[A-Z$`]\S*|\w+ly|\w+[^su]s|(?:and|or) \w+ing)\b|[`$\"“]",
)
_IMPROVED = re.compile(r"(?P<what>.+?) (?:improvements|optimi[sz]ations|enhancements|speed-?ups)")
_KIND_OF = re.compile(
    r"(?:further|general|other|more|additional|various|some|new|recent|minor|small|major)\b", re.IGNORECASE
)
_VERSUS = re.compile(r"(?P<one>.+?)\s+(?:vs\.?|versus)\s+(?P<other>.+)", re.IGNORECASE)
_LISTED = re.compile(
    r".*\b(?:requirements|goals|results|options|rules|principles|guidelines|costs|considerations|implications|"
    r"expectations|metrics|stats|names|values|types|differences|reasons|examples|features|notes|changes|updates|fixes|"
    r"points|steps|commands|benefits|environments|problems|issues|challenges|questions|lessons|mistakes|drawbacks|"
    r"limitations|additions|removals|stabilizations|stabilisations|releases|plans|parts|pieces|uses|cases)"
)


class Heading(NamedTuple):
    text: str  # without numbering and closing punctuation, identifiers in backticks
    usage: Usage
    evidence: Evidence
    topic: str

    @property
    def lowered(self) -> str:
        return self.usage.sentence_case(self.text)

    def named(self) -> str:
        return self.usage.with_article(self.lowered)


def clean(heading: str) -> str:
    text = _NUMBERING.sub("", heading.strip())
    text = _SIDE_LABEL.sub("", text)
    text = re.sub(r"\s+", " ", re.sub(r"[^\w\s`'’\"“”().,:;/&+#?!%$*<>{}\[\]@=|—–-]", "", text)).strip()
    return (text or heading.strip()).rstrip(".:!;,–— ")


def questions(heading: Heading) -> Iterator[str]:
    """Best first. Every one of them is a whole question; the caller takes the first that fits the voice."""
    for shape in _SHAPES:
        yield from shape(heading)


def _stock(heading: Heading) -> Iterator[str]:
    for question in stock_questions(heading.text.strip("`?")):
        if "{topic}" not in question:
            yield question
        elif heading.topic:
            yield question.format(topic=heading.topic)


def _asked(heading: Heading) -> Iterator[str]:
    text = heading.text
    if text.endswith("?"):
        yield text[0].upper() + text[1:]
    elif _QUESTION.match(text):
        yield from from_wh(heading.usage.sentence_case(text))


def _order(heading: Heading) -> Iterator[str]:
    first, _, rest = heading.text.partition(" ")
    verb = first.lower()
    negated = re.match(r"(?:don['’]t|do not|never|stop) (?P<rest>.+)", heading.text, re.IGNORECASE)
    if negated:
        word, _, tail = negated["rest"].partition(" ")
        act = base_of_gerund(word) or heading.usage.sentence_case(word)
        yield f"Why should you not {act} {tail}?"
    elif verb in ORDERS and (rest or verb in {"build", "test"}) and not re.match(r"[:,]", rest):
        yield f"How do you {verb} {_rest(heading, rest)}?"
    elif verb in NOUNS_TOO and rest and (_AFTER_AN_ORDER.match(rest) or _ORDER_CONTINUES.search(rest)):
        yield f"How do you {verb} {_rest(heading, rest)}?"
    elif re.match(r"be \w+", heading.text, re.IGNORECASE):
        yield f"How can you be {_rest(heading, rest)}?"


def _rest(heading: Heading, rest: str) -> str:
    """What follows the verb, in the case a sentence has, without the noise of an aside at its end."""
    lowered = heading.usage.sentence_case("x " + rest)[2:]
    return re.sub(r"\s*\([^()]*\)$", "", lowered)


def _gerund(heading: Heading) -> Iterator[str]:
    first, _, rest = heading.text.partition(" ")
    base = base_of_gerund(first)
    if not base:
        return
    tail = _rest(heading, rest)
    if base in {"introduce", "announce"} and rest:
        yield f"What is {heading.usage.with_article(tail)}?"
    elif base == "understand" and rest:
        yield f"How does {heading.usage.with_article(tail)} work?"
    elif base in UNWANTED and rest:
        yield f"What was behind {first.lower()} {tail}?"
    elif rest and _GERUND_CONTINUES.match(rest):
        yield f"How do you {_joined(base, tail)}?"
    elif rest:
        yield f"How does {first.lower()} {tail} work?"


def _joined(base: str, tail: str) -> str:
    """“Building and running it” asks how to build and run it."""

    def also(match: re.Match[str]) -> str:
        other = base_of_gerund(match[2])
        return f"{match[1]} {other}" if other else match[0]

    return f"{base} " + re.sub(r"\b(and|or) (\w+ing)\b(?= \S)", also, tail)


def _colon(heading: Heading) -> Iterator[str]:
    before, colon, after = heading.text.partition(": ")
    if not colon or len(after) < 3:
        return
    inner = heading._replace(text=after)
    for shape in (_asked, _order, _gerund, _clause):
        yield from shape(inner)
    noun = inner.named()
    yield f"Where {'do' if is_plural(noun) else 'does'} {noun} fit in?"
    yield f"What does “{before}: {after}” mean?"


def _clause(heading: Heading) -> Iterator[str]:
    yield from from_clause(heading.lowered)


def _special_nouns(heading: Heading) -> Iterator[str]:
    lowered = heading.lowered
    if match := _VERSUS.fullmatch(lowered):
        yield f"How do {match['one']} and {match['other']} compare?"
    if match := re.fullmatch(r"(?P<who>.+?) support for (?P<what>.+)", lowered):
        yield f"How does {match['who']} support {match['what']}?"
    if match := re.fullmatch(r"support for (?P<what>.+)", lowered):
        yield f"How {'are' if is_plural(match['what']) else 'is'} {match['what']} supported?"
    if match := re.fullmatch(r"from (?P<one>.+) to (?P<other>.+)", lowered):
        yield f"What changed from {match['one']} to {match['other']}?"
    if match := re.fullmatch(r"(?P<what>.+?) under the hood", lowered):
        yield f"How does {heading.usage.with_article(match['what'])} work under the hood?"
    if match := re.fullmatch(
        r"(?:under the hood|inside|a look (?:at|inside)|a closer look at|deep dive into|anatomy) (?:of )?(?P<what>.+)",
        lowered,
    ):
        yield f"How does {heading.usage.with_article(match['what'])} work inside?"
    if match := re.fullmatch(
        r"(?P<what>(?!.* (?:of|in|to|for|on) ).+?) (?:problems?|issues?|bugs?|trouble)", lowered
    ):
        yield f"What is the problem with {heading.usage.with_article(_bare(match['what']))}?"
    if match := _IMPROVED.fullmatch(lowered):
        if not _KIND_OF.match(match["what"]):
            has = "have" if is_plural(match["what"]) else "has"
            yield f"How {has} {heading.usage.with_article(match['what'])} improved?"
    if _KIND_OF.match(lowered) and is_plural(lowered):
        yield f"What {lowered} are there?"


def _bare(noun: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", noun)


def _noun(heading: Heading) -> Iterator[str]:
    if re.match(
        r"(?:for|with|without|in|on|at|by|to|under|over|beyond|towards?|when|while|if|once|after|before|not|and|but|slow|replaced|removed)\b",
        heading.lowered,
        re.IGNORECASE,
    ):
        if using := re.fullmatch(r"when (\w+ing .+)", heading.lowered):
            yield f"What matters when {using[1]}?"
        yield f"What is meant by “{heading.text}”?"
        return
    if heading.text.startswith(('"', "“")):
        yield f"What is meant by {heading.text}?"
        return
    noun = heading.named()
    plural = is_plural(noun)
    be, do = ("are", "do") if plural else ("is", "does")
    if _LISTED.fullmatch(noun) and plural:
        yield f"What are {heading.usage.sentence_case(noun) if noun.startswith(('the ', 'our ', 'my ')) else 'the ' + noun}?"
    elif heading.evidence.defines(heading.lowered):
        yield f"What {be} {noun}?"
    elif heading.evidence.gives_reasons:
        yield f"Why {do} {noun} matter?"
    elif heading.evidence.shows_how:
        yield f"How {do} {noun} work?"
    elif heading.evidence.tells_of_change:
        yield f"What changed with {noun}?"
    yield f"What {be} {noun}?"
    yield f"What should you know about {noun}?"


_SHAPES: tuple[Callable[[Heading], Iterator[str]], ...] = (
    _stock, _asked, _colon, _order, _gerund, _clause, _special_nouns, _noun,
)  # fmt: skip
