"""A heading turned into the question its section answers, by the shape of the heading."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from insights.formats.blog.asking.clauses import from_clause, from_wh
from insights.formats.blog.asking.evidence import Evidence
from insights.formats.blog.asking.stock import stock_questions
from insights.formats.blog.asking.usage import Usage, head_of, is_plural
from insights.formats.blog.asking.verbs import NOUNS_TOO, ORDERS, UNWANTED, base_of_gerund

_NUMBERING = re.compile(
    r"^(?:(?:optional|step|technique|tip|part|chapter|lesson|phase|stage|rule|case|reason|mistake|principle|idea|section|"
    r"example|option|approach|method|question|problem|version|bonus(?: \w+)?)\s*(?:#?\d+|[ivx]+|[A-C])?\s*[:.)—–-]\s+"
    r"|#?\d+(?:\.\d+)*\s*[.):—–-]\s*|[IVX]+\.\s+|\(\d+\)\s+)",
    re.IGNORECASE,
)
_SIDE_LABEL = re.compile(
    r"^(?:(?:enter|side project|new discovery|bonus|spotlight|aside|update(?: \([^()]*\))?)\s*:\s+"
    r"|(?:meet|introducing|announcing) |(?:a )?(?:little |bit )?more about )",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]*\)$")
_APPOSITION = re.compile(r"(?:,| -| —| \u2013) (?:the|an?|our|my|your) .*", re.IGNORECASE)
_IS_STEP = re.compile(r"\s*(?:step|optional)\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:so |but |and |okay,? |wait,? )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|"
    r"could|should|would|will|has|have|had|am|must|may|shall|what's|who's|where's|how's)\b",
    re.IGNORECASE,
)
_AFTER_AN_ORDER = re.compile(
    r"(?:an?|the|my|our|your|his|her|its|their|this|that|these|those|some|any|all|every|each|no|it|them|us|me|yourself|"
    r"with|without|where|what|when|how|why|whether|if|up|out|down|off|only|always|never|to|for yourself|into|in mind|at|"
    r"more|less|fewer|multiple|several|many|both|one|two|three|people|others|users|yet|another|and \w+ (?:a|an|the|your))\b",
    re.IGNORECASE,
)
_ORDER_CONTINUES = re.compile(
    r"\b(?:to [a-z]+|where|when|if|instead of|rather than|before|after|with (?:a|an|the|your)|over)\b"
)
_GERUND_CONTINUES = re.compile(
    r"(?:an?|the|my|our|your|its|their|this|that|these|those|some|any|all|every|each|it|them|up|out|down|off|in|on|to|for|"
    r"with|without|from|into|at|by|as|back|away|over|through|toward|towards|under|what|when|where|how|why|which|"
    r"more|less|multiple|several|another|yet|last|next|\d+|[A-Z$]\S*|\w+ly|\w+[^su]s|\w+ed)\b|[`$\"“]|.* (?:and|or) \w+ing "
    r"|\w+(?: \w+)? (?:to|from|into|with|on|in|by|for|as|at|under) ",
)
_IMPROVED = re.compile(r"(?P<what>.+?) (?:improvements|optimi[sz]ations|enhancements|speed-?ups)")
_LONGEST_NOUN = 9
_UNQUOTED = str.maketrans("", "", '"“”')
_NO_NOUN = re.compile(
    r"(?:for|with|without|in|on|at|by|to|under|over|beyond|towards?|when|while|if|once|after|before|not|and|but|it|it's|"
    r"i|i'm|we|you|they|previously|replaced|removed|added|fixed|there|here|because|so)"
)
_KIND_OF = re.compile(
    r"(?:further|general|other|more|additional|various|some|new|recent|minor|small|major)\b", re.IGNORECASE
)
_WAYS = "way|alternative|approach|option|idea|solution|strategy|example|choice"
_NO_ORDER = re.compile(
    r"(?:for|with|without|in|on|at|by|to|under|over|beyond|towards?|when|while|if|once|after|before|not|and|but|or|from|"
    r"into|about|inside|behind|through|between|of|as|like|than|beyond|across|around|against|off|out|per|via|since|until|"
    r"why|how|what|where|who|which|it|this|that|these|all|more|just|only|even|still|also|both|part|some|\w+(?:ed|ly|ing|s))"
)
_PATTERNS = [
    (re.compile(pattern), question)
    for pattern, question in (
        (r"(?P<who>.+?) support for (?P<what>.+)", "How does {raw_who} support {raw_what}?"),
        (r"support for (?P<what>.+)", "How {is_are} {raw_what} supported?"),
        (r"(?:changes )?from (?P<one>.+) to (?P<other>.+)", "What changed from {raw_one} to {raw_other}?"),
        (r"changes (?P<where>(?:in|since|between|to) .+)", "What changed {raw_where}?"),
        (r"replaced (?P<one>.+) with (?P<other>.+)", "Why was {raw_one} replaced with {raw_other}?"),
        (r"(?P<what>.+?) under the hood", "How does {what} work under the hood?"),
        (
            r"(?:under the hood|inside|a (?:closer )?look (?:at|inside)|deep dive into|anatomy) (?:of )?(?P<what>.+)",
            "How does {what} work inside?",
        ),
        (
            r"(?:the )?(?P<what>(?!.* (?:of|in|to|for|on|with) ).+?) (?:problem|issue|trouble)",
            "What is the problem with {what}?",
        ),
        (
            r"(?:an? )?(?P<how>faster|better|smaller|cheaper|simpler|easier|safer) (?P<which>"
            + _WAYS
            + r")(?P<rest> .+)?",
            "What is a {raw_how} {raw_which}?",
        ),
        (
            r"(?:an? )?(?P<how>faster|better|smaller|cheaper|simpler|easier|safer) (?P<what>.+)",
            "What makes {what} {raw_how}?",
        ),
        (r"improved (?P<what>.+)", "How {has} {what} improved?"),
        (r"(?P<thing>an? .+)", "What does {raw_thing} look like?"),
        (r"(?:my|our) (?P<thing>.+)", "What does the {raw_thing} look like?"),
        (r"(?P<name>[A-Z]\w*) in (?P<place>\w+)", "What does {raw_name} look like in {raw_place}?"),
        (
            r"(?P<one>[^,]+) and (?P<other>(?:the|its|our|your) .+)",
            "How do {one} and {raw_other} fit together?",
        ),
        (r"(?P<what>.*performance)", "How good is {what}?"),
        (r"(?P<one>\S+), (?P<other>\S+)", "How do {raw_one} and {raw_other} work?"),
    )
]
_LISTED = re.compile(
    r".*\b(?:requirements|goals|results|options|rules|principles|guidelines|costs|considerations|implications|"
    r"expectations|metrics|stats|names|values|types|differences|reasons|examples|features|notes|changes|updates|fixes|"
    r"points|steps|commands|benefits|environments|problems|issues|challenges|questions|lessons|mistakes|drawbacks|"
    r"limitations|additions|removals|stabilizations|stabilisations|releases|plans|parts|pieces|uses|cases)"
)


_GOALS = re.compile(r"\b(?:goals?|grad(?:es|ing)|resolutions)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?:[A-Z0-9]\S*)(?: [A-Z0-9]\S*)+")
_FILE = re.compile(
    r"`?(?:[\w./-]*\w\.(?:json|ya?ml|jsx?|tsx?|py|rs|go|conf|toml|md|txt|html|css|nix|sh|c|h|cpp|java|rb|lock|cfg|ini|xml|sql))`?"
)


class Heading(NamedTuple):
    text: str  # without numbering and closing punctuation, identifiers in backticks
    usage: Usage
    evidence: Evidence
    topic: str
    parent: str = ""
    is_step: bool = False

    @property
    def lowered(self) -> str:
        return self.usage.sentence_case(self.text)

    def named(self) -> str:
        return self.usage.with_article(self.lowered)


def clean(heading: str) -> str:
    if heading.endswith("?"):
        heading = heading[max(heading.rfind(end, 0, -1) for end in (". ", "? ", "! ")) + 1 :].strip()
    text = _SIDE_LABEL.sub("", _NUMBERING.sub("", heading.strip()))
    text = re.sub(r"[^\w\s`'’\"“”().,:;/&+#?!%$*<>{}\[\]@=|—\u2013-]", "", text)
    text = re.sub(r"\s+", " ", text).strip().rstrip(".:!;,—\u2013 ")
    text = _IN_BRACKETS.sub("", text) or text
    shorter = _APPOSITION.sub("", text)
    text = shorter if len(shorter.split()) <= 2 and not _QUESTION.match(text) else text
    return text or heading.strip()


def is_step(heading: str) -> bool:
    return _IS_STEP.match(heading) is not None


def questions(heading: Heading) -> Iterator[str]:
    """Best first. Every one of them is a whole question; the caller takes the first that fits the voice."""
    for shape in _SHAPES:
        yield from shape(heading)


def _goal(heading: Heading) -> Iterator[str]:
    first = heading.text.partition(" ")[0].lower()
    if _GOALS.search(heading.parent) and (first in ORDERS | NOUNS_TOO or len(heading.text.split()) > 3):
        yield f"How did the goal “{heading.text}” go?"


def _stock(heading: Heading) -> Iterator[str]:
    part = re.split(r": | - | — ", heading.text)[0]
    for question in stock_questions(part.strip("`?")):
        if "{topic}" not in question:
            yield question
        elif heading.topic:
            yield question.format(topic=heading.topic)


def _asked(heading: Heading) -> Iterator[str]:
    text = re.sub(r"^(?:so|and|but|okay|well),? ", "", heading.text, flags=re.IGNORECASE)
    if text.endswith("?"):
        yield text[0].upper() + text[1:]
    elif re.match(r"(?:is|are|do|does|can|will)\b", text, re.IGNORECASE) and _CAPITALISED.fullmatch(text):
        yield f"What happened with {text}?"
    elif re.match(r"if ", text, re.IGNORECASE):
        yield f"What {heading.usage.sentence_case(text)}?"
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
    elif preferred := re.fullmatch(r"for (?P<what>[^,]+), (?P<verb>\w+) (?P<tail>.+)", heading.lowered):
        if preferred["verb"] in ORDERS | NOUNS_TOO:
            yield f"Why {preferred['verb']} {preferred['tail']} for {preferred['what']}?"
    elif verb == "be" and rest:
        yield f"How can you be {_rest(heading, rest)}?"
    elif rest and _is_order(heading, verb, rest):
        yield f"How do you {verb} {_rest(heading, rest)}?"


def _is_order(heading: Heading, verb: str, rest: str) -> bool:
    if verb in ORDERS:
        return rest[0] not in ":,&" and not rest.lower().startswith("and the ")
    if verb in NOUNS_TOO:
        continues = _AFTER_AN_ORDER.match(rest) or _ORDER_CONTINUES.search(rest)
        continues = continues or (verb in {"start", "stop"} and base_of_gerund(rest.split()[0]))
        return heading.is_step or bool(continues) or re.fullmatch(r"[A-Z]\w+ \w+ly", rest) is not None
    looks = re.match(r"(?:the|an?|your|my|our|its|this|these|all|one|two)\b", rest, re.IGNORECASE) is not None
    return (
        looks
        and verb.isalpha()
        and _NO_ORDER.fullmatch(verb) is None
        and not heading.usage.is_name(verb.capitalize())
    )


def _rest(heading: Heading, rest: str) -> str:
    """What follows the verb, in the case a sentence has; it is the reader who asks, so “my” is “your”."""
    lowered = heading.usage.sentence_case("x " + rest)[2:]
    return re.sub(r"\b(?:my|our)\b", "your", re.sub(r"\b(?:myself|ourselves)\b", "yourself", lowered))


def _gerund(heading: Heading) -> Iterator[str]:
    first, _, rest = heading.text.partition(" ")
    base = base_of_gerund(first)
    if not base or (heading.usage.is_name(first) and len(rest.split()) < 3):
        return
    tail = _rest(heading, rest)
    if base in {"introduce", "announce"} and rest:
        yield f"What is {heading.usage.with_article(tail)}?"
    elif base == "understand" and rest:
        yield f"How does {heading.usage.with_article(tail)} work?"
    elif base in UNWANTED and rest:
        yield f"What was behind {first.lower()} {tail}?"
    elif rest and (_GERUND_CONTINUES.match(rest) or is_plural(tail)):
        yield f"How do you {_joined(base, tail)}?"
    elif rest:
        yield f"How does {first.lower()} {tail} work?"
    elif base in ORDERS:
        yield f"How do you {base}?"


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
    if len(after.split()) > 2:
        for shape in (_asked, _clause, _order, _gerund):
            yield from shape(inner)
    if " " not in before and before.isupper() and len(before) > 1:
        yield f"What is {before}?"
    elif not re.match(r"(?:in|on|at|with|for|by|pick|choose) ", after, re.IGNORECASE):
        noun = inner.named()
        yield f"Where {'do' if is_plural(noun) else 'does'} {noun} fit in?"
    yield f"What does “{heading.text}” mean?"


def _clause(heading: Heading) -> Iterator[str]:
    yield from from_clause(heading.lowered)


def _special_nouns(heading: Heading) -> Iterator[str]:
    lowered, name = heading.lowered, heading.usage.with_article
    for pattern, ask in _PATTERNS:
        if match := pattern.fullmatch(lowered):
            parts = {key: value for key, value in match.groupdict().items() if value}
            named = {key: name(_bare(value)) for key, value in parts.items()}
            plural = is_plural(parts.get("what", ""))
            yield ask.format(
                **{f"raw_{key}": value for key, value in parts.items()},
                **named,
                is_are="are" if plural else "is",
                has="have" if plural else "has",
            )
    if len(sides := re.split(r" (?:vs\.?|versus) ", lowered)) > 1:
        yield f"How do {', '.join(sides[:-1])} and {sides[-1]} compare?"
    if (improved := _IMPROVED.fullmatch(lowered)) and not _KIND_OF.match(improved["what"]):
        has = "have" if is_plural(improved["what"]) else "has"
        yield f"How {has} {name(improved['what'])} improved?"
    if _KIND_OF.match(lowered) and is_plural(lowered):
        yield f"What {lowered} are there?"
    if _FILE.fullmatch(heading.text):
        yield f"What goes into {heading.text}?"


def _bare(noun: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", noun)


def _noun(heading: Heading) -> Iterator[str]:
    if using := re.fullmatch(r"when (\w+ing .+)", heading.lowered):
        yield f"What matters when {using[1]}?"
    if not _reads_as_noun(heading):
        return
    noun = heading.named()
    plural = is_plural(noun)
    be, do = ("are", "do") if plural else ("is", "does")
    head = head_of(_bare(noun))
    if re.match(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b", noun):
        yield f"What {be} the {noun}?"
    elif plural and _LISTED.fullmatch(head):
        yield f"What are {noun if _bare(noun) != noun else 'the ' + noun}?"
    elif (
        " of " in noun
        or re.fullmatch(r"(?:impact|effect|influence|role|place|cost)s?", head)
        or head.endswith(" question")
    ):
        yield f"Why does {noun} matter?" if head == "ease" else f"What {be} {noun}?"
    elif heading.evidence.defines(heading.lowered):
        yield f"What {be} {noun}?"
    elif heading.evidence.gives_reasons:
        yield f"Why {do} {noun} matter?"
    elif heading.evidence.shows_how:
        yield f"How {do} {noun} work?"
    elif heading.evidence.tells_of_change:
        yield f"What changed with {noun}?"
    if plural and head != _bare(noun) and not re.match(r"(?:the|these|some|all|my|our) ", noun):
        yield f"What are the {noun}?"
    yield f"What {be} {noun}?"
    yield f"What should you know about {noun}?"


def _reads_as_noun(heading: Heading) -> bool:
    first = heading.lowered.split()[0]
    odd = heading.text.startswith(('"', "“")) or "..." in heading.text or "…" in heading.text
    return not odd and len(heading.text.split()) <= _LONGEST_NOUN and not _NO_NOUN.fullmatch(first)


def _quoted(heading: Heading) -> Iterator[str]:
    if len(heading.text.split()) > 1:
        yield f"What is meant by “{heading.text.translate(_UNQUOTED)}”?"


_SHAPES: tuple[Callable[[Heading], Iterator[str]], ...] = (
    _goal, _stock, _asked, _colon, _clause, _order, _gerund, _special_nouns, _noun, _quoted,
)  # fmt: skip
