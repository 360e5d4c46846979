from insights.voice.rules import Contractions, Person, Voice

__all__ = ["Contractions", "Person", "Voice"]
