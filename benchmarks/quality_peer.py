"""Runs in the peers' own environment: JSON articles in, LexRank's sentences and yake's keywords out."""

import json
import sys
import time

import yake  # type: ignore[import-not-found]
from sumy.models.dom import (  # type: ignore[import-not-found]
    ObjectDocumentModel,
    Paragraph,
    Sentence,
)
from sumy.nlp.stemmers import Stemmer  # type: ignore[import-not-found]
from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]
from sumy.utils import get_stop_words  # type: ignore[import-not-found]


class Words:
    """Stands in for NLTK's tokeniser, whose data would have to be downloaded."""

    def to_words(self, text: str) -> tuple[str, ...]:
        cleaned = "".join(letter if letter.isalnum() else " " for letter in text)
        return tuple(word for word in cleaned.split() if word.isalpha())


def lexrank(texts: list[str]) -> list[int]:
    """Indices, best first."""
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    sentences = [Sentence(text, Words()) for text in texts]
    document = ObjectDocumentModel([Paragraph(sentences)])
    order = {id(sentence): number for number, sentence in enumerate(document.sentences)}
    rate_of: dict[int, float] = {}

    def keep(sentences: tuple[object, ...], _count: int, rating: dict[object, float]) -> tuple[object, ...]:
        rate_of.update({order[id(each)]: rating[each] for each in sentences})
        return ()

    summarizer._get_best_sentences = keep  # noqa: SLF001 — the ratings themselves, not a number of sentences
    summarizer(document, 1)
    return sorted(rate_of, key=lambda number: -rate_of[number])


def keywords(text: str) -> list[str]:
    found = yake.KeywordExtractor(lan="en", n=3, top=10).extract_keywords(text)
    return [str(term) for term, _ in found]


def main() -> None:
    answers = {}
    for name, article in json.load(sys.stdin).items():
        start = time.perf_counter()
        ranked = lexrank(article["sentences"])
        middle = time.perf_counter()
        terms = keywords(article["text"])
        answers[name] = {
            "lexrank": ranked,
            "lexrank_seconds": middle - start,
            "yake": terms,
            "yake_seconds": time.perf_counter() - middle,
        }
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
