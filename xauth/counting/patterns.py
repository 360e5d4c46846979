"""The `re` to use here: before Python 3.11.5 the standard library's possessive quantifiers match wrongly."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
else:
    import regex as re

__all__ = ["re"]
