from insights.voice.adapt import adapt, fits
from insights.voice.grade import grade
from insights.voice.learn import TooFewSamplesError, learn
from insights.voice.rules import Contractions, Person, Voice
from insights.voice.violations import violations

__all__ = [
    "Contractions",
    "Person",
    "TooFewSamplesError",
    "Voice",
    "adapt",
    "fits",
    "grade",
    "learn",
    "violations",
]
