"""What keeps a sentence from being a claim that stands on its own."""

import re
from collections.abc import Sequence

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.english import words_in
from insights.distil.words import Word, is_loose
from insights.document import BlockKind

_FEWEST_WORDS, _MOST_WORDS, _MOST_CHARACTERS = 5, 32, 250
_CLOSERS = "\"\u201d\u2019')*_»"
_ENDINGS = ".!…\u3002\uff01"
_QUESTIONS = "?\uff1f\u061f;"
_OPEN = ("\u201c", '"', "\u2018", "(", "…", "-", "–", "—", "*", "•", "'")
_PAIRS = (("(", ")"), ("[", "]"), ("\u201c", "\u201d"), ("{", "}"))
_RESIDUE = re.compile(
    r"https?://|www\.|\{\{|\}\}|\{%|</?\w+>|\||\s{2,}|(?<=\s)[,;](?=\s|$)|\(\s*\)|\S@\S+\.\w|\[\^|\$\{|=>|==|[{}]|\(\W*\)|\s\."
)
_SPEAKER = re.compile(r"^(?:[A-Z][\w.'\u2019-]*\s?){1,3}: ")
_LETTERS = re.compile(r"[A-Za-z'\u2019]+")
_THIRD_PERSON = words_in("it they them its their theirs itself themselves it's they're they've they'll")
_PEOPLE = words_in("he she his her him he's she's")
_GROUPS = words_in(
    """
    people everyone anyone someone user person developer customer client team staff member reader author
    maintainer contributor company data media children men women community organization agency nobody
    everybody each
    """
)
_EARLY = 5  # words
_PRO_VERB = re.compile(
    r"\b(?:do|does|did|done|doing) (?:exactly |just )?(?:so|that|the same|this|likewise)\b"
    r"|\b(?:do|did|doing) it[.,]",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(r"\b(?:this|these|those|such an?)\b", re.IGNORECASE)


def is_claim(index: int, text: str, analysis: Analysis, *, may_announce: bool = False) -> bool:
    """Whether `text`, which is sentence `index` or the statement in it, says something that stands alone."""
    if analysis.block(index).kind is BlockKind.QUOTE or is_broken(text) or is_question(text):
        return False
    if not _FEWEST_WORDS <= _length(index, text, analysis) <= _MOST_WORDS or len(text) > _MOST_CHARACTERS:
        return False
    if text.startswith(_OPEN) or _SPEAKER.match(text) or not _begins_whole(text, analysis):
        return False
    if analysis.language != "en":
        return True
    leans = phrases.LEANING.search(text) and not (may_announce and phrases.NEWS_OPENING.match(text))
    return not (
        leans
        or phrases.LEAD_IN.match(text)
        or phrases.LAYOUT.search(text)
        or phrases.SIGNPOST.search(text)
        or (not may_announce and phrases.NEWS.search(text))
        or phrases.CONTACT.search(text)
        or phrases.GREETING.search(text)
        or points_outside(analysis.words[index][-_words(text) :], text)
    )


def is_broken(text: str) -> bool:
    """Whether something is missing from the sentence: code, a link, one half of a pair."""
    bare = text.rstrip(_CLOSERS + " ")
    if not bare or bare[-1] in ":,;–—-" or _RESIDUE.search(text):
        return True
    return any(text.count(one) != text.count(two) for one, two in _PAIRS) or text.count('"') % 2 == 1


def is_question(text: str) -> bool:
    return text.rstrip(_CLOSERS + " ")[-1:] in set(_QUESTIONS)


def has_ending(text: str) -> bool:
    return text.rstrip(_CLOSERS + " ")[-1:] in set(_ENDINGS)


def points_outside(words: tuple[Word, ...], text: str) -> bool:
    """Whether a pronoun comes before anything it could stand for."""
    plain = phrases.EXPLETIVE.sub(lambda match: "x" * len(match[0]), text)
    spoken = [(m.start(), m[0].lower().replace("\u2019", "'")) for m in _LETTERS.finditer(plain)]
    shift = words[-1].end - len(text.rstrip(_CLOSERS + _ENDINGS + " ")) if words else 0
    nouns = [
        (w.start - shift, w.text.lower())
        for w in words
        if w.is_content and not is_loose(w.text.lower(), "en")
    ]
    if any(
        word in _PEOPLE or (word in _THIRD_PERSON and not _has_antecedent(at, word, plain, nouns))
        for at, word in spoken
    ):
        return True
    if _PRO_VERB.search(text):
        return True
    found = _DEMONSTRATIVE.search(text)
    return found is not None and len(text[: found.start()].split()) <= _EARLY


def _has_antecedent(at: int, pronoun: str, text: str, nouns: Sequence[tuple[int, str]]) -> bool:
    """Whether a noun before the pronoun could be meant: not its verb, and a plural for “they”."""
    before = [noun for start, noun in nouns if start >= 0 and text[start + len(noun) : at].strip()]
    if not pronoun.startswith("the"):
        return bool(before)
    return " and " in text[:at] or any(noun.endswith("s") or noun in _GROUPS for noun in before)


def _length(index: int, text: str, analysis: Analysis) -> int:
    return max(_words(text), len(analysis.words[index]) if " " not in text.strip() else 0)


def _words(text: str) -> int:
    return len(text.split())


def _begins_whole(text: str, analysis: Analysis) -> bool:
    """A small letter is fine where it begins a name, as in “gopls”."""
    if not text[:1].islower():
        return True
    first = text.split(maxsplit=1)[0].strip(",.;:")
    return not first.isalpha() or first not in analysis.common
