"""What X turns into links, found in text of UTF-16 code units (as JavaScript's strings are).

Rules: twitter-text 3.1.0, extractUrlsWithIndices.
"""

from collections.abc import Iterator
from typing import NamedTuple

from xauth.counting.characters import (
    ALPHANUMERIC,
    CYRILLIC_IN_LINKS,
    LATIN_IN_LINKS,
    NOT_BEFORE_LINK,
    NOT_IN_LABEL,
)
from xauth.counting.domains import ascii_domains, domains
from xauth.counting.patterns import re
from xauth.counting.utf16 import from_utf16

LONGEST_URL = 4096
LONGEST_LABEL = 63
LONGEST_TCO_SLUG = 40

_LABELS = re.compile(rf"(?:[^{NOT_IN_LABEL}]|[-._])+")
_PROTOCOL = re.compile(f"(?<![{NOT_BEFORE_LINK}])[Hh][Tt][Tt][Pp][Ss]?://")

# A path and a query may hold the first kind but end only in the second, or a path in balanced parentheses.
_PATH_INNER, _PATH_END = (
    r"!*';:,.$%\[\]\u2013~@|&",
    rf"-+=_#/{ALPHANUMERIC}{LATIN_IN_LINKS}{CYRILLIC_IN_LINKS}",
)
_QUERY_INNER, _QUERY_END = r"!?*'@();:+$%\[\].,~|", f"-_&=#/{ALPHANUMERIC}"
_ANY = f"[{_PATH_END}{_PATH_INNER}]"
_PARENTHESES = rf"\((?:{_ANY}++\)|{_ANY}*+\({_ANY}++\){_ANY}*+\))"
_QUERY = rf"(?:\?(?:[{_QUERY_INNER}]*+[{_QUERY_END}]++)++)?+"
_TAIL = re.compile(rf"(?::[0-9]++)?+(/(?:[{_PATH_INNER}]*+(?:[{_PATH_END}]++|{_PARENTHESES}))*+)?+{_QUERY}")
_TCO = re.compile(rf"[Hh][Tt][Tt][Pp][Ss]?://[Tt]\.[Cc][Oo]/([{ALPHANUMERIC}]++){_QUERY}")

_IDN_DOT = re.compile("[.\u3002\uff0e\uff61]")


class Link(NamedTuple):
    """X's fixed length for a link stands for the text up to `counted`, nearly always `end`."""

    start: int
    end: int
    counted: int


class Candidate(NamedTuple):
    """A domain with its protocol (without one start == domain) and its tail: port, path and query."""

    start: int
    domain: int
    domain_end: int
    has_path: bool
    end: int

    def name(self, text: str) -> str:
        return text[self.domain : self.domain_end]


def links(text: str) -> Iterator[Link]:
    """Left to right, indices in `text`."""
    if "." not in text:
        return
    position = earliest = 0
    while stretch := _LABELS.search(text, position):
        position = stretch.end()
        if "." not in stretch[0]:
            continue
        for start, end in domains(text, *stretch.span(), earliest):
            found = _candidate(text, start, end, earliest)
            position, earliest = max(position, found.end), found.end + 1
            if _is_possible(text, found):
                yield from _links(text, found)


def _candidate(text: str, domain: int, domain_end: int, earliest: int) -> Candidate:
    protocol = _PROTOCOL.search(text, max(earliest, domain - len("https://")), domain)
    start = protocol.start() if protocol and protocol.end() == domain else domain
    tail = _TAIL.match(text, domain_end)
    end, has_path = (tail.end(), bool(tail[1])) if tail else (domain_end, False)
    return Candidate(start, domain, domain_end, has_path, end)


def _is_possible(text: str, found: Candidate) -> bool:
    protocol = found.domain - found.start or len("https://")
    domain = found.name(text)
    if protocol + found.end - found.start > LONGEST_URL:
        return False
    if domain.startswith("xn--") and not any(ascii_domains(domain)):
        return False
    return all(_punycode_length(label) <= LONGEST_LABEL for label in domain.split("."))


def _punycode_length(label: str) -> int:
    """Length in a DNS query; a label of over 63 characters is not encoded, since it can only get longer."""
    if label.isascii() or len(label) > 2 * LONGEST_LABEL:
        return len(label)
    parts = _IDN_DOT.split(from_utf16(label))
    encoded = (part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in parts)
    return len(".".join(encoded))


def _links(text: str, found: Candidate) -> Iterator[Link]:
    if found.start < found.domain:
        yield from _with_protocol(text, found)
    elif text[max(found.domain - 1, 0) : found.domain] not in {"-", "_", ".", "/"}:
        yield from _bare(text, found)


def _with_protocol(text: str, found: Candidate) -> Iterator[Link]:
    """X's own short links end with their slug, whatever is glued to it."""
    short = _TCO.match(text, found.start, found.end)
    if not short:
        yield Link(found.start, found.end, found.end)
    elif len(short[1]) <= LONGEST_TCO_SLUG:
        yield Link(found.start, short.end(), short.end())


def _bare(text: str, found: Candidate) -> Iterator[Link]:
    r"""The Latin parts of the domain; the last one takes the path.

    When labels of other scripts stand between the two, as in "a.com.\u4e2d\u56fd/x", twitter-text counts 23
    for as many characters as the Latin part and the path have, and the rest one by one.
    """
    spans = [(found.domain + start, found.domain + end) for start, end in _latin_parts(found.name(text))]
    last = spans.pop() if found.has_path and spans else None
    yield from (Link(start, end, end) for start, end in spans)
    if last:
        start, end = last
        yield Link(start, found.end, end + found.end - found.domain_end)


def _latin_parts(domain: str) -> Iterator[tuple[int, int]]:
    """Each where its text first stands after the one before, be it in a longer word: so does twitter-text."""
    end = 0
    for first, last in ascii_domains(domain):
        start = domain.find(domain[first:last], end)
        end = start + last - first
        yield start, end
