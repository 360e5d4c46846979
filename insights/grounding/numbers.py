"""Numbers of a text in one form: 1,000 is 1000 and 45 percent is 45 %, but 1.20 is not 1.2, nor 45 % 45."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from insights.grounding.units import CURRENCIES, TELLING, UNITS, WORDS, ZEROS

_CURRENCY = "|".join(re.escape(form) for form in CURRENCIES)
_START = re.compile(
    r"(?<![\w.])(?<![A-Za-z][-_])(?:"
    r"(?P<version>v?\d+(?:\.\d+){2,}(?:-\w+(?:\.\w+)*)?|v\d+(?:\.\d+)*)(?!\w)"
    rf"|(?:(?P<currency>{_CURRENCY})\s?)?"
    r"(?P<digits>\d{1,3}(?:[,\u202f’']\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|\.\d+)(?P<glued>[A-Za-zµμ]*)(?!\w)"
    rf"|(?P<word>{'|'.join(WORDS)})(?!\w))",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"[ \u00a0\u202f-]?([A-Za-z]+|[%\u00d7$€£¥])(?!\w)|\s?([%\u00d7])")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*")
_SEPARATORS = re.compile(r"[,\u202f’']")


class Number(NamedTuple):
    value: str  # digits as written without separators, with all zeros of “million”; a version without its v
    unit: str
    start: int
    end: int

    def is_in(self, others: "Numbers") -> bool:
        """Whether one of the others says the same; a plain number may stand for a measured one."""
        units = others.get(self.value, frozenset())
        if self.unit in units:
            return True
        if self.unit in TELLING:
            return False
        return "" in units if self.unit else bool(units - TELLING)


Numbers = dict[str, frozenset[str]]  # value to its units


def numbers(text: str) -> list[Number]:
    found: list[Number] = []
    end = 0
    for match in _START.finditer(text):
        if match.start() < end or (number := _read(match, text)) is None:
            continue
        end = number.end
        if (
            found
            and not found[-1].unit
            and number.unit
            and _RANGE.fullmatch(text, found[-1].end, number.start)
        ):
            found[-1] = found[-1]._replace(unit=number.unit)
        found.append(number)
    return found


def gather(found: Iterable[Number]) -> Numbers:
    units: dict[str, set[str]] = {}
    for number in found:
        units.setdefault(number.value, set()).add(number.unit)
    return {value: frozenset(each) for value, each in units.items()}


def _read(match: re.Match[str], text: str) -> Number | None:
    if match["version"]:
        return Number(match["version"].lower().removeprefix("v"), "", *match.span())
    value = str(WORDS[match["word"].lower()]) if match["word"] else _SEPARATORS.sub("", match["digits"])
    unit = CURRENCIES[match["currency"].lower()] if match["currency"] else ""
    glued, end = (match["glued"] or ""), match.end()
    if glued in {"K", "k", "M", "B", "bn", "mn"}:
        value = _scaled(value, glued)
    elif glued.lower() in UNITS:
        return Number(_plain(value), UNITS[glued.lower()], match.start(), end)
    elif glued and glued.lower() not in _ORDINALS:
        return None  # 3D, 5th-generation names, hexadecimal: a name, not a number
    return _with_words(Number(_plain(value), unit, match.start(), end), text)


def _with_words(number: Number, text: str) -> Number:
    """Take in what follows: “ million”, “ percent”, “-bit”."""
    for _ in range(2):
        match = _NEXT_WORD.match(text, number.end)
        word = (match[1] or match[2]).lower() if match else ""
        if match and len(word) > 1 and word in ZEROS:
            number = number._replace(value=_scaled(number.value, word), end=match.end())
        elif match and word in UNITS and not number.unit:
            return number._replace(unit=UNITS[word], end=match.end())
    return number


def _scaled(value: str, scale: str) -> str:
    whole, _, part = value.partition(".")
    zeros = ZEROS[scale.lower()]
    if len(part) > zeros:
        return f"{whole}{part[:zeros]}.{part[zeros:]}"
    return _plain(whole + part.ljust(zeros, "0"))


def _plain(value: str) -> str:
    return str(int(value)) if value.isdecimal() else value if value[0] != "." else "0" + value
