import pytest

from tests.mutations.article_bugs import BUGS, LEAST, Change, red_with, say


@pytest.mark.parametrize("changes", BUGS.values(), ids=BUGS.keys())
def test_a_bug_that_comes_back_turns_tests_red(changes: list[Change]) -> None:
    red = red_with(changes)
    say("Back again", red)
    assert len(red) >= LEAST
