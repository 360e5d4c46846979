"""Headings that name a thing: “The enum cache”, “Tail calls in V8”, “Tasks vs. microtasks”."""

import re
from collections.abc import Iterator

from insights.formats.blog.asking.heading import Heading
from insights.formats.blog.asking.usage import head_of, is_plural

_IMPROVED = re.compile(r"(?P<what>.+?) (?:improvements|optimi[sz]ations|enhancements|speed-?ups)")
_LONGEST_NOUN = 9
_NO_NOUN = re.compile(
    r"(?:for|with|without|in|on|at|by|to|under|over|beyond|towards?|when|while|if|once|after|before|not|"
    r"and|but|it|it's|"
    r"i|i'm|we|you|they|previously|replaced|removed|added|fixed|there|here|because|so)"
)
_KIND_OF = re.compile(
    r"(?:further|general|other|more|additional|various|some|new|recent|minor|small|major)\b", re.IGNORECASE
)
_WAYS = "way|alternative|approach|option|idea|solution|strategy|example|choice"
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
            r"(?:under the hood|inside|a (?:closer )?look (?:at|inside)|anatomy) (?:of )?(?P<what>.+)",
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
    r".*\b(?:requirements|goals|results|options|rules|principles|guidelines|costs|considerations|"
    r"implications|"
    r"expectations|metrics|stats|names|values|types|differences|reasons|examples|features|notes|changes|"
    r"updates|fixes|"
    r"points|steps|commands|benefits|environments|problems|issues|challenges|questions|lessons|mistakes|"
    r"drawbacks|"
    r"limitations|additions|removals|stabilizations|stabilisations|releases|plans|parts|pieces|uses|cases)"
)
_COUNTED = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_DETERMINED = re.compile(r"(?:the|these|some|all|my|our|many|most) ")
_RELATION = re.compile(r"(?:impact|effect|influence|role|place|cost)s?|.* question")
_FILE = re.compile(
    r"`?(?:[\w./-]*\w\.(?:json|ya?ml|jsx?|tsx?|py|rs|go|conf|toml|md|txt|html|css|nix|sh|c|h|cpp|java|rb|"
    r"lock|cfg|ini|xml|sql))`?"
)


def special_noun(heading: Heading) -> Iterator[str]:
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


def noun(heading: Heading) -> Iterator[str]:
    if using := re.fullmatch(r"when (\w+ing .+)", heading.lowered):
        yield f"What matters when {using[1]}?"
    if not _reads_as_noun(heading):
        return
    name = heading.named()
    plural = is_plural(name)
    be, do = ("are", "do") if plural else ("is", "does")
    yield from _by_its_words(name, head_of(_bare(name)), be, plural=plural)
    evidence = heading.evidence
    if evidence.defines(heading.lowered):
        yield f"What {be} {name}?"
    elif evidence.gives_reasons:
        yield f"Why {do} {name} matter?"
    elif evidence.shows_how:
        yield f"How {do} {name} work?"
    elif evidence.tells_of_change:
        yield f"What changed with {name}?"
    if plural and head_of(name) != name and not _DETERMINED.match(name):
        yield f"What are the {name}?"
    yield f"What {be} {name}?"
    yield f"What should you know about {name}?"


def _by_its_words(name: str, head: str, be: str, *, plural: bool) -> Iterator[str]:
    """Where the noun itself tells what can be asked about it."""
    if _COUNTED.match(name):
        yield f"What {be} the {name}?"
    elif plural and _LISTED.fullmatch(head):
        yield f"What are {name if _bare(name) != name else 'the ' + name}?"
    elif head.lower() == "ease":
        yield f"Why does {name} matter?"
    elif " of " in name or _RELATION.fullmatch(head):
        yield f"What {be} {name}?"


def _reads_as_noun(heading: Heading) -> bool:
    first = heading.lowered.split()[0]
    odd = heading.text.startswith(('"', "“")) or "..." in heading.text or "…" in heading.text
    return not odd and len(heading.text.split()) <= _LONGEST_NOUN and not _NO_NOUN.fullmatch(first)
