"""Code and images that a text of sentences cannot show."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from insights.composition import LeftOut, PieceKind
from insights.document import Block, Document

_LONGEST = 60


def left_out(document: Document) -> tuple[LeftOut, ...]:
    codes = [LeftOut(PieceKind.CODE, _code(block), block.span) for block in document.codes]
    images = [LeftOut(PieceKind.IMAGE, _image(block), block.span) for block in document.images]
    return tuple(sorted(codes + images, key=lambda each: each.span))


def _code(block: Block) -> str:
    first = next(filter(None, map(str.strip, block.text.splitlines())), "")
    lines = len(block.text.splitlines())
    label = f"{block.language or 'Code'}, {lines} line{'' if lines == 1 else 's'}: {first}"
    return _short(label)


def _image(block: Block) -> str:
    return _short(block.text.strip() or PurePosixPath(urlsplit(block.url).path).name or "Image")


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
