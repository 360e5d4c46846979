from dataclasses import fields
from enum import StrEnum
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q

from accounts.models import User
from insights.composition import Format
from insights.voice import Contractions, Person, Voice

RULES = {field.name: field for field in fields(Voice)}
CHOICES: dict[str, type[StrEnum]] = {"person": Person, "contractions": Contractions}


class BrandProfileQuerySet(models.QuerySet["BrandProfile"]):
    def of(self, user: User) -> Self:
        return self.filter(person=user)

    def default_of(self, user: User) -> "BrandProfile":
        """The profile a text is written in unless the person picks another; made on first use."""
        if profile := self.of(user).filter(is_default=True).first():
            return profile
        profile, _ = self.get_or_create(person=user, is_default=True, defaults={"name": "My voice"})
        return profile


class BrandProfile(models.Model):
    """How an author sounds: the rules of a `Voice`, and what differs in one format."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="brand_profiles")
    name = models.CharField(max_length=80)
    is_default = models.BooleanField("use it unless I pick another", default=False)
    rules = models.JSONField(default=dict, blank=True)
    overrides = models.JSONField(default=dict, blank=True)  # {format: rules that differ}
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = BrandProfileQuerySet.as_manager()

    class Meta:
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_default=True), name="one_default_profile_per_person"
            ),
            models.UniqueConstraint(fields=["person", "name"], name="one_profile_per_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def voice(self, into: Format | None = None) -> Voice:
        return voice_from(self.rules | (self.overrides.get(into.value, {}) if into else {}))

    @transaction.atomic
    def make_default(self) -> None:
        others = BrandProfile.objects.select_for_update().filter(person_id=self.person_id)
        others.filter(is_default=True).update(is_default=False)
        others.filter(pk=self.pk).update(is_default=True)
        self.is_default = True


def voice_from(rules: dict[str, Any]) -> Voice:
    """Rules as they lie in the database; names a later version no longer knows are left aside."""
    known = {name: _read(name, value) for name, value in rules.items() if name in RULES}
    return Voice(**known)


def _read(name: str, value: Any) -> Any:
    if name in CHOICES:
        return CHOICES[name](value)
    return tuple(value) if isinstance(value, list) else value


def rules_of(voice: Voice) -> dict[str, Any]:
    """As JSON, only what differs from a voice without any rule."""
    plain = Voice()
    values = {name: getattr(voice, name) for name in RULES if getattr(voice, name) != getattr(plain, name)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
