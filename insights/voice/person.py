"""First person singular and plural, one into the other."""

from functools import partial

import regex  # type: ignore[import-untyped]

from insights.voice.apostrophes import keeping_style, straight
from insights.voice.rules import Person

_ONE = regex.compile(r"\b(?:I(?:'(?:m|ve|d|ll))?(?![/.&]\w|'\w)|[Mm]e|[Mm]y|[Mm]yself)\b(?!-)")
_MANY = regex.compile(r"\b(?:[Ww]e(?:'(?:re|ve|d|ll))?|us|[Oo]ur|[Oo]urs|[Oo]urselves|[Ll]et's)\b(?!-)")
_MINE = regex.compile(r"\b(?:of|is|are|was|were|be|like|than|to|not) mine\b")
_NUMERAL = regex.compile(r"\b(?:War|Part|Phase|Type|Chapter|Volume|Level|Class|Tier|Act|Stage) I\b")

# What changing the number would make nonsense of.
_ADVERB = r"(?:(?:\w+ly|also|just|still|not|now|always|mostly) )?"
_ROLES = r"(?:\w+(?:ers|ors|ists)|people|two|three|four|founded|based|hiring)"
_KIN = (
    "wife|husband|partner|mom|dad|mother|father|parents|kids?|son|daughter|brother|sister|girlfriend|boyfriend"
    "|fiancée?|boss|birthday|name|age|life|childhood|career|salary|apartment|house|hair|phone"
)
_GROUP = (
    "staff|employees|teams?|colleagues|partners|users|customers|offices?|founders?|members|engineers|designers"
    "|developers|organi[sz]ation|company|agency|mission"
)
_ONLY_ONE = regex.compile(
    rf"(?i)\bI(?:'m| am| was|'ve been) {_ADVERB}(?:an?|alone|the|one of)\b|\bI (?:became|remained) an?\b"
    r"|\bme and\b|(?:^|[,.;] )(?:my \w+|\p{Lu}\w+)(?: \w+)? and (?:I|me)\b|\bas an? [\w -]+, I\b"
    r"|\bmyself and\b"
    rf"|\bmy (?:{_KIN})\b"
)
_ONLY_MANY = regex.compile(
    r"(?i)\bwe (?:all|both|each|together)\b|\bus (?:all|both)\b|\bone another\b|\beach other\b|\btogether\b"
    r"|\b(?:all|both|each|none|some|many|most|two|three|one|rest) of us\b|\blet(?:'s| us)\b"
    r"|\b(?:between|among) us\b"
    rf"|\b(?:our|the|a) (?:team|company|agency)\b|\bwe(?:'re| are| were) {_ADVERB}(?:an?|{_ROLES})\b"
    rf"|\bwe (?:as|at|in the|here)\b|\bour (?:own )?(?:{_GROUP})\b"
)
_BETWEEN = r"(\w+ly|also|still|just|now|never|always|only)"
_TO_WE = [
    (r"\bI'm\b", "we're"),
    (r"\bI am\b", "we are"),
    (r"\bI was\b", "we were"),
    (r"\b[Aa]m I\b", "are we"),
    (r"\b[Ww]as I\b", "were we"),
    (r"\bI wasn't\b", "we weren't"),
    (rf"\bI {_BETWEEN} am\b", r"we \1 are"),
    (rf"\bI {_BETWEEN} was\b", r"we \1 were"),
    (r"\bI(?=\b(?!-))", "we"),
    (r"\bmyself\b", "ourselves"),
    (r"\b(?-i:[Mm]e)\b", "us"),
    (r"\bmy\b", "our"),
    (r"\bmine\b", "ours"),
]
_TO_I = [
    (r"\bwe're\b", "I'm"),
    (r"\bwe are\b", "I am"),
    (r"\bwe were\b", "I was"),
    (r"\bare we\b", "am I"),
    (r"\bwere we\b", "was I"),
    (r"\bwe weren't\b", "I wasn't"),
    (r"\bwe aren't\b", "I am not"),
    (rf"\bwe {_BETWEEN} are\b", r"I \1 am"),
    (rf"\bwe {_BETWEEN} were\b", r"I \1 was"),
    (r"\bwe\b", "I"),
    (r"\bourselves\b", "myself"),
    (r"\b(?-i:us)\b", "me"),
    (r"\bours\b", "mine"),
    (r"\bour\b", "my"),
]
_START = regex.compile(r"(?:^|[.!?]['”\")]* )[“\"'(]*$")
_OPINION = regex.compile(
    r"^(?:I(?:'m| am) (?:convinced|sure|confident) that|I (?:think|believe|find|found|feel|know|suspect) that"
    r"|(?:In|From) my (?:opinion|view|experience|point of view),|To me,|As I see it,) (?=\w)"
)
# A verb of the old number further on, as in “I built it and were happy”.
_DISAGREES = regex.compile(
    r"\bI (?:\w+ ){0,6}(?:and|but|or) (?:were|are)\b|\bwe (?:\w+ ){0,6}(?:and|but|or) (?:was|am)\b"
)
_QUOTED = regex.compile(r"“[^”]*”|\"[^\"]*\"")


def singular(text: str) -> list[str]:
    plain = straight(_NUMERAL.sub("", text))
    return [*_ONE.findall(plain), *_MINE.findall(plain)]


def plural(text: str) -> list[str]:
    return list(_MANY.findall(straight(text)))


def keeps(text: str, person: Person) -> bool:
    match person:
        case Person.I:
            return not plural(text)
        case Person.WE:
            return not singular(text)
        case Person.NONE:
            return not plural(text) and not singular(text)
    return True


def change(text: str, person: Person) -> str | None:
    """The same sentence in that person; None where that would change what it says."""
    if keeps(text, person):
        return text
    if _would_change(text, person):
        return None
    by = {Person.I: partial(_rewrite, _TO_I), Person.WE: partial(_rewrite, _TO_WE)}.get(person, _impersonal)
    changed = keeping_style(by, text)
    return changed if keeps(changed, person) and not _DISAGREES.search(changed) else None


def _would_change(text: str, person: Person) -> bool:
    plain = straight(text)
    if any(singular(match[0]) or plural(match[0]) for match in _QUOTED.finditer(plain)):
        return True
    if person is Person.I:
        return bool(_ONLY_MANY.search(plain) or singular(text))
    return person is Person.WE and bool(_ONLY_ONE.search(plain) or plural(text))


def _impersonal(text: str) -> str:
    text = _OPINION.sub("", text)
    return text[:1].upper() + text[1:]


def _rewrite(rules: list[tuple[str, str]], text: str) -> str:
    for pattern, new in rules:
        flags = 0 if pattern.startswith(r"\bI") else regex.IGNORECASE
        text = regex.sub(pattern, partial(_cased, new), text, flags=flags)
    return text


def _cased(new: str, match: "regex.Match[str]") -> str:
    """A capital where the sentence begins; “I” has one everywhere, so it tells nothing."""
    new = match.expand(new)
    starts = _START.search(match.string[: match.start()]) is not None
    capital = starts if match[0].startswith("I") else match[0][0].isupper()
    return new[0].upper() + new[1:] if capital else new
