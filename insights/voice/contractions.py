"""“it is” and “it's”, one into the other."""

from collections.abc import Iterable
from functools import partial

import regex  # type: ignore[import-untyped]

from insights.voice.apostrophes import keeping_style, straight
from insights.voice.rules import Contractions

_NOT = "is|are|was|were|do|does|did|have|has|had|would|could|should"
_PRONOUNS = "I|you|we|they|he|she|it|that|there"
_IRREGULAR = "been|done|made|seen|had|got|gone|taken|found|built|known|written|become|begun|given|set|put"
_PARTICIPLE = rf"(?:\w{{2,}}ed|{_IRREGULAR})\b"
_ADVERB = r"(?:\w+ly |also |already |just |now |never |always )?"
_WITH_S = "it|he|she|that|there|who|what|here|where|how|this|everyone|everything|nothing|something"
# Before these the verb ends its clause, where it cannot be shortened: “that is what it is, and …”
_FOLLOWS = r"(?= (?!and\b|or\b|but\b|than\b|when\b|if\b|because\b)[\w“\"])"
_FREE = r"(?<!\b(?:what|where|who|how|than|as|which|whatever|wherever|like|and|or) )"

_SHORTEN = [
    (r"\bcannot\b", "can't"),
    (r"\bcan not\b(?! only)", "can't"),
    (r"\bwill not\b", "won't"),
    (rf"\b({_NOT}) not\b(?! only\b| just\b| to\b)", r"\1n't"),
    (rf"{_FREE}\bI am{_FOLLOWS}", "I'm"),
    (rf"{_FREE}\b(you|we|they) are{_FOLLOWS}", r"\1're"),
    (rf"{_FREE}\b(it|he|she|that|there) is{_FOLLOWS}", r"\1's"),
    (rf"{_FREE}\b(I|you|we|they|he|she|it) will{_FOLLOWS}", r"\1'll"),
    (rf"{_FREE}\b(I|you|we|they) have(?= {_ADVERB}{_PARTICIPLE})", r"\1've"),
    (rf"{_FREE}\b(I|you|we|they|he|she) would(?= [a-z])", r"\1'd"),
    (r"\blet us(?= [a-z])", "let's"),
]
_EXPAND = [
    (r"\bcan't\b", "cannot"),
    (r"\bwon't\b", "will not"),
    (r"\bshan't\b", "shall not"),
    (rf"\b({_NOT}|must|might|need|ought)n't\b", r"\1 not"),
    (r"\blet's\b", "let us"),
    (r"\bI'm\b", "I am"),
    (r"\b(\w+)'re\b", r"\1 are"),
    (r"\b(\w+)'ll\b", r"\1 will"),
    (r"\b(\w+)'ve\b", r"\1 have"),
    (rf"\b({_PRONOUNS}|who|what)'d(?= {_ADVERB}(?:better|{_PARTICIPLE}))", r"\1 had"),
    (rf"\b({_PRONOUNS}|who|this|these|how|why)'d\b", r"\1 would"),
    (rf"\b({_WITH_S})'s(?= {_ADVERB}(?:been|got|become|gotten|gone|had)\b)", r"\1 has"),
    (rf"\b({_WITH_S}|when|why)'s\b", r"\1 is"),
]
_INVERTED = regex.compile(
    rf"(?i)(^|[.!?,:] |\b(?:why|how|what|who) )({_NOT}|wo|ca)n't ({_PRONOUNS}|this)\b",
)
_LEFT = regex.compile(r"(?i)\b(?:ain't|y'all|\w+n't|\w+'(?:re|ll|ve|d|m)|let's)\b")
_WHOLE = {"wo": "will", "ca": "can"}


def expand(text: str) -> str:
    return _substitute(_EXPAND, _INVERTED.sub(_uninverted, text))


def shorten(text: str) -> str:
    return _substitute(_SHORTEN, text)


def keeps(text: str, contractions: Contractions) -> bool:
    plain = straight(text)
    match contractions:
        case Contractions.USE:
            return shorten(plain) == plain
        case Contractions.AVOID:
            return expand(plain) == plain and not _LEFT.search(plain)
    return True


def change(text: str, contractions: Contractions) -> str | None:
    by = {Contractions.USE: shorten, Contractions.AVOID: expand}.get(contractions, str)
    changed = keeping_style(by, text)
    return changed if keeps(changed, contractions) else None


def short_forms(text: str) -> int:
    """How many could be written out."""
    return _number(_EXPAND, text)


def long_forms(text: str) -> int:
    """How many could be shortened."""
    return _number(_SHORTEN, text)


def _number(rules: Iterable[tuple[str, str]], text: str) -> int:
    return sum(len(regex.findall(pattern, straight(text), regex.IGNORECASE)) for pattern, _ in rules)


def _uninverted(match: "regex.Match[str]") -> str:
    """“Why don't we” becomes “Why do we not”."""
    verb = _WHOLE.get(match[2].lower(), match[2].lower())
    verb = verb.capitalize() if match[2][0].isupper() else verb
    return f"{match[1]}{verb} {match[3]} not"


def _substitute(rules: Iterable[tuple[str, str]], text: str) -> str:
    for pattern, new in rules:
        text = regex.sub(pattern, partial(_cased, new), text, flags=regex.IGNORECASE)
    return text


def _cased(new: str, match: "regex.Match[str]") -> str:
    made: str = match.expand(new)
    return made[0].upper() + made[1:] if match[0][0].isupper() else made
