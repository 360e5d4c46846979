"""Articles of our own, as authors write them: sections, numbers, names, a list, code and an image."""

from pathlib import Path

FOLDER = Path(__file__).with_name("articles")
PUMPS, SEEDS, QUEUES = ALL = tuple(
    (FOLDER / f"{name}.md").read_text() for name in ("pumps", "seeds", "queues")
)
