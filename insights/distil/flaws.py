"""What keeps a sentence from being a claim that stands on its own."""

import re
from collections.abc import Iterator

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.words import Word, is_loose
from insights.document import BlockKind

FATAL = 2.0  # from here on never offered
HEAVY = 1.0  # from here on only offered as weak
_FEWEST_WORDS, _MOST_WORDS = 5, 38
_LONG = 26
_EARLY = 5  # words
_CLOSERS = "\"”’')*_»"
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("{", "}"))
_RESIDUE = re.compile(
    r"https?://|www\.|\{\{|\}\}|\{%|</?\w+>|\||\s{2,}|(?<=\s)[,;](?=\s|$)|\(\s*\)|“\s*”|\S@\S+\.\w|\[\^|\$\{|=>|==|[{}]"
)
_SPEAKER = re.compile(r"^(?:[A-Z][\w.’'-]*\s?){1,3}: ")
_DEMONSTRATIVE = re.compile(r"\b(?:this|these|those)\b", re.I)
_THAT_NOUN = re.compile(
    r"\b(?:in|of|to|with|for|at|by|do|on|like) that[.,;]| that(?:['’]s| is| was)(?! (?:not )?(?:\w+ly )?\w+)",
    re.I,
)
_THIRD_PERSON = frozenset(
    "it they them its their theirs itself themselves it's they're they've they'll it'll he she his her him".split()
)
_PEOPLE = frozenset("he she his her him".split())
_PRESENT_OR_PAST = re.compile(
    r"^(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|did|isn|aren|wasn|won|also|then|only|now)\b|\w+(?:es|ed|s)\b"
)


def flaw(index: int, text: str, analysis: Analysis) -> float:
    """The weight of all that is wrong with `text`, which is sentence `index` or the statement in it."""
    return sum(_flaws(index, text, analysis))


def _flaws(index: int, text: str, analysis: Analysis) -> Iterator[float]:
    yield from _shape(index, text, analysis)
    if analysis.language == "en":
        yield from _wording(text)
        yield from _references(analysis.words[index], text)


def is_broken(text: str) -> bool:
    """Whether something is missing from the sentence: code, a link, one half of a pair."""
    bare = text.rstrip(_CLOSERS + " ")
    if not bare or bare[-1] in ":,;–—-" or _RESIDUE.search(text):
        return True
    return any(text.count(one) != text.count(two) for one, two in _PAIRS) or text.count('"') % 2 == 1


def _shape(index: int, text: str, analysis: Analysis) -> Iterator[float]:
    block = analysis.block(index)
    count = len(text.split()) if " " in text else len(analysis.words[index])
    ending = text.rstrip(_CLOSERS + " ")[-1:]
    if block.kind is BlockKind.QUOTE or is_broken(text) or ending in "?？":
        yield FATAL
    if count < _FEWEST_WORDS or count > _MOST_WORDS or len(text) > 270:
        yield FATAL
    yield max(0.0, (count - _LONG) * 0.06)
    if ending not in ".!。！…" and analysis.language == "en":
        yield 0.8
    if text[:1].islower() and not _is_identifier(text.split()[0], analysis):
        yield FATAL
    if text.startswith(("“", '"', "‘", "(", "…", "-", "–", "—", "*")) or _SPEAKER.match(text):
        yield HEAVY
    if ending == "!":
        yield 0.15
    yield 0.3 * (text.count("(") > 0) + 0.15 * max(0, text.count(",") - 2) + 0.3 * (";" in text)


def _is_identifier(word: str, analysis: Analysis) -> bool:
    return not is_loose(word.lower().strip(",.;"), analysis.language) and (
        not word.isalpha() or any(word == term.text for term in analysis.title) or len(word) > 3
    )


def _wording(text: str) -> Iterator[float]:
    if phrases.LEANING.search(text):
        yield FATAL
    if phrases.LAYOUT.search(text):
        yield FATAL
    if phrases.NARRATION.search(text):
        yield 0.5 if phrases.NUMBER.search(text) else HEAVY
    if phrases.ANNOUNCEMENT.search(text) or phrases.CONTACT.search(text):
        yield HEAVY
    if phrases.STEP.search(text):
        yield 0.6


def _references(words: tuple[Word, ...], text: str) -> Iterator[float]:
    """Words that point at something outside of the sentence."""
    without_expletive = phrases.EXPLETIVE.sub(
        lambda match: match[0].replace("it", "xx").replace("It", "Xx"), text
    )
    pronouns = [
        m.start()
        for m in re.finditer(r"[A-Za-z'’]+", without_expletive)
        if m[0].lower().replace("’", "'") in _THIRD_PERSON
    ]
    offset = 0 if not words else _offset(words, text)
    nouns = [
        word.start - offset for word in words if word.is_content and not is_loose(word.text.lower(), "en")
    ]
    first_noun = min((noun for noun in nouns if noun >= 0), default=len(text))
    if pronouns and pronouns[0] < first_noun:
        yield FATAL
    if any(word.text.lower() in _PEOPLE for word in words):
        yield HEAVY
    demonstrative = _DEMONSTRATIVE.search(text)
    if demonstrative:
        early = len(text[: demonstrative.start()].split()) <= _EARLY
        yield HEAVY if early else 0.45
    if _THAT_NOUN.search(text):
        yield 0.5
    yield from _definite_opening(text)


def _offset(words: tuple[Word, ...], text: str) -> int:
    """How much of the sentence stands before `text`, if `text` is the end of it."""
    return max(0, words[-1].end - len(text.rstrip()) + 1) if words and words[-1].end > len(text) else 0


def _definite_opening(text: str) -> Iterator[float]:
    """“The function returns …”: which one?"""
    parts = text.split(maxsplit=2)
    if len(parts) == 3 and parts[0] == "The" and parts[1].islower() and _PRESENT_OR_PAST.match(parts[2]):
        yield 0.35
