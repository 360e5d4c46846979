"""Long sentences in two, where both halves can stand alone."""

from collections.abc import Iterator

import regex  # type: ignore[import-untyped]

from insights.voice.words import count_words

_AUXILIARY = (
    r"(?:is|are|was|were|am|has|have|had|will|would|can|could|should|may|might|must|do|does|did|cannot|won['\u2019]t|can['\u2019]t"
    r"|isn['\u2019]t|aren['\u2019]t|wasn['\u2019]t|don['\u2019]t|doesn['\u2019]t|didn['\u2019]t|hasn['\u2019]t|haven['\u2019]t|couldn['\u2019]t|wouldn['\u2019]t)"
)
_SUBJECT = r"(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]here)"
_PRONOUN_CLAUSE = rf"{_SUBJECT}(?:['\u2019](?:s|m|re|ve|ll|d)\b| \w)"
_NOUN_CLAUSE = (
    r"(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Oo]ur|[Mm]y|[Yy]our|[Tt]heir|[Ii]ts|[Aa]n?|[Nn]o|[Ss]ome|[Mm]any|[Mm]ost)"
    rf" (?:(?!that\b|which\b|who\b|where\b|when\b|and\b|or\b)[\w\u2019'-]+ ){{0,4}}{_AUXILIARY}\b"
)
CLAUSE = rf"(?:{_PRONOUN_CLAUSE}|{_NOUN_CLAUSE})"
_VERB = regex.compile(
    rf"(?i)\b{_AUXILIARY}\b|\b\w+['\u2019](?:s|m|re|ve|ll|d)\b|\b{_SUBJECT} \w+|\b\w{{3,}}(?:ed|es)\b|\b(?:means?|makes?|takes?|gives?|got|made|found|took)\b"
)
_SUBORDINATE = regex.compile(
    r"(?i)^(?:and |but |so |or )?(?:if|when|whenever|while|although|though|because|since|as|once|after|before|unless|until"
    r"|given|where|wherever|even|rather|instead|whether|despite|in order|not only|either|both|to \w+|by \w+ing)\b"
)
_SIGNS = [
    (regex.compile(rf"; (?=(?:and |but |so |however, )?{CLAUSE})"), ". "),
    (regex.compile(rf"\s*—\s*(?=(?:and |but |so )?{CLAUSE})|\s+(?:\u2013|--?)\s+(?=(?:and |but |so )?{CLAUSE})"), ". "),
    (regex.compile(rf": (?={CLAUSE})"), ". "),
    (regex.compile(rf", and (?:so |then |now )?(?={CLAUSE})"), ". "),
    (regex.compile(rf", but (?={CLAUSE})"), ". But "),
    (regex.compile(rf", so (?={CLAUSE})"), ". So "),
    (regex.compile(r", which (?=(?:means|makes|lets|allows|gives|leads|helps|saves|causes|led|meant|made|allowed)\b)"), ". This "),
    (regex.compile(r", which is (?=why\b|when\b|how\b)"), ". That is "),
]  # fmt: skip
_ASIDE = regex.compile(r"\s\([^()]{3,}\)(?=[\s.,;:!?])")
_OPEN = {"(": ")", "“": "”", "[": "]"}


def split(sentence: str, most: int) -> str | None:
    """The sentence in parts of at most `most` words, or None where its grammar does not allow it."""
    if count_words(sentence) <= most:
        return sentence
    for left, right in _cuts(sentence):
        halves = [split(half, most) for half in (left, right)]
        if None not in halves:
            return " ".join(filter(None, halves))
    shorter = _ASIDE.sub("", sentence)
    return split(shorter, most) if shorter != sentence else None


def _cuts(sentence: str) -> Iterator[tuple[str, str]]:
    """Where it may be cut, the most even cut first."""
    found = []
    for sign, new in _SIGNS:
        for match in sign.finditer(sentence):
            left, right = sentence[: match.start()], sentence[match.end() :]
            if _stands(left, right):
                word = new.removeprefix(". ")
                right = word + right if word else _capital(right)
                found.append((abs(count_words(left) - count_words(right)), f"{left}.", right))
    for _, left, right in sorted(found):
        yield left, right


def _stands(left: str, right: str) -> bool:
    return (
        count_words(left) >= 4
        and count_words(right) >= 3
        and not _SUBORDINATE.match(left)
        and _VERB.search(left) is not None
        and balanced(left)
        and not left.rstrip().endswith(("?", ":", ","))
        and not right.rstrip(' ”")').endswith("?")
    )


def balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in _OPEN.items())


def _capital(text: str) -> str:
    text = regex.sub(r"^(?:and|however,) ", "", text)
    return text[0].upper() + text[1:]
