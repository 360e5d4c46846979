"""How an article writes its words: which of them have a capital of their own, which go with “the”."""

import re
from collections import Counter

from insights.distil.words import frequencies
from insights.document import BlockKind, Document

_WORD = re.compile(r"[^\W_](?:[\w'’.+#-]*\w|[+#]+)?")
_NAME = re.compile(
    r"\w*[a-z]\w*[A-Z]\w*|\w*\d\w*|[A-Z]{2,}s?|\w*_\w*|\w+[.]\w[\w.]*|\w*[+#]+|.*-.*[A-Z]{2,}.*"
)
_DETERMINERS = re.compile(
    r"(?:a|an|the|my|our|your|his|her|its|their|this|that|these|those|some|any|all|every|each|no|two|three|four|"
    r"five|six|seven|eight|nine|ten|many|several|most|\d+)\b",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    r"(?:\w{3,}(?:tion|sion|ness|ity|ism|ance|ence|ing|ware|ics|graphy|logy|ment|ship)|access|advice|code|content|"
    r"data|feedback|help|information|knowledge|news|performance|progress|research|safety|support|traffic|work)",
    re.IGNORECASE,
)
_LAST_PART = re.compile(
    r"\s+(?:of|in|on|for|with|to|from|by|at|as|into|over|under|between|without|using|via|than|through|across|"
    r"that|which|where|when|about|against|during)\b|\s*[(:,—–]"
)
_PLURAL_NAMES = re.compile(r"[A-Z]{2,}s")
_NOT_PLURAL = re.compile(
    r".*(?:ss|us|is|'s|’s)|(?:analytics|css|dns|https?|ios|js|kubernetes|news|physics|series|tls|always|aws|os|rails|pandas)"
)
_OFTEN = 1e-5  # a share of everyday texts


class Usage:
    def __init__(self, document: Document) -> None:
        self.inside: Counter[str] = Counter()
        for sentence in document.sentences:
            self.inside.update(match[0] for match in _WORD.finditer(sentence.text) if match.start() > 0)
        said = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE}
        self.text = "\n".join(block.text for block in document.blocks if block.kind in said)

    def sentence_case(self, phrase: str) -> str:
        """With a capital only where the article itself writes one inside a sentence."""
        words = [match[0] for match in _WORD.finditer(phrase)]
        titled = sum(word[:1].isupper() for word in words[1:]) > 0.5 * max(len(words) - 1, 1)
        first = words[0] if words else ""
        return _WORD.sub(
            lambda match: self._lower(
                match[0], sure=titled or match[0] is first or match.start() == phrase.find(first)
            ),
            phrase,
        )

    def _lower(self, word: str, *, sure: bool) -> str:
        if not word[:1].isupper() or _NAME.fullmatch(word) or not sure:
            return word
        lower = word[0].lower() + word[1:]
        seen, seen_lower = self.inside[word], self.inside[lower]
        if seen or seen_lower:
            return lower if seen_lower >= seen else word
        return (
            lower if frequencies("en").get(lower, 0.0) > _OFTEN or lower.endswith(("ing", "tion")) else word
        )

    def with_article(self, noun: str) -> str:
        """A noun phrase as a sentence takes it: “the enum cache”, “raw identifiers”, “Docker”."""
        if _DETERMINERS.match(noun) or is_plural(noun):
            return noun
        head = head_of(noun)
        if _is_name(head) or (" " in head and _is_name(head.split()[-1])):
            return noun
        bare = re.escape(noun)
        definite = len(re.findall(rf"\b(?:the|our|this) {bare}\b", self.text, re.IGNORECASE))
        every = len(re.findall(rf"\b{bare}\b", self.text, re.IGNORECASE))
        if (
            every >= 2
            and definite * 2 < every
            and not re.search(rf"\ban? {bare}\b", self.text, re.IGNORECASE)
        ):
            return noun
        if definite == 0 and _UNCOUNTED.fullmatch(head.split()[-1]):
            return noun
        return f"the {noun}"


def head_of(noun: str) -> str:
    """Up to the first preposition: what the phrase is about."""
    match = _LAST_PART.search(noun)
    return (noun[: match.start()] if match and match.start() else noun).strip('`"“” ')


def is_plural(noun: str) -> bool:
    if re.match(r"(?:an?|this|that|every|each)\b", noun, re.IGNORECASE):
        return False
    head = head_of(noun)
    if re.search(r"\w (?:and|&) \w", head) or re.match(
        r"(?:these|those|two|three|four|five)\b", noun, re.IGNORECASE
    ):
        return True
    last = head.split()[-1].strip('`"“”') if head else ""
    if _PLURAL_NAMES.fullmatch(last):
        return True
    if _is_name(last) or noun.startswith("`") and noun.endswith("`"):
        return False
    return last.lower() in {"people", "children", "criteria", "men", "women"} or (
        last.endswith("s") and not _NOT_PLURAL.fullmatch(last.lower())
    )


def _is_name(word: str) -> bool:
    return word.startswith("`") or word[:1].isupper() or _NAME.fullmatch(word) is not None
