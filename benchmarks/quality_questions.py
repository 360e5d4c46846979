"""Questions of the Q&A posts, for people to judge; no program can."""

import random
from collections.abc import Sequence

from benchmarks.quality_texts import Made
from insights.composition import Format, PieceKind


def show(made: Sequence[Made], number: int, seed: int = 1) -> None:
    """A fixed random sample from all articles."""
    asked = [
        (each.article.name, piece.text, each.article.document.source(piece.spans[0]) if piece.spans else "")
        for each in made
        for text in each.of(form=Format.BLOG)
        for part in text.composition.parts
        for piece in part.pieces
        if piece.kind is PieceKind.QUESTION
    ]
    for name, question, source in sorted(random.Random(seed).sample(asked, min(number, len(asked)))):
        print(f"{name}\n    {question}    ← {source[:80]!r}")
