"""A list of the article as “•” lines, where it is short enough to stand in a post."""

from itertools import takewhile

from insights.composition import Part, Piece, PieceKind
from insights.document import Block, BlockKind
from insights.formats import screening
from insights.formats.material import Material

_FEWEST, _MOST, _LONGEST = 3, 7, 140


def bullets(material: Material, index: int) -> Part | None:
    """The list right after the sentence's paragraph, whole or not at all, with its “…:”."""
    document = material.document
    sentence = document.sentences[index]
    at = sentence.block
    if document.blocks[at].kind is not BlockKind.PARAGRAPH:
        return None
    if not document.blocks[at].text.rstrip().endswith(sentence.text):
        return None
    items = list(takewhile(lambda block: block.kind is BlockKind.ITEM, document.blocks[at + 1 :]))
    if not _FEWEST <= len(items) <= _MOST or any(map(_is_unfit, items)):
        return None
    lines = [material.item(f"• {block.text}", block.span) for block in items]
    pieces = [Piece(line.text, PieceKind.ITEM, line.spans, before="\n") for line in lines if line]
    if len(pieces) != len(items):
        return None
    lead = _lead(material, index)
    return Part((lead, *pieces)) if lead else Part(tuple(pieces)) if not sentence.text.endswith(":") else None


def _lead(material: Material, index: int) -> Piece | None:
    """“Three things happen:”, where it can be read after anything."""
    sentence = material.document.sentences[index]
    if not sentence.text.endswith(":") or not screening.is_sentence(
        f"{sentence.text[:-1]}.", material.language
    ):
        return None
    line = material.item(sentence.text, sentence.span)
    return line.piece("") if line and not screening.leans(line.text, material.language) else None


def _is_unfit(block: Block) -> bool:
    return (
        block.level != 1
        or len(block.text) > _LONGEST
        or "\n" in block.text
        or not screening.is_clean(block.text)
        or screening.points_away(block.text)
    )
