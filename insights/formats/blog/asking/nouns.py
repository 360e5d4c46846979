"""Headings that name a thing: “The enum cache”, “Tail calls in V8”, “Tasks vs. microtasks”."""

import re
from collections.abc import Iterator

from insights.formats.blog.asking.heading import Heading
from insights.formats.blog.asking.stock import is_label
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
        (r"(?P<what>.+?) as (?P<role>an? .+)", "How does {what} work as {raw_role}?"),
        (
            r"(?P<kind>further|additional|other) (?P<thing>[\w-]+(?: [\w-]+)?)",
            "What {raw_kind} {raw_thing} {is_are} there?",
        ),
        (r"improved (?P<what>.+)", "How {has} {what} improved?"),
        (r"(?P<thing>an? .+)", "What does {raw_thing} look like?"),
        (
            r"(?:my|our) (?P<thing>(?!.*(?:experience|thoughts|opinion|take|story)\b).+)",
            "What does the {raw_thing} look like?",
        ),
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
    r"gotchas|caveats|pitfalls|tips|bugs|flaws|misfeatures|errors|failures|workflows|versions|projects|upsides|downsides|priorities|tasks|"
    r"limitations|additions|removals|stabilizations|stabilisations|releases|plans|parts|pieces|uses|cases)"
)
_ACTIVITY = re.compile(r"\w+(?:ing|tion|sion|ment|ance|ism)")
_NO_WORKING = re.compile(
    r"(?:un|non|mis|anti)-?\w+(?:ed|s|ing)\b|(?:painless|easy|simple|good|better|bad|best|happy|final|first|last|"
    r"fun|important|hard)\b|source code|.*\b(?:benefits?|costs?|hardware|history|news|results?|rates?)$",
    re.IGNORECASE,
)
_NO_PHRASE = re.compile(
    r"^(?:some|all|most|more|part|much|any) |^(?:one|few) of |: "
    r"| (?:vs\.?|versus) |, (?!.*\b(?:and|or)\b)| by \w+ing\b| [-\u2013—] |[!;=]"
    r"|^(?:further|additional|another|other) |^(?:snippet|example|listing|figure|table|step|case|part) #?\d+$"
)
_DONE_TO = re.compile(
    r"(?:the )?(?P<done>stabilized|stabilised|deprecated|removed|added|renamed|fixed) (?P<what>[\w` -]+s)"
)
_PERSONS = re.compile(
    r".*\b(?:directors|maintainers|authors|members|teams|contributors|people|speakers|attendees|winners|"
    r"users|developers|designers|engineers|partners|customers)"
)
_SEEN = re.compile(
    r".*\b(?:layout|structure|architecture|syntax|schema|screenshots?|timelines?|scenario|output|landscape)"
)
_READ = re.compile(r".*\b(?:specs?|specification|documentation|docs|data|numbers)")
_COUNTED = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_DETERMINED = re.compile(r"(?:the|these|some|all|my|our|many|most) ")
_RELATION = re.compile(r"(?:impact|effect|influence|role|place|cost)s?|.* question")
_FILE = re.compile(
    r"`?(?:[\w./-]*\w\.(?:json|ya?ml|jsx?|tsx?|py|rs|go|conf|toml|md|txt|html|css|nix|sh|c|h|cpp|java|rb|"
    r"lock|cfg|ini|xml|sql))`?"
)


def special_noun(heading: Heading) -> Iterator[str]:
    lowered, name = heading.lowered, heading.usage.with_article
    if ": " in lowered:
        return
    for pattern, ask in _PATTERNS:
        if match := pattern.fullmatch(lowered):
            parts = {key: value for key, value in match.groupdict().items() if value}
            named = {key: name(_bare(value)) for key, value in parts.items()}
            plural = is_plural(parts.get("what") or parts.get("thing", ""))
            yield ask.format(
                **{f"raw_{key}": value for key, value in parts.items()},
                **named,
                is_are="are" if plural else "is",
                has="have" if plural else "has",
            )
    if len(sides := re.split(r" (?:vs\.?|versus) ", lowered)) > 1:
        yield f"What is the difference between {', '.join(sides[:-1])} and {sides[-1]}?"
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
    yield from _by_its_words(name, head_of(_bare(name)), plural=plural)
    yield from _by_its_matter(heading, name, plural=plural)


def _by_its_matter(heading: Heading, name: str, *, plural: bool) -> Iterator[str]:
    """Nothing where neither the words of the heading nor its section tell what can be asked."""
    be, do = ("are", "do") if plural else ("is", "does")
    evidence, bare = heading.evidence, _bare(name)
    is_name = heading.usage.has_name(bare)
    if evidence.defines(heading.lowered):
        yield f"What {be} {name}?"
    if not is_name and not plural and len(bare.split()) == 1 and not _ACTIVITY.fullmatch(bare):
        return
    if heading.is_news and evidence.tells_of_change:
        yield f"What is new with {name}?"
    if evidence.gives_reasons and not is_name:
        yield f"Why {do} {name} matter?"
    if evidence.shows_how and not _NO_WORKING.match(bare):
        yield f"How {do} {name} work?"
    if plural and not _DETERMINED.match(name):
        yield f"What are the {name}?"
    elif is_name or len(bare.split()) > 1:
        yield f"What {be} {name}?"


def _by_its_words(name: str, head: str, *, plural: bool) -> Iterator[str]:
    """Where the noun itself tells what can be asked about it."""
    be, the = ("are" if plural else "is"), name if _bare(name) != name else f"the {name}"
    if _COUNTED.match(name):
        yield f"What {be} the {name}?"
    elif plural and (done := _DONE_TO.fullmatch(name)):
        yield f"Which {done['what']} were {done['done']}?"
    elif plural and _PERSONS.fullmatch(head.lower()):
        yield f"Who are {the}?"
    elif _SEEN.fullmatch(head.lower()):
        yield f"What {'do' if plural else 'does'} {the} look like?"
    elif _READ.fullmatch(head.lower()):
        yield f"What {'do' if plural else 'does'} {the} say?"
    elif plural and _LISTED.fullmatch(head):
        yield f"What are {the}?"
    elif ease := re.fullmatch(r"(?:the )?ease of (.+)", name):
        yield f"How easy is {ease[1]}?"
    elif made := re.fullmatch(r"(?:the )?implementation of (.+)", name):
        yield f"How {'are' if is_plural(made[1]) else 'is'} {made[1]} implemented?"
    elif " of " in name or _RELATION.fullmatch(head):
        yield f"What {be} {name}?"


def _reads_as_noun(heading: Heading) -> bool:
    first = heading.lowered.split()[0]
    odd = heading.text.startswith(('"', "“")) or "..." in heading.text or "…" in heading.text
    return (
        not odd
        and len(heading.text.split()) <= _LONGEST_NOUN
        and not _NO_NOUN.fullmatch(first)
        and not _NO_PHRASE.search(heading.lowered)
        and not is_label(heading.text)
    )
