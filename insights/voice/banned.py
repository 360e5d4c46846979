"""Banned words in all their forms, and plain words to put in their place."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import regex  # type: ignore[import-untyped]

from insights.voice.irregular import LEMMA
from insights.voice.synonyms import DROPPABLE, SYNONYMS
from insights.voice.words import ADDRESS, WORD, stem

_BRITISH = regex.compile(r"is(e[sd]?|ing|ation|ations|er|ers)$")
_LEANS = regex.compile(r"(?i)(?:\bnot|n['\u2019]t|\bthan|\bor|\bso|\bhow|\bonly|\bno|,) $")
_VOWEL_SOUND = regex.compile(r"(?i)(?!uni|use|usu|eu|one)[aeiou]|hour|honest")


@lru_cache(maxsize=65_536)
def _key(word: str) -> str:
    word = word.lower().replace("\u2019", "'").removesuffix("'s")
    lemma = LEMMA.get(word, word)
    return stem(_BRITISH.sub(r"iz\1", lemma) if len(lemma) > 6 else lemma)


@lru_cache(maxsize=256)
def _keys(phrases: tuple[str, ...]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Banned phrases by the key of their first word, as stems."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in phrases:
        keys = tuple(map(_key, WORD.findall(phrase)))
        if keys:
            table.setdefault(keys[0], []).append((keys, phrase))
    return table


def find(text: str, phrases: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where a banned word or phrase stands, as (start, end, phrase); addresses are not words."""
    if not phrases:
        return []
    text = ADDRESS.sub(lambda match: " " * len(match[0]), text)
    words = list(WORD.finditer(text))
    keys = [_key(word[0]) for word in words]
    table = _keys(tuple(phrases))
    found = [
        (words[at].start(), words[at + len(wanted) - 1].end(), phrase)
        for at, key in enumerate(keys)
        for wanted, phrase in table.get(key, [])
        if tuple(keys[at : at + len(wanted)]) == wanted
    ]
    return found + _signs(text, phrases)


def _signs(text: str, phrases: Sequence[str]) -> list[tuple[int, int, str]]:
    signs = [phrase for phrase in phrases if phrase.strip() and not WORD.search(phrase)]
    return list(
        chain.from_iterable(
            ((match.start(), match.end(), sign) for match in regex.finditer(regex.escape(sign.strip()), text))
            for sign in signs
        )
    )


def replace(text: str, phrases: Sequence[str]) -> str | None:
    """The text without its banned words; None where no plain word can take the place of one."""
    for start, end, _ in sorted(find(text, phrases), reverse=True):
        changed = _without(text, start, end, phrases)
        if changed is None:
            return None
        text = changed
    return text


def _without(text: str, start: int, end: int, phrases: Sequence[str]) -> str | None:
    if _is_name(text, start, end):
        return None
    word = text[start:end]
    plain = SYNONYMS.get(word.lower())
    if plain is not None and not find(plain, phrases):
        return _with_article(text[:start] + _as(word, plain) + text[end:], start)
    if word.lower() in DROPPABLE and not _LEANS.search(text[:start]):
        return _dropped(text, start, end)
    return None


def _dropped(text: str, start: int, end: int) -> str | None:
    gap = regex.match(r",? (?=[\w“\"'(])(?!much\b|few\b|little\b|as\b|because\b)", text[end:])
    if gap is None or (gap[0].startswith(",") and start > 0):
        return None
    rest = text[end + gap.end() :]
    rest = rest[0].upper() + rest[1:] if text[start].isupper() else rest
    return _with_article(text[:start] + rest, start)


def _is_name(text: str, start: int, end: int) -> bool:
    """A capital inside a sentence, or part of a longer name, as in “Robust-JS”: not ours to replace."""
    inside = start > 0 and not regex.search(r"[.!?:\n“\"]\s*$", text[:start])
    return (
        (inside and text[start].isupper())
        or text[end : end + 1] in {"-", "_"}
        or text[start - 1 : start] in {"-", "_"}
    )


def _as(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _with_article(text: str, at: int) -> str:
    head = text[:at]
    match = regex.search(r"\b([Aa])n? $", head)
    if not match:
        return text
    right = match[1] + ("n" if _VOWEL_SOUND.match(text, at) else "")
    return f"{head[: match.start()]}{right} {text[at:]}"
