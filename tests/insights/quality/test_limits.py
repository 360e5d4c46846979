from dataclasses import replace

import pytest

from benchmarks import quality_harsh
from benchmarks import quality_limits as limits
from insights.composition import Format, Piece
from insights.voice import Voice
from tests.insights.quality.conftest import Compose


@pytest.mark.parametrize("post", ["x" * 281, "蜂" * 141, "A" + "🐝" * 140])
def test_a_post_over_its_limit(compose: Compose, post: str) -> None:
    assert limits.over_limit(compose(Piece(post)))
    assert not limits.over_limit(compose(Piece(post[:-1])))


def test_too_many_posts(compose: Compose) -> None:
    assert limits.over_limit(compose(*[Piece("A hive.")] * 4))
    assert not limits.over_limit(compose(*[Piece("A hive.")] * 3))


def test_linkedin_counts_utf16(compose: Compose) -> None:
    assert limits.over_limit(compose(Piece("A " + "🐝" * 1500), form=Format.LINKEDIN))
    assert not limits.over_limit(compose(Piece("A " + "🐝" * 1499), form=Format.LINKEDIN))


def test_a_persons_own_limit(compose: Compose) -> None:
    assert limits.over_limit(compose(Piece("Twelve jars of honey."), voice=Voice(max_characters=20)))


@pytest.mark.parametrize("pieces", [(), (Piece(""),), (Piece("— …"),)])
def test_nothing_is_no_text(compose: Compose, pieces: tuple[Piece, ...]) -> None:
    assert limits.over_limit(compose(*pieces))


@pytest.mark.parametrize("said", ["We Used a scale.", "That is the easiest.", "They do it in order to win."])
def test_banned_words(compose: Compose, said: str) -> None:
    assert limits.banned(quality_harsh.forms())(compose(Piece(said)))


@pytest.mark.parametrize("said", ["A houseman housed it.", "Run `use` twice.", "https://new.example/use"])
def test_no_banned_words(compose: Compose, said: str) -> None:
    assert not limits.banned(quality_harsh.forms())(compose(Piece(said)))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Honey!", "exclamation"),
        ("Honey — at last.", "dash"),
        ("Honey; wax.", "semicolon"),
        ("I like honey.", "first person"),
        ("Let’s go.", "first person"),
        ("It gave us honey.", "first person"),
        ("Honey 🐝.", "emoji"),
        ("Honey #bees", "hashtags"),
    ],
)
def test_harsh_rules(compose: Compose, said: str, why: str) -> None:
    assert why in limits.broken_marks(compose(Piece(said), voice=quality_harsh.voice()))


@pytest.mark.parametrize(
    "said", ["The US made 10–20 jars.", "Use I/O and C#, issue #12.", "`a != b; we()`", "x.I.y is © 2026"]
)
def test_harsh_rules_spare(compose: Compose, said: str) -> None:
    assert not limits.broken_marks(compose(Piece(said), voice=quality_harsh.voice()))


def test_the_generators_own_flags(compose: Compose) -> None:
    piece = Piece("A hive.")
    assert limits.flagged([compose(piece)]).met
    assert not limits.flagged([compose(replace(piece, flags=("No hive there.",)))]).met
