"""Headings that are clauses: “How it works”, “Security improves when …”, “X is now Y”."""

import re
from collections.abc import Iterator

from insights.formats.blog.asking.usage import is_plural
from insights.formats.blog.asking.verbs import NOUNS_TOO, ORDERS, base_of_third
from insights.voice.irregular import LEMMA

_LEAD = re.compile(r"(?:so|and|but|well|okay|ok|wait),? ", re.IGNORECASE)
_BE = "is|are|was|were"
_MODAL = "can|could|should|will|would|must|might|may"
_INVERTED = re.compile(
    rf"(?:what|who|which|when|where|why|how)(?! (?:i|we|you|they|he|she|it)\b)"
    rf"(?:['’]s \S| (?:\S+ ){{0,3}}?(?:{_BE}|{_MODAL}|do|does|did|"
    rf"has|have|had|not) \S).*"
    rf"|(?:{_BE}|{_MODAL}|do|does|did|has|have)\b (?!not\b).*",
    re.IGNORECASE,
)
_TO = re.compile(r"(?P<wh>how|when|where|what|which \S+|who|why) to (?P<act>.+)", re.IGNORECASE)
_STATED = re.compile(r"(?P<wh>how|why|when|where|what) (?P<rest>.+)", re.IGNORECASE)
_MODAL_CLAUSE = re.compile(
    rf"(?P<who>I|we|you|they|he|she|it) (?P<verb>{_MODAL}|{_BE}|has|have|had) (?P<rest>.+)", re.IGNORECASE
)
_SHORT = re.compile(
    r"(?P<wh>what|why|how|where)(?P<noun> \w+)? (?P<who>i['’]m|we['’]re|you['’]re|they['’]re|it['’]s|"
    r"it is|we are|you are) (?P<rest>.+)",
    re.IGNORECASE,
)
_BE_OF = {"i": "am I", "we": "are we", "you": "are you", "they": "are they", "it": "is it"}
_WORDS = r"[\w`\"“”'’&./()+#-]+"
_AUXILIARY = re.compile(
    rf"(?P<subject>(?!there\b){_WORDS}(?: {_WORDS}){{0,8}}?) (?P<verb>{_BE}|{_MODAL}|has|have) (?P<rest>.+)"
)
_NEGATED = re.compile(
    rf"(?P<subject>(?!there\b){_WORDS}(?: {_WORDS}){{0,6}}?) (?P<verb>do|does|did|{_BE}|can|could|should|"
    rf"will|would|have|has)"
    r"(?:n['’]t| not) (?P<rest>[^,—]+?)(?:, .*)?",
    re.IGNORECASE,
)
_HAS_CLAUSE = re.compile(
    r"\b(?:where|that|which|who|when|if|what|your|you|we|i|they|because)\b", re.IGNORECASE
)
_IT = re.compile(r"(?:it['’]s|it is) (?P<rest>.+)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?P<who>I|we|you|they) (?P<verb>\w+) (?P<rest>.+)", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?:(?:not|now|already|also|just|never|always|finally) )*(?:been|\w+ed|become|made|gone|grown|come|"
    r"built)\b"
)
_OBJECT = re.compile(
    r"(?:an?|the|my|our|your|its|their|every\w+|you|us|it|them|when|if|because|before|after|best|better|"
    r"more|less|well|"
    r"\w+ly|\d.*)\b",
    re.IGNORECASE,
)
_CLEAR_OBJECT = re.compile(
    r"(?:everyone|everything|everybody|you|us|it|them|when (?!\w+ing)|if|because|before|\w+ly|\d.*)\b",
    re.IGNORECASE,
)
_STRONG = frozenset(["make", "need", "require", "take", "let", "keep", "want", "give", "mean"])
_ADVERBS = frozenset(
    [
        "actually",
        "also",
        "already",
        "always",
        "finally",
        "just",
        "never",
        "now",
        "often",
        "only",
        "really",
        "still",
    ]
)
_ENDING = frozenset(["benefit", "count", "fail", "help", "matter", "pay", "scale", "work"])


def from_wh(text: str) -> Iterator[str]:
    """From a heading that begins as a question does."""
    text = _LEAD.sub("", text, count=1)
    text = text[0].upper() + text[1:]
    if match := _TO.fullmatch(text):
        verb = "do" if match["wh"].lower() == "how" else "should"
        yield f"{match['wh'].capitalize()} {verb} you {match['act']}?"
    elif match := _SHORT.fullmatch(text):
        who = re.split(r"['’ ]", match["who"].lower())[0]
        yield f"{match['wh'].capitalize()}{match['noun'] or ''} {_BE_OF[who]} {match['rest']}?"
    elif _INVERTED.fullmatch(text):
        yield text + "?"
    elif match := _STATED.fullmatch(text):
        yield from _stated(match["wh"].capitalize(), match["rest"])


def _stated(wh: str, rest: str) -> Iterator[str]:
    """“How pshtt works”, “Why we chose it”, “How finances went”."""
    words = rest.split()
    if match := _MODAL_CLAUSE.fullmatch(rest):
        yield f"{wh} {match['verb']} {match['who']} {match['rest']}?"
        return
    for place in range(1, min(len(words), 6)):
        subject, tail = " ".join(words[:place]), " ".join(words[place + 1 :])
        if base := base_of_third(words[place]):
            yield f"{wh} does {subject} {base} {tail}".rstrip() + "?"
            return
        if base := _base_of_past(words[place]):
            yield f"{wh} did {subject} {base} {tail}".rstrip() + "?"
            return
    if words[0].lower() in {"we", "you", "they", "i"} and len(words) > 1:
        yield f"{wh} do {rest}?"
    elif len(words) <= 4 and wh == "Why":
        yield f"{wh} {rest}?"


def _base_of_past(verb: str) -> str:
    base = LEMMA.get(verb, "")
    if base and base != verb and not verb.endswith(("s", "ing")):
        return base
    for base in (verb.removesuffix("d"), verb.removesuffix("ed"), verb[:-3], verb.removesuffix("ied") + "y"):
        if verb.endswith("ed") and base in ORDERS | NOUNS_TOO:
            return base
    return ""


def from_clause(text: str) -> Iterator[str]:
    """From a heading that states something."""
    if text.partition(" ")[0].lower() in ORDERS | {"and", "but"}:
        return
    if match := _IT.fullmatch(text):
        yield f"Why is it {match['rest']}?"
    elif (match := _NEGATED.fullmatch(text)) and not _HAS_CLAUSE.search(match["subject"].partition(" ")[2]):
        yield from _negated(match)
    elif (match := _AUXILIARY.fullmatch(text)) and not _HAS_CLAUSE.search(match["subject"].partition(" ")[2]):
        yield from _auxiliary(match)
    elif match := _PRONOUN.fullmatch(text):
        if not _base_of_past(match["verb"]):
            yield f"Why do {match['who']} {match['verb']} {match['rest']}?"
    else:
        yield from _lexical(text.split())


def _negated(match: re.Match[str]) -> Iterator[str]:
    subject, verb = match["subject"], match["verb"].lower()
    subject = subject.lower() if subject in {"You", "We", "They"} else subject
    if is_plural(subject) or subject.lower() in {"i", "we", "you", "they"}:
        yield f"Why {verb}n't {subject} {match['rest']}?"
    else:
        yield f"Why {verb} {subject} not {match['rest']}?"


def _auxiliary(match: re.Match[str]) -> Iterator[str]:
    subject, verb, rest = match["subject"], match["verb"].lower(), match["rest"]
    if verb in {"has", "have"} and not _PARTICIPLE.match(rest):
        yield f"Why {'does' if verb == 'has' else 'do'} {subject} have {rest}?"
    elif verb in {"can", "could"}:
        yield f"How {verb} {subject} {rest}?"
    else:
        several = verb in {"is", "was"} and " and " in subject and is_plural(subject)
        yield f"Why { {'is': 'are', 'was': 'were'}[verb] if several else verb } {subject} {rest}?"


def _lexical(words: list[str]) -> Iterator[str]:
    """A subject of a few words, a verb in the present, and something that can only follow a verb."""
    for place in range(1, min(len(words), 7)):
        base, tail = base_of_third(words[place]), words[place + 1 :]
        adverb = words[place - 1] if words[place - 1] in _ADVERBS and place > 1 else ""
        subject = " ".join(words[: place - bool(adverb)])
        if base and _is_verb(base, subject, " ".join(tail), sure=bool(adverb)):
            do = "Why do" if subject.endswith("`s") else "Why does"
            yield " ".join(filter(None, [do, subject, adverb, base, *tail])) + "?"
            return
        plural = place > 1 and words[place - 1].endswith("s") and is_plural(" ".join(words[:place]))
        if words[place] in (ORDERS - {"do", "don't"}) | _ENDING and plural and tail:
            yield " ".join(["Why do", *words[:place], words[place], *tail]) + "?"
            return


def _is_verb(base: str, subject: str, tail: str, *, sure: bool) -> bool:
    if sure or (base in _ENDING and not tail):
        return True
    if not tail or is_plural(subject):
        return False
    is_name = " " not in subject and subject[0].isupper()
    if base in _STRONG or (base in ORDERS and is_name):
        return True
    return bool((_OBJECT if base in ORDERS or is_name else _CLEAR_OBJECT).match(tail))
