"""Generated texts for the counter: a quarter each of ordinary posts, glued tokens, odd domains and noise."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from xauth.counting.data import lines

TOKENS = tomllib.loads(Path(__file__).with_name("counting_tokens.toml").read_text(encoding="utf-8"))
WORDS, SCRIPTS, LINKS, EMOJI = (str(TOKENS[name]).split() for name in ("words", "scripts", "links", "emoji"))
GLUE: list[str] = TOKENS["glue"]
LABEL_CHARACTERS: str = TOKENS["label_characters"]
TLDS, SEQUENCES = lines("tlds.txt"), lines("emoji.txt")


class Texts:
    """The same seed gives the same texts."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def __iter__(self) -> Iterator[str]:
        while True:
            yield from (self.post(), self.glued(), self.domains(), self.noise())

    def post(self) -> str:
        pools, weights = (WORDS, LINKS, EMOJI, SCRIPTS, SEQUENCES), (82, 6, 4, 5, 3)
        chosen = self.random.choices(pools, weights, k=self.random.randint(3, 60))
        return "".join(self.random.choice(pool) + self.space() for pool in chosen)

    def space(self) -> str:
        return self.random.choices((" ", ". ", ", ", "\n\n", "\r\n", "! ", ": "), (80, 6, 6, 3, 2, 1, 1))[0]

    def glued(self) -> str:
        pools = (LINKS, LINKS, EMOJI, SCRIPTS, GLUE, GLUE, WORDS, SEQUENCES, TLDS, [" "])
        return "".join(
            self.random.choice(self.random.choice(pools)) for _ in range(self.random.randint(2, 14))
        )

    def domains(self) -> str:
        return self.random.choice(("", " ", "", "、")).join(
            self.domain() for _ in range(self.random.randint(1, 4))
        )

    def domain(self) -> str:
        choice = self.random.choice
        before = choice(
            ("", "", " ", "http://", "https://", " https://", "日", "/", "-", "_", ".", "@", "$", "#")
        )
        labels = [self.label() for _ in range(self.random.randint(1, 4))]
        after = choice(
            ("", "", "", ":80", "/", "/a_(b)", "?q=1", "/x?q=1", "-", "+", "@", "x", "本", ".", "_", "/é.ж!")
        )
        return before + ".".join([*labels, choice((str.lower, str.upper, str.title))(choice(TLDS))]) + after

    def label(self) -> str:
        kind = self.random.random()
        if kind < 0.5:
            return self.random.choice(
                ("example", "foo", "a", "www", "日本", "test_1", "my-site", "com", "xn--p1ai")
            )
        size = self.random.randint(0, 6) if kind < 0.97 else self.random.randint(50, 70)
        return "".join(self.random.choices(LABEL_CHARACTERS, k=size))

    def noise(self) -> str:
        return "".join(self.character() for _ in range(self.random.randint(1, 40)))

    def character(self) -> str:
        kind = self.random.random()
        if kind < 0.45:
            return self.random.choice("abz019./:@#$_-()?&=, \n" + "com" * 3)
        if kind < 0.7:
            return self.random.choice(GLUE)
        if kind < 0.85:
            return self.random.choice(self.random.choice((SEQUENCES, EMOJI, TLDS)))
        code_point = self.random.randrange(0x11_0000)
        return chr(code_point) if not 0xD800 <= code_point < 0xE000 else "."
