"""A good answer, made of nothing but the numbered sentences of the prompt."""

import re
from typing import Any

from tests.models_server.reading import Asked

Json = dict[str, Any]
LONGEST = 150  # characters of one sentence: fits into a post beside a link
VAGUE = re.compile(r"^(?:this|that|these|those|it|he|she|they|here|there|so|but|and|or)\b", re.IGNORECASE)
POINTING = re.compile(r"\b(?:above|below|figure|following|previous|next section)\b|[:…]$", re.IGNORECASE)


def good(asked: Asked) -> Json:
    return {"thread": _thread, "linkedin": _linkedin, "blog": _blog, "distil": _distil}[asked.kind](asked)


def usable(asked: Asked) -> list[int]:
    """Numbers of sentences that stand alone and break no rule; what the text is about comes first."""
    found = [number for number, text in asked.sentences.items() if _is_usable(text, asked)]
    return sorted(found, key=lambda number: (number not in asked.about, number))


def _is_usable(text: str, asked: Asked) -> bool:
    words = text.split()
    return (
        len(text) <= LONGEST
        and 4 <= len(words) <= asked.most_words
        and text.endswith((".", "!", "?", "。"))
        and not VAGUE.search(text)
        and not POINTING.search(text)
        and not any(word.lower() in text.lower() for word in asked.banned)
    )


def sentence(asked: Asked, number: int) -> Json:
    return {"text": asked.sentences[number], "sources": [number]}


def _thread(asked: Asked) -> Json:
    return {"posts": [{"sentences": [sentence(asked, number)]} for number in usable(asked)[:3]]}


def _linkedin(asked: Asked) -> Json:
    chosen = sorted(usable(asked)[:6])
    return {
        "title": asked.sentences[chosen[0]].rstrip(".!?"),
        "paragraphs": [{"sentences": [sentence(asked, number)]} for number in chosen],
    }


def _blog(asked: Asked) -> Json:
    chosen = sorted(usable(asked)[:6])
    return {
        "answers": [
            {"question": _question(asked, number), "sentences": [sentence(asked, number)], "shows": []}
            for number in chosen
        ],
    }


def _question(asked: Asked, number: int) -> str:
    words = re.findall(r"\w{5,}", asked.sentences[number])[:2]
    return f"What about {' and '.join(words).lower()}?"


def _distil(asked: Asked) -> Json:
    chosen = usable(asked)[:4]
    words = dict.fromkeys(re.findall(r"\b[a-z]{6,}\b", " ".join(asked.sentences.values())))
    return {
        "kind": "argument",
        "keywords": list(words)[:8],
        "concepts": [
            {
                "claim": asked.sentences[number],
                "claim_source": number,
                "support": [number],
                "confidence": round(0.9 - place / 10, 1),
            }
            for place, number in enumerate(chosen)
        ],
    }
