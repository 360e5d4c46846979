# ruff: noqa: RUF001 — the marks of real texts are looked for
"""The judge's own reading of a text, none of it shared with what is judged."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import regex as re  # type: ignore[import-untyped]
import snowballstemmer

FUNCTION_WORDS = frozenset(Path(__file__).with_name("quality_function_words.txt").read_text().split())
FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})([^\n]*)\n(.*?)^[ \t>]*\2[`~]*[ \t]*$", re.M | re.S)
IMAGE = re.compile(r"!\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?(\{\{[^}]*\}\}[^\s)>]*|[^\s)>]*)>?[^)]*\)")
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))*)>?(?:\s[^)]*)?\)")
URL = re.compile(r"\bhttps?://[^\s<>\"”’`\])]+[^\s<>\"”’`\]).,;:!?*_]")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
WORD = re.compile(r"[\p{L}\p{N}]+(?:['’.+#-][\p{L}\p{N}]+)*\+*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|fig|dr|mr|mrs|ms|st|jr|inc|ltd|co|u\.s|u\.k|a\.m|p\.m|v|al|ver)"
    r"|(?-i:(?:^|\b\p{Lu}\w*[ .]|\.\p{Lu}\.)\p{Lu}))\.$",
    re.I,
)
_BREAK = re.compile(r"[.!?…][\"”’)\]*_]*(\s+)(?=[\"“‘(\[*_`]*[\p{Lu}\p{N}\p{Lo}])|(?<=[。！？])()(?=\S)")


def prose(markdown: str) -> str:
    """Markdown without code blocks, images, link targets and marks."""
    text = FENCE.sub("\n", markdown)
    text = IMAGE.sub(" ", text)
    text = LINK.sub(r"\1", text)
    text = re.sub(r"\[([^\]]*)\]\[[^\]]*\]", r"\1", text)
    text = re.sub(r"\[\^[^\]]*\]", "", text)
    text = re.sub(r"</?[a-zA-Z][^>]*>", "", text)
    text = re.sub(r"^[ \t]*#{1,6}[ \t]+(.*)$", r"\n\1\n", text, flags=re.M)
    text = re.sub(r"^[ \t>]*>[ \t]?", "", text, flags=re.M)
    text = re.sub(r"^[ \t]*(?:[-*+•]|\d+[.)])[ \t]+", "\n", text, flags=re.M)
    text = re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", "", text)
    return str(text).replace("`", "").replace("\\", "")


def sentences(text: str) -> list[str]:
    """The sentences of plain text. A blank line, a list entry or a heading ends one, too."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*+•#>]|\d+[.)])\s)", text):
        start = 0
        for match in _BREAK.finditer(block):
            end = max(match.start(1), match.start(2))
            if not _ABBREVIATION.search(block[start:end]):
                found.append(block[start:end])
                start = end
        found.append(block[start:])
    return [" ".join(each.split()) for each in found if WORD.search(each)]


def words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(URL.sub(" ", text))]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("english")


def content(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    lowered = (part for word in words(text) for part in re.split(r"[-.]", word.lower().removesuffix("'s")))
    return [stem(word) for word in lowered if word and word not in FUNCTION_WORDS]


def cosine(one: Iterable[str], other: Iterable[str]) -> float:
    left, right = Counter(one), Counter(other)
    product = sum(count * right[word] for word, count in left.items())
    norm = math.sqrt(sum(count**2 for count in left.values()) * sum(count**2 for count in right.values()))
    return product / norm if norm else 0.0


def jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    left, right = set(one), set(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$", word.lower()) is not None
    return max(1, groups - silent)


def grade(text: str) -> float:
    """Flesch-Kincaid grade level (Kincaid et al., 1975)."""
    counted = [[word for word in words(each) if word[0].isalpha()] for each in sentences(text)]
    counted = [each for each in counted if each]
    total = sum(map(len, counted))
    if not total:
        return 0.0
    spoken = sum(syllables(word) for each in counted for word in each)
    return 0.39 * total / len(counted) + 11.8 * spoken / total - 15.59
