"""One line of the table: what was measured, what came out, and what it has to be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Offence(NamedTuple):
    """Where a measure was missed, worst first in a `Row`."""

    article: str
    where: str
    text: str


@dataclass(frozen=True)
class Row:
    measure: str
    ours: str
    bar: str = "—"
    met: bool | None = None  # None: for information, no bar
    peer: str = "—"
    worst: Sequence[Offence] = field(default=(), repr=False)

    def as_json(self, worst: int) -> dict[str, object]:
        return {
            "measure": self.measure,
            "ours": self.ours,
            "peer": self.peer,
            "bar": self.bar,
            "met": self.met,
            "worst": [offence._asdict() for offence in self.worst[:worst]],
        }


def none_of(
    measure: str, offences: Sequence[Offence], total: int, unit: str, *, optional: bool = False
) -> Row:
    """A row whose bar is zero. Nothing looked at shows nothing: that fails, or is left open if `optional`."""
    met = None if optional and not total else not offences and total > 0
    return Row(measure, f"{len(offences)} of {total:,} {unit}", "0", met, worst=offences)


def share_at_most(
    measure: str, offences: Sequence[Offence], total: int, percent: float, unit: str = "sentences"
) -> Row:
    share = 100 * len(offences) / total if total else 100.0
    return Row(
        measure, f"{share:.1f} % of {total:,} {unit}", f"≤ {percent:g} %", share <= percent, worst=offences
    )


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def percentile(values: Sequence[float], percent: int) -> float:
    """Nearest rank: the smallest value that at least `percent` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)] if ordered else 0.0
