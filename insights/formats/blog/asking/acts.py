"""Headings that say what one does: “Write a Dockerfile”, “Creating a feedback loop”."""

import re
from collections.abc import Iterator

from insights.formats.blog.asking.heading import Heading
from insights.formats.blog.asking.usage import is_plural
from insights.formats.blog.asking.verbs import NOUNS_TOO, ORDERS, UNWANTED, base_of_gerund, is_verb

_AFTER_AN_ORDER = re.compile(
    r"(?:an?|the|my|our|your|his|her|its|their|this|that|these|those|some|any|all|every|each|no|it|them|"
    r"us|me|yourself|"
    r"with|without|where|what|when|how|why|whether|if|up|out|down|off|only|always|never|to|for yourself|"
    r"into|in mind|at|"
    r"more|less|fewer|multiple|several|many|both|one|two|three|people|others|users|yet|another|"
    r"and \w+ (?:a|an|the|your))\b",
    re.IGNORECASE,
)
_ORDER_CONTINUES = re.compile(
    r"\b(?:to [a-z]+|where|when|if|instead of|rather than|before|after|with (?:a|an|the|your)|over|"
    r"into|\w{3,}ly$)\b"
)
_GERUND_CONTINUES = re.compile(
    r"(?:an?|the|my|our|your|its|their|this|that|these|those|some|any|all|every|each|it|them|up|out|down|"
    r"off|in|on|to|for|"
    r"with|without|from|into|at|by|as|back|away|over|through|toward|towards|under|what|when|where|how|"
    r"why|which|"
    r"more|less|multiple|several|another|yet|last|next|\d+|[A-Z$]\S*|\w+ly|\w+[^su]s|\w+ed)\b|[`$\"“]|"
    r".* (?:and|or) \w+ing "
    r"|(?:and|or) \w+ing\b|\w+(?: \w+)? (?:to|from|into|with|on|in|by|for|as|at|under) ",
)
_NO_ORDER = re.compile(
    r"(?:for|with|without|in|on|at|by|to|under|over|beyond|towards?|when|while|if|once|after|before|not|"
    r"and|but|or|from|"
    r"into|about|inside|behind|through|between|of|as|like|than|beyond|across|around|against|off|out|per|"
    r"via|since|until|"
    r"why|how|what|where|who|which|it|this|that|these|all|more|just|only|even|still|also|both|part|some|"
    r"\w+(?:ed|ly|ing|[^s]s))"
)


def order(heading: Heading) -> Iterator[str]:
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
        continues = bool(_AFTER_AN_ORDER.match(rest) or _ORDER_CONTINUES.search(rest)) or bool(
            verb in {"start", "stop"} and base_of_gerund(rest.partition(" ")[0])
        )
        return (
            heading.is_step
            or continues
            or heading.among_orders
            or re.fullmatch(r"[A-Z]\w+ \w+ly", rest) is not None
        )
    if heading.among_orders and is_verb(verb):
        return True
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


def gerund(heading: Heading) -> Iterator[str]:
    first, _, rest = heading.text.partition(" ")
    base = base_of_gerund(first)
    if not base or (heading.usage.is_name(first) and len(rest.split()) < 3):
        return
    tail = re.sub(r" [-–—] (?:and|but|or)\b.*", "", _rest(heading, rest))
    if base in {"introduce", "announce"} and rest:
        yield f"What is {heading.usage.with_article(tail)}?"
    elif base == "understand" and rest:
        yield f"How does {heading.usage.with_article(tail)} work?"
    elif base in UNWANTED and rest:
        yield f"What was it like to {base} {tail}?"
    elif rest and (_GERUND_CONTINUES.match(rest) or is_plural(tail) or (base in ORDERS and " " in rest)):
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
