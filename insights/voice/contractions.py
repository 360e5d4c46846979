"""“it is” and “it's”, one into the other."""

import regex  # type: ignore[import-untyped]

from insights.voice.rules import Contractions

_NOT = "is are was were do does did have has had would could should"
_PRONOUNS = r"(?:I|you|we|they|he|she|it|that|there)"
_PARTICIPLE = r"(?:\w{2,}ed|been|done|made|seen|had|got|gone|taken|found|built|known|written|become|begun|given|set|put)\b"
# Before these the verb ends its clause, where it cannot be shortened: “that is what it is, and …”
_FOLLOWS = r"(?= (?!and\b|or\b|but\b|than\b|when\b|if\b|because\b)[\w“\"])"
_FREE = r"(?<!\b(?:what|where|who|how|than|as|which|whatever|wherever|like|and|or) )"

_SHORTEN = [
    (r"\bcannot\b", "can\u2019t"), (r"\bcan not\b(?! only)", "can\u2019t"), (r"\bwill not\b", "won\u2019t"),
    *((rf"\b{verb} not\b(?! only\b| just\b| to\b)", f"{verb}n\u2019t") for verb in _NOT.split()),
    (rf"{_FREE}\bI am{_FOLLOWS}", "I\u2019m"),
    (rf"{_FREE}\b(you|we|they) are{_FOLLOWS}", r"\1\u2019re"),
    (rf"{_FREE}\b(it|he|she|that|there) is{_FOLLOWS}", r"\1\u2019s"),
    (rf"{_FREE}\b(I|you|we|they|he|she|it) will{_FOLLOWS}", r"\1\u2019ll"),
    (rf"{_FREE}\b(I|you|we|they) have(?= (?:\w+ly |also |already |just |now )?{_PARTICIPLE})", r"\1\u2019ve"),
    (rf"{_FREE}\b(I|you|we|they|he|she) would(?= [a-z])", r"\1\u2019d"),
    (r"\blet us(?= [a-z])", "let\u2019s"),
]  # fmt: skip
_EXPAND = [
    (r"\bcan['\u2019]t\b", "cannot"), (r"\bwon['\u2019]t\b", "will not"), (r"\bshan['\u2019]t\b", "shall not"),
    (rf"\b({'|'.join([*_NOT.split(), 'must', 'might', 'need', 'ought'])})n['\u2019]t\b", r"\1 not"),
    (r"\blet['\u2019]s\b", "let us"), (r"\bI['\u2019]m\b", "I am"),
    (r"\b(\w+)['\u2019]re\b", r"\1 are"), (r"\b(\w+)['\u2019]ll\b", r"\1 will"), (r"\b(\w+)['\u2019]ve\b", r"\1 have"),
    (rf"\b({_PRONOUNS}|who|what)['\u2019]d(?= (?:\w+ly |also |already |just |never )?(?:better|{_PARTICIPLE}))", r"\1 had"),
    (rf"\b({_PRONOUNS}|who|this|these|how|why)['\u2019]d\b", r"\1 would"),
    (r"\b(it|he|she|that|there|who|what|here|where|how|this|everyone|everything|nothing|something)['\u2019]s(?= (?:\w+ly |also |already |just |always |never )?(?:been|got|become|gotten|gone|had)\b)", r"\1 has"),
    (r"\b(it|he|she|that|there|who|what|here|where|how|when|why|this|everything|nothing|something)['\u2019]s\b", r"\1 is"),
]  # fmt: skip
_INVERTED = regex.compile(
    rf"(?i)(^|[.!?,:] |\b(?:why|how|what|who) )(is|are|was|were|do|does|did|have|has|had|would|could|should|wo|ca)n['\u2019]t ({_PRONOUNS}|this)\b"
)
_LEFT = regex.compile(
    r"(?i)\b(?:ain['\u2019]t|y['\u2019]all|\w+n['\u2019]t|\w+['\u2019](?:re|ll|ve|d|m))\b|\blet['\u2019]s\b"
)
_WHOLE = {"wo": "will", "ca": "can"}


def expand(text: str) -> str:
    text = _INVERTED.sub(_uninverted, text)
    for pattern, new in _EXPAND:
        text = _substitute(pattern, new, text)
    return text


def shorten(text: str) -> str:
    mark = "\u2019" if "\u2019" in text or "'" not in text else "'"
    for pattern, new in _SHORTEN:
        text = _substitute(pattern, new.replace("\u2019", mark), text)
    return text


def keeps(text: str, contractions: Contractions) -> bool:
    match contractions:
        case Contractions.USE:
            return shorten(text) == text
        case Contractions.AVOID:
            return expand(text) == text and not _LEFT.search(text)
    return True


def short_forms(text: str) -> int:
    """How many could be written out."""
    return sum(len(regex.findall(pattern, text, regex.IGNORECASE)) for pattern, _ in _EXPAND)


def long_forms(text: str) -> int:
    """How many could be shortened."""
    return sum(len(regex.findall(pattern, text, regex.IGNORECASE)) for pattern, _ in _SHORTEN)


def change(text: str, contractions: Contractions) -> str | None:
    changed = {Contractions.USE: shorten, Contractions.AVOID: expand}.get(contractions, str)(text)
    return changed if keeps(changed, contractions) else None


def _uninverted(match: "regex.Match[str]") -> str:
    """“Why don't we” becomes “Why do we not”."""
    verb = _WHOLE.get(match[2].lower(), match[2].lower())
    verb = verb.capitalize() if match[2][0].isupper() else verb
    return f"{match[1]}{verb} {match[3]} not"


def _substitute(pattern: str, new: str, text: str) -> str:
    def cased(match: "regex.Match[str]") -> str:
        made: str = match.expand(new)
        return made[0].upper() + made[1:] if match[0][0].isupper() else made

    return str(regex.sub(pattern, cased, text, flags=regex.IGNORECASE))
