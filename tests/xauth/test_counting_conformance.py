"""twitter-text's own conformance suite, where a copy of it stands beside the checkout."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from xauth.counting import weigh
from xauth.counting.config import V2, V3, Config
from xauth.counting.length import weighted_length

SUITE = Path(__file__).resolve().parents[3] / "shared/x/twitter-text/validate.yml"
WEIGHTED, EMOJI = "WeightedTweetsCounterTest", "WeightedTweetsWithDiscountedEmojiCounterTest"
DIRECTIONAL = "UnicodeDirectionalMarkerCounterTest"

pytestmark = pytest.mark.skipif(not SUITE.is_file(), reason=f"no conformance suite at {SUITE}")


def cases(name: str) -> list[Any]:
    if not SUITE.is_file():
        return [None]
    tests = yaml.safe_load(SUITE.read_text(encoding="utf-8"))["tests"][name]
    return [pytest.param(test["text"], test["expected"], id=test["description"]) for test in tests]


def weighted_as_expected(text: str, expected: dict[str, Any], config: Config) -> None:
    length = weighted_length(text, config)
    assert length == expected["weightedLength"]
    assert length * 1000 // 280 == expected["permillage"]


@pytest.mark.parametrize(("text", "expected"), cases(WEIGHTED))
def test_weighted(text: str, expected: dict[str, Any]) -> None:
    weighted_as_expected(text, expected, V2)
    assert (0 < weighted_length(text, V2) <= 280) == expected["valid"]


@pytest.mark.parametrize(("text", "expected"), cases(EMOJI) + cases(DIRECTIONAL))
def test_emoji_and_direction(text: str, expected: dict[str, Any]) -> None:
    weighted_as_expected(text, expected, V3)
    assert weigh(text).valid == expected["valid"]


def test_the_suite_is_whole() -> None:
    assert [len(cases(name)) for name in (WEIGHTED, EMOJI, DIRECTIONAL)] == [20, 22, 2]
