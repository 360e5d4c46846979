"""What a section does with its matter: define it, give reasons, show how, tell of a change."""

import re
from collections.abc import Sequence

_REASON = re.compile(
    r"\b(?:because|since (?:it|they|we|this)|so that|benefits?|advantages?|helps?|important|matters?|"
    r"allows?|enables?|"
    r"makes? it (?:easier|possible|simpler)|reasons?|avoids?|prevents?|instead of|in order to|valuable|"
    r"worth|crucial|"
    r"without (?:it|them|this))\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\b(?:first|then|next|finally|steps?|by \w+ing|each|when|whenever|calls?|returns?|uses?|runs?|"
    r"creates?|checks?|"
    r"stores?|reads?|writes?|sends?|receives?|computes?|iterates?|we (?:can|use)|you (?:can|need))\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:new|now|no longer|previously|used to|introduced?|added|removed|replaced|improved?|updated?|"
    r"landed|shipped|"
    r"released?|stabilized|moved|switched|merged|since version)\b",
    re.IGNORECASE,
)


class Evidence:
    def __init__(self, sentences: Sequence[str], *, has_code: bool) -> None:
        self.sentences, self.has_code = sentences, has_code
        number = max(len(sentences), 1)
        text = " ".join(sentences)
        self.reasons = len(_REASON.findall(text)) / number
        self.steps = len(_HOW.findall(text)) / number + 0.3 * has_code
        self.changes = len(_CHANGE.findall(text)) / number

    def defines(self, noun: str) -> bool:
        """Whether one of the first sentences says what it is."""
        bare = re.escape(re.sub(r"^(?:the|an?) ", "", noun.strip("`")))
        pattern = re.compile(
            rf"\b{bare}s?\b[^.]{{0,25}}? (?:is|are|means?|refers? to) (?:an?|the|one|what|how|when|"
            rf"called|\w+s\b)",
            re.IGNORECASE,
        )
        return any(pattern.search(sentence) for sentence in self.sentences[:4])

    @property
    def gives_reasons(self) -> bool:
        return self.reasons >= 0.6 and self.reasons >= self.steps and self.reasons >= self.changes

    @property
    def shows_how(self) -> bool:
        return self.steps >= 0.5 and self.steps >= self.changes

    @property
    def tells_of_change(self) -> bool:
        return self.changes >= 0.4
