"""Headings that are clauses: “How it works”, “Security improves when …”, “X is now Y”."""

import re
from collections.abc import Iterator

from insights.formats.blog.asking.usage import is_plural
from insights.formats.blog.asking.verbs import NOUNS_TOO, ORDERS, base_of_third

_INVERTED = re.compile(
    r"(?:so |but |and )?(?:what|who|which|when|where|why|how)(?:['’]s| (?:\w+ ){0,3}?(?:is|are|was|were|do|does|did|can|could|should|would|"
    r"will|has|have|had|not)\b).*|(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have)\b (?!not\b).*",
    re.IGNORECASE,
)
_TO = re.compile(r"(?P<wh>how|when|where|what|which \w+|who|why) (?:not )?to (?P<act>.+)", re.IGNORECASE)
_STATED = re.compile(r"(?P<wh>how|why|when|where|what) (?P<rest>.+)", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?P<subject>(?!there\b)[\w`\"“”'’&./()+-]+(?: [\w`\"“”'’&./()+-]+){0,7}?) (?P<verb>is|are|was|were|can|could|should|will|would|must|has|have)"
    r" (?P<rest>.+)",
    re.IGNORECASE,
)
_IT = re.compile(r"(?:it['’]s|it is) (?P<rest>.+)", re.IGNORECASE)
_OBJECT = re.compile(
    r"(?:an?|the|my|our|your|its|their|everyone|everything|everybody|you|us|it|them|when|if|because|before|after|best|"
    r"better|more|less|well|like|to|from|with|only|in|on|at|for)\b",
    re.IGNORECASE,
)
_DID = re.compile(r"(?P<who>we|i|you|they) (?P<rest>.+)", re.IGNORECASE)


def from_wh(text: str) -> Iterator[str]:
    """From a heading that begins as a question does."""
    text = text[0].upper() + text[1:]
    if match := _TO.fullmatch(text):
        yield f"{match['wh'].capitalize()} {'do' if match['wh'].lower() == 'how' else 'should'} you {match['act']}?"
    elif _INVERTED.fullmatch(text):
        yield text + "?"
    elif match := _STATED.fullmatch(text):
        yield from _stated(match["wh"].capitalize(), match["rest"])


def _stated(wh: str, rest: str) -> Iterator[str]:
    """“How pshtt works”, “Why we chose it”, “Why testing matters”."""
    words = rest.split()
    if match := _DID.fullmatch(rest):
        who = match["who"] if match["who"] != "i" else "I"
        verb, _, tail = match["rest"].partition(" ")
        base = _base_of_past(verb)
        if base:
            yield f"{wh} did {who} {base} {tail}".rstrip() + "?"
        elif verb in ORDERS | NOUNS_TOO:
            yield f"{wh} do {who} {verb} {tail}".rstrip() + "?"
        return
    for place in range(1, min(len(words), 6)):
        if base := base_of_third(words[place]):
            subject, tail = " ".join(words[:place]), " ".join(words[place + 1 :])
            yield f"{wh} does {subject} {base} {tail}".rstrip() + "?"
            return
    if len(words) <= 4 and wh == "Why":
        yield f"{wh} {rest}?"


def _base_of_past(verb: str) -> str:
    from insights.voice.irregular import LEMMA

    if base := LEMMA.get(verb):
        return base if base != verb else ""
    for base in (verb.removesuffix("d"), verb.removesuffix("ed"), verb[:-3], verb.removesuffix("ied") + "y"):
        if verb.endswith("ed") and base in ORDERS | NOUNS_TOO:
            return base
    return ""


def from_clause(text: str) -> Iterator[str]:
    """From a heading that states something."""
    if match := _IT.fullmatch(text):
        yield f"Why is it {match['rest']}?"
    elif match := _AUXILIARY.fullmatch(text):
        yield f"Why {match['verb'].lower()} {_subject(match['subject'])} {match['rest']}?"
    else:
        words = text.split()
        for place in (1, 2, 3):
            if len(words) > place + 1 and (base := base_of_third(words[place])):
                subject, tail = " ".join(words[:place]), " ".join(words[place + 1 :])
                if _OBJECT.match(tail) and not is_plural(subject):
                    yield f"Why does {_subject(subject)} {base} {tail}?"
                    return


def _subject(words: str) -> str:
    return words
