"""Which words a question may use: the article's, and those that questions are made of."""

import re

from insights.document import Document
from insights.voice.words import stems

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*[+#]*")
_ASKING = frozenset(
    [
        "a",
        "about",
        "all",
        "am",
        "an",
        "and",
        "any",
        "are",
        "aren't",
        "as",
        "at",
        "background",
        "be",
        "been",
        "before",
        "being",
        "benefits",
        "between",
        "both",
        "but",
        "by",
        "can",
        "can't",
        "change",
        "changed",
        "could",
        "couldn't",
        "detail",
        "did",
        "didn't",
        "difference",
        "do",
        "does",
        "doesn't",
        "don't",
        "done",
        "else",
        "example",
        "first",
        "for",
        "from",
        "get",
        "go",
        "goes",
        "going",
        "good",
        "got",
        "had",
        "has",
        "hasn't",
        "have",
        "haven't",
        "here",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "isn't",
        "it",
        "its",
        "just",
        "know",
        "known",
        "last",
        "like",
        "limitations",
        "look",
        "looks",
        "made",
        "make",
        "makes",
        "many",
        "matter",
        "matters",
        "may",
        "me",
        "mean",
        "means",
        "meant",
        "might",
        "more",
        "most",
        "motivation",
        "much",
        "must",
        "my",
        "need",
        "never",
        "new",
        "no",
        "not",
        "now",
        "number",
        "numbers",
        "of",
        "off",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "result",
        "results",
        "say",
        "says",
        "should",
        "shouldn't",
        "so",
        "some",
        "still",
        "such",
        "take",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "together",
        "under",
        "until",
        "up",
        "us",
        "use",
        "used",
        "was",
        "wasn't",
        "we",
        "were",
        "weren't",
        "what",
        "what's",
        "when",
        "where",
        "which",
        "while",
        "who",
        "who's",
        "why",
        "will",
        "with",
        "without",
        "won't",
        "work",
        "works",
        "would",
        "wouldn't",
        "wrong",
        "yes",
        "yet",
        "you",
        "your",
        "yourself",
    ]
)
_WHOLE = 3  # words, from which even common ones say something
_ALIKE = 3  # letters with which all forms of a word begin


class Vocabulary:
    def __init__(self, document: Document) -> None:
        self.language = document.language
        text = f"{document.title} {document.markdown}".lower().replace("’", "'")
        self.words = frozenset(_WORD.findall(text))
        self.forms: dict[str, frozenset[str]] = {}

    def knows(self, question: str) -> bool:
        """Whether it asks about nothing that is not there; other languages are asked with headings only."""
        said = _WORD.findall(question.lower().replace("’", "'"))
        return self.language != "en" or all(map(self._knows, said))

    def names_something(self, heading: str) -> bool:
        words = _WORD.findall(heading.lower())
        return len(words) >= _WHOLE or not _ASKING.issuperset(words)

    def _knows(self, word: str) -> bool:
        if word in _ASKING or word in self.words or word.removesuffix("'s") in self.words:
            return True
        start = word[:_ALIKE]
        if start not in self.forms:
            alike = " ".join(each for each in self.words if each.startswith(start))
            self.forms[start] = frozenset(stems(alike, self.language))
        return bool(set(stems(word, self.language)) & self.forms[start])
