"""The made-up people who live here from the start."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    id: str
    username: str
    name: str
    description: str = ""
    verified: bool = False
    subscription: str = "None"
    protected: bool = False
    suspended: bool = False

    @property
    def writes_long(self) -> bool:
        return self.subscription in ("Premium", "PremiumPlus")

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2]).upper() or self.username[0].upper()

    @property
    def hue(self) -> int:
        """Of the drawn avatar, in degrees."""
        return int(self.id) * 47 % 360


RESIDENTS = [
    Person("1460000000000000101", "mara_writes", "Mara Lindqvist", "Essays on work and attention."),
    Person(
        "1460000000000000202",
        "tobias_builds",
        "Tobias Okafor",
        "Small tools, built in public.",
        True,
        "Basic",
    ),
    Person("1460000000000000303", "priya_longform", "Priya Raman", "Long reads on cities.", True, "Premium"),
    Person("1460000000000000404", "jonas_private", "Jonas Weber", "Friends only.", protected=True),
    Person("1460000000000000505", "lena_suspended", "Lena Duarte", "Suspended, for trying.", suspended=True),
    Person("1460000000000000606", "kenji_notes", "Kenji Sato", "Notes on typography."),
]
