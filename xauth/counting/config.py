"""The numbers of twitter-text's config files, versions 2 and 3."""

from functools import lru_cache
from typing import NamedTuple


class Config(NamedTuple):
    """Weights are in units of 1/`scale` character; `ranges` are (first, last, weight), ends included."""

    scale: int
    default_weight: int
    url_length: int
    ranges: tuple[tuple[int, int, int], ...]
    emoji: bool

    def weight(self, character: str) -> int:
        code_point = ord(character)
        weights = (weight for first, last, weight in self.ranges if first <= code_point <= last)
        return next(weights, self.default_weight)


class Weights(dict[str, int]):
    """Remembers each character's weight once it has been asked for."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config

    def __missing__(self, character: str) -> int:
        weight = self[character] = self.config.weight(character)
        return weight


# Latin to Hangul's edge, and general punctuation without what is drawn wide (dots, bullets, arrows).
LIGHT = ((0, 4351, 100), (8192, 8205, 100), (8208, 8223, 100), (8242, 8247, 100))
V2 = Config(scale=100, default_weight=200, url_length=23, ranges=LIGHT, emoji=False)
V3 = V2._replace(emoji=True)


@lru_cache
def weights(config: Config) -> Weights:
    return Weights(config)
