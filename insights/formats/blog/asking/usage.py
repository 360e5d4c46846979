"""How an article writes its words: which of them have a capital of their own, which go with “the”."""

import re
from collections import Counter

from insights.distil.words import frequencies
from insights.document import BlockKind, Document

_WORD = re.compile(r"[^\W_](?:[\w'’.+#&/-]*\w|[+#]+)?")
_NAME = re.compile(
    r"\w*[a-z]\w*[A-Z]\w*|\w*\d\w*|[A-Z]{2,}s?|\w*_\w*|\w+[.]\w[\w.]*|\w*[+#]+|.*-.*[A-Z]{2,}.*"
)
_DETERMINERS = re.compile(
    r"(?:a|an|the|my|our|your|his|her|its|their|this|that|these|those|some|any|all|every|each|no|one|two|"
    r"three|four|"
    r"five|six|seven|eight|nine|ten|many|several|most|\d+)\b",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    r"(?:\w{3,}(?:tion|sion|ness|ity|ism|ance|ence|ing|ware|ics|graphy|logy|ment|ship)|access|advice|"
    r"code|content|"
    r"data|feedback|help|information|knowledge|news|performance|progress|research|safety|support|traffic|"
    r"work)",
    re.IGNORECASE,
)
_LAST_PART = re.compile(
    r"\s+(?:of|in|on|for|with|to|from|by|at|as|into|over|under|between|without|using|via|than|through|across|"
    r"that|which|where|when|about|against|during|we|you|they|i|your|our|my|the|\w+ing (?:at|in|to|on|for|"
    r"with|from))\b"
    r"|\s*[(:—\u2013]",
    re.IGNORECASE,
)
_PLURAL_NAMES = re.compile(r"[A-Z]{2,}s")
_NOT_PLURAL = re.compile(
    r".*(?:ss|us|is|'s|’s)|(?:analytics|css|dns|https?|ios|js|kubernetes|news|physics|series|tls|always|"
    r"aws|os|rails|pandas)"
)
_COMMON_LETTERS = frozenset(
    {"API", "SDK", "CLI", "UI", "GUI", "IDE", "URL", "ID", "OS", "VM", "CPU", "GPU", "JIT", "DOM"}
)


class Usage:
    def __init__(self, document: Document) -> None:
        self.inside: Counter[str] = Counter()
        for sentence in document.sentences:
            self.inside.update(match[0] for match in _WORD.finditer(sentence.text) if match.start() > 0)
        said = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE}
        self.text = "\n".join(block.text for block in document.blocks if block.kind in said)

    def sentence_case(self, phrase: str) -> str:
        """With a capital only where the article itself writes one inside a sentence."""
        words = list(_WORD.finditer(re.sub(r"`[^`]*`", lambda code: " " * len(code[0]), phrase)))
        capitals = sum(word[0][:1].isupper() for word in words[1:])
        titled = capitals > 0.5 * max(len(words) - 1, 1)
        first = min((word.start() for word in words), default=0)
        pieces, end = [], 0
        for word in words:
            lowered = self._lower(word[0], sure=titled or word.start() == first)
            pieces += [phrase[end : word.start()], lowered]
            end = word.end()
        return "".join(pieces) + phrase[end:]

    def is_name(self, word: str) -> bool:
        """Whether the article writes this word with a capital inside its sentences."""
        lower = word[0].lower() + word[1:]
        return self.inside[word] > 1 and self.inside[word] >= self.inside[lower]

    def has_name(self, noun: str) -> bool:
        """Whether it ends in a name or an identifier."""
        last = (head_of(noun) or noun).split()[-1]
        return _is_name(last)

    def is_noun(self, term: str) -> bool:
        """Whether the article uses the term as one, as far as that can be told without parsing."""
        if " " in term or is_plural(term):
            return True
        if self.has_name(term):
            name = re.escape(term)
            alone = len(re.findall(rf"\b{name}\b(?! [A-Z])", self.text))
            return 2 * alone >= len(re.findall(rf"\b{name}\b", self.text))
        before = r"\b(?:the|an?|our|your|my|this|each|every)"
        after = rf"{before} {re.escape(term)}\b(?! [a-z]+\b(?<! (?:is|or|to|in|of|on)))"
        return re.search(after, self.text, re.IGNORECASE) is not None

    def _lower(self, word: str, *, sure: bool) -> str:
        if (
            not word[:1].isupper()
            or _NAME.fullmatch(word)
            or not sure
            or word == "I"
            or (len(word) == 1 and word != "A")
        ):
            return word
        lower = word.lower() if "-" in word and word.istitle() else word[0].lower() + word[1:]
        if lower != lower.lower() or word[1:2] == "-":
            return word
        seen, seen_lower = self.inside[word], self.inside[lower]
        if seen or seen_lower:
            return lower if seen_lower >= seen else word
        everyday = all(part in frequencies("en") for part in re.split("[-/]", lower.casefold()))
        return lower if everyday or lower.endswith(("ing", "tion")) else word

    def with_article(self, noun: str) -> str:
        """A noun phrase as a sentence takes it: “the enum cache”, “raw identifiers”, “Docker”."""
        if _DETERMINERS.match(noun) or is_plural(noun):
            return noun
        if noun.endswith("`"):
            return noun
        head = head_of(noun)
        last = head.split()[-1] if head else ""
        bare = re.escape(noun)
        definite = len(re.findall(rf"\b(?:the|our|this) {bare}\b", self.text, re.IGNORECASE))
        every = len(re.findall(rf"\b{bare}\b", self.text, re.IGNORECASE))
        if last in _COMMON_LETTERS and " " in head:
            return f"the {noun}"
        if _NAME.fullmatch(last) or last.startswith("`"):
            return noun
        if _is_name(last):
            return f"the {noun}" if definite and definite * 2 >= every else noun
        indefinite = re.search(rf"\ban? {bare}\b", self.text, re.IGNORECASE)
        bare_use = definite == 0 if " " in noun else definite * 3 < every
        if every >= 2 and bare_use and not indefinite and not (" " in noun and _is_countable(last)):
            return noun
        if definite == 0 and _UNCOUNTED.fullmatch(last):
            return noun
        return f"the {noun}"


def _is_countable(word: str) -> bool:
    """Whether English has its plural, and not just now and then."""
    known = frequencies("en")
    plural = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    one = known.get(word.lower(), 0.0)
    return not _UNCOUNTED.fullmatch(word) and one > 0 and known.get(plural.lower(), 0.0) > 0.08 * one


def head_of(noun: str) -> str:
    """Up to the first preposition: what the phrase is about."""
    match = _LAST_PART.search(noun)
    return (noun[: match.start()] if match and match.start() else noun).strip('`"“” ')


def is_plural(noun: str) -> bool:
    if re.match(r"(?:an?|this|that|every|each)\b", noun, re.IGNORECASE):
        return False
    head = head_of(noun)
    if re.search(r"\w,? (?:and|&) \w|\w, \w", head) or re.match(
        r"(?:these|those|two|three|four|five|six|seven)\b", noun, re.IGNORECASE
    ):
        return True
    last = head.split()[-1].strip('`"“”') if head else ""
    if _PLURAL_NAMES.fullmatch(last):
        return True
    if last[:1].isupper() and " " in head and last.endswith("s") and last[:-1].lower() in frequencies("en"):
        return True
    if _is_name(last) or (noun.startswith("`") and noun.endswith("`")):
        return False
    return last.lower() in {"people", "children", "criteria", "men", "women"} or (
        last.endswith("s") and not _NOT_PLURAL.fullmatch(last.lower())
    )


def _is_name(word: str) -> bool:
    return word.startswith("`") or "/" in word or word[:1].isupper() or _NAME.fullmatch(word) is not None
