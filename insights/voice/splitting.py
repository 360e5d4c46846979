"""Long sentences in two, where both halves can stand alone."""

from collections.abc import Iterator

import regex  # type: ignore[import-untyped]

from insights.voice.apostrophes import straight
from insights.voice.words import count_words

_AUXILIARY = (
    r"(?:is|are|was|were|am|has|have|had|will|would|can|could|should|may|might|must|do|does|did|cannot|(?:wo|ca)n't"
    r"|(?:is|are|was|were|do|does|did|has|have|had|could|would|should)n't)"
)
_SUBJECT = r"(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]here)"
_PRONOUN_CLAUSE = rf"{_SUBJECT}(?:'(?:s|m|re|ve|ll|d)\b| \w)"
_DETERMINER = r"(?i:the|this|these|those|our|my|your|their|its|an?|no|some|many|most|each|every)"
_NOUN_CLAUSE = rf"{_DETERMINER} (?:(?!(?:that|which|who|where|when|and|or)\b)[\w'-]+ ){{0,4}}{_AUXILIARY}\b"
# Of the sentence with typewriter apostrophes.
CLAUSE = rf"(?:{_PRONOUN_CLAUSE}|{_NOUN_CLAUSE})"
_LED = rf"(?:and |but |so )?{CLAUSE}"
_VERB = regex.compile(
    rf"(?i)\b{_AUXILIARY}\b|\b\w+'(?:s|m|re|ve|ll|d)\b|\b{_SUBJECT} \w+|\b\w{{3,}}(?:ed|es)\b"
    r"|\b(?:means?|makes?|takes?|gives?|got|made|found|took)\b"
)
_SUBORDINATE = regex.compile(
    r"(?i)^(?:and |but |so |or )?(?:if|when|whenever|while|although|though|because|since|as|once|after|before"
    r"|unless|until|given|where|wherever|even|rather|instead|whether|despite|in order|not only|either|both"
    r"|to \w+|by \w+ing)\b"
)
_WHICH_DOES = "means|makes|lets|allows|gives|leads|helps|saves|causes|led|meant|made|allowed"
_SIGNS = [
    (regex.compile(rf"; (?=(?:however, )?{_LED})"), ""),
    (regex.compile(rf"\s*—\s*(?={_LED})|\s+(?:\u2013|--?)\s+(?={_LED})"), ""),
    (regex.compile(rf": (?={CLAUSE})"), ""),
    (regex.compile(rf", and (?:so |then |now )?(?={CLAUSE})"), ""),
    (regex.compile(rf", but (?={CLAUSE})"), "But "),
    (regex.compile(rf", so (?={CLAUSE})"), "So "),
    (regex.compile(rf", which (?=(?:{_WHICH_DOES})\b)"), "This "),
    (regex.compile(r", which is (?=why\b|when\b|how\b)"), "That is "),
]
_ASIDE = regex.compile(r"\s\([^()]{3,}\)(?=[\s.,;:!?])")
_OPEN = {"(": ")", "“": "”", "[": "]"}


def split(sentence: str, most: int) -> str | None:
    """The sentence in parts of at most `most` words, or None where its grammar does not allow it."""
    if count_words(sentence) <= most:
        return sentence
    for left, right in _cuts(sentence):
        one, two = split(left, most), split(right, most)
        if one and two:
            return f"{one} {two}"
    shorter = _ASIDE.sub("", sentence)
    return split(shorter, most) if shorter != sentence else None


def _cuts(sentence: str) -> Iterator[tuple[str, str]]:
    """Where it may be cut, the most even cut first."""
    plain = straight(sentence)
    found = []
    for sign, word in _SIGNS:
        for match in sign.finditer(plain):
            left, right = sentence[: match.start()], sentence[match.end() :]
            if _stands(left, right):
                right = word + right if word else _capital(right)
                found.append((abs(count_words(left) - count_words(right)), f"{left}.", right))
    for _, left, right in sorted(found):
        yield left, right


def _stands(left: str, right: str) -> bool:
    return (
        count_words(left) >= 4
        and count_words(right) >= 3
        and not _SUBORDINATE.match(left)
        and _VERB.search(straight(left)) is not None
        and balanced(left)
        and not left.rstrip().endswith(("?", ":", ","))
        and not right.rstrip(' ”")').endswith("?")
    )


def balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _OPEN.items())


def _capital(text: str) -> str:
    text = regex.sub(r"^(?:and|however,) ", "", text)
    return text[0].upper() + text[1:]
