from django.db import models

from accounts.models import User
from xauth.fields import EncryptedField


class ModelAccess(models.Model):
    """A language model the person pays for themselves. The key can be replaced and removed, never read."""

    class Wire(models.TextChoices):
        OPENAI = "openai", "OpenAI-compatible"
        ANTHROPIC = "anthropic", "Anthropic"
        OLLAMA = "ollama", "Ollama"

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="model_access")
    wire = models.CharField("kind", max_length=9, choices=Wire, default=Wire.OPENAI)
    base_url = models.CharField("address", max_length=500, blank=True)
    model = models.CharField(max_length=120)
    api_key = EncryptedField(bound_to="person_id", blank=True, default="")
    monthly_cap = models.DecimalField("monthly cap, in US dollars", max_digits=8, decimal_places=2, default=5)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "model access"

    def __str__(self) -> str:
        return f"{self.model} of {self.person}"

    @property
    def has_key(self) -> bool:
        return bool(self.__dict__["api_key"])
