"""First person singular and plural, one into the other."""

import regex  # type: ignore[import-untyped]

from insights.voice.rules import Person

SINGULAR = regex.compile(
    r"\b(?:I(?:['\u2019](?:m|ve|d|ll))?(?![/.&]\w|['\u2019]\w)|[Mm]e|[Mm]y|[Mm]yself)\b(?!-)"
)
PLURAL = regex.compile(
    r"\b(?:[Ww]e(?:['\u2019](?:re|ve|d|ll))?|us|[Oo]ur|[Oo]urs|[Oo]urselves|[Ll]et['\u2019]s)\b(?!-)"
)
_NUMERAL = regex.compile(r"\b(?:War|Part|Phase|Type|Chapter|Volume|Level|Class|Tier|Act|Stage) I\b")

# What changing the number would make nonsense of.
_ADVERB = r"(?:(?:\w+ly|also|just|still|not|now|always|mostly) )?"
_ROLES = r"(?:\w+(?:ers|ors|ists)|people|two|three|four|founded|based|hiring)"
_ONLY_ONE = regex.compile(
    rf"(?i)\bI(?:['\u2019]m| am| was|['\u2019]ve been) {_ADVERB}(?:an?|alone|the only|the \w+ (?:of|at)|one of|the)\b"
    r"|\bme and\b|(?:^|[,.;] )(?:my \w+|\p{Lu}\w+)(?: \w+)? and (?:I|me)\b"
    r"|\bas an? [\w -]+, I\b|\bmyself and\b|\bI (?:became|remained) an?\b"
    r"|\bmy (?:wife|husband|partner|mom|dad|mother|father|parents|kids?|son|daughter|brother|sister|girlfriend"
    r"|boyfriend|fiancée?|boss|birthday|name|age|life|childhood|career|salary|apartment|house|hair|phone)\b"
)
_ONLY_MANY = regex.compile(
    r"(?i)\bwe (?:all|both|each|together)\b|\bus (?:all|both)\b|\bone another\b|\beach other\b|\btogether\b"
    r"|\b(?:all|both|each|none|some|many|most|two|three|one|rest) of us\b|\blet['\u2019]s\b|\blet us\b|\b(?:between|among) us\b"
    rf"|\b(?:our|the|a) (?:team|company|agency)\b|\bwe(?:['\u2019]re| are| were) {_ADVERB}(?:an?|{_ROLES})\b"
    r"|\bwe (?:as|at|in the|here)\b|\bour (?:own )?(?:staff|employees|teams?|colleagues|partners|users|customers"
    r"|offices?|founders?|members|engineers|designers|developers|organi[sz]ation|company|agency|mission)\b"
)
_MINE = regex.compile(r"\b(?:of|is|are|was|were|be|like|than|to|not) mine\b")

_TO_WE = [
    (r"\bI['\u2019]m\b", "we\u2019re"), (r"\bI am\b", "we are"), (r"\bI was\b", "we were"), (r"\b[Aa]m I\b", "are we"),
    (r"\b[Ww]as I\b", "were we"), (r"\bI wasn(['\u2019])t\b", r"we weren\1t"), (r"\bI (\w+ly|also|still|just|now|never|always) am\b", r"we \1 are"),
    (r"\bI (also|still|just|now|never|always|only) was\b", r"we \1 were"), (r"\bI(?=\b(?!-))", "we"),
    (r"\bmyself\b", "ourselves"), (r"\bme\b", "us"), (r"\bmy\b", "our"), (r"\bmine\b", "ours"),
]  # fmt: skip
_TO_I = [
    (r"\bwe['\u2019]re\b", "I\u2019m"), (r"\bwe are\b", "I am"), (r"\bwe were\b", "I was"), (r"\bare we\b", "am I"),
    (r"\bwere we\b", "was I"), (r"\bwe weren(['\u2019])t\b", r"I wasn\1t"), (r"\bwe aren['\u2019]t\b", "I am not"),
    (r"\bwe (\w+ly|also|still|just|now|never|always|all) are\b", r"I \1 am"), (r"\bwe (also|still|just|now|never|always|only) were\b", r"I \1 was"),
    (r"\bwe\b", "I"), (r"\bourselves\b", "myself"), (r"\bus\b", "me"), (r"\bours\b", "mine"), (r"\bour\b", "my"),
]  # fmt: skip
_START = regex.compile(r"(?:^|[.!?]['\u2019”\")]* )[“\"\u2018(]*$")
_OPINION = regex.compile(
    r"^(?:I(?:['\u2019]m| am) (?:convinced|sure|confident) that|I (?:think|believe|find|found|feel|know|suspect) that"
    r"|(?:In|From) my (?:opinion|view|experience|point of view),|To me,|As I see it,) (?=\w)"
)


def singular(text: str) -> bool:
    return bool(SINGULAR.search(_NUMERAL.sub("", text)) or _MINE.search(text))


def plural(text: str) -> bool:
    return bool(PLURAL.search(text))


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
    if _in_quotes(text):
        return None
    match person:
        case Person.I:
            changed = None if _ONLY_MANY.search(text) or singular(text) else _rewrite(text, _TO_I)
        case Person.WE:
            changed = None if _ONLY_ONE.search(text) or plural(text) else _rewrite(text, _TO_WE)
        case _:
            changed = _capital(_OPINION.sub("", text))
    return changed if changed is not None and keeps(changed, person) and _agrees(changed) else None


def _rewrite(text: str, rules: list[tuple[str, str]]) -> str:
    straight = "\u2019" not in text
    for pattern, new in rules:
        flags = 0 if pattern.startswith(r"\bI") else regex.IGNORECASE
        text = regex.sub(pattern, lambda match, new=new: _cased(match, new), text, flags=flags)
    return text.replace("\u2019", "'") if straight else text


def _cased(match: "regex.Match[str]", new: str) -> str:
    """A capital where the sentence begins; “I” has one everywhere, so it tells nothing."""
    new = match.expand(new)
    starts = _START.search(match.string[: match.start()]) is not None
    capital = starts if match[0].startswith("I") else match[0][0].isupper()
    return new[0].upper() + new[1:] if capital else new


def _agrees(text: str) -> bool:
    """No verb of the old number is left over further on, as in “I built it and were happy”."""
    wrong = r"\bI (?:\w+ ){0,6}(?:and|but|or) (?:were|are)\b|\bwe (?:\w+ ){0,6}(?:and|but|or) (?:was|am)\b"
    return regex.search(wrong, text) is None


def _in_quotes(text: str) -> bool:
    return any(
        singular(match[0]) or plural(match[0])
        for match in regex.finditer(r"“[^”]*”|\"[^\"]*\"|\u2018[^\u2019]*\u2019(?!\w)", text)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
