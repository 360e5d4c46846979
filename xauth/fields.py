"""A model field whose text is encrypted at rest and opens only in the row it was written for."""

from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute


class UnreadableError(Exception):
    """A stored secret does not open: its key is gone from TOKEN_KEYS, or it was moved from another row."""


class Sealed(str):
    """Ciphertext, as it lies in the database."""

    __slots__ = ()


@lru_cache(maxsize=4)
def _keyring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def keyring() -> MultiFernet:
    """The first key of TOKEN_KEYS encrypts, every one decrypts."""
    return _keyring(tuple(settings.TOKEN_KEYS))


class OpeningAttribute(DeferredAttribute):
    """Decrypts on access, so that a row can be loaded, listed and passed on without opening its secrets."""

    field: "EncryptedField"

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        return self.field.open(instance, value) if instance and isinstance(value, Sealed) else value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedField(models.TextField[str, str]):
    descriptor_class = OpeningAttribute

    def __init__(self, *args: Any, bound_to: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bound_to = bound_to

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"bound_to": self.bound_to}

    def get_lookup(self, lookup_name: str) -> Any:
        """Whether there is any is all that can be asked; no filter of the admin may spell out ciphertext."""
        return super().get_lookup(lookup_name) if lookup_name in {"exact", "in", "isnull"} else None

    def binding(self, row: str) -> bytes:
        return f"{self.model._meta.label_lower}.{self.attname}:{row}\n".encode()

    def seal(self, row: str, plaintext: str) -> Sealed:
        """`row` is the value of the field named by `bound_to`. Empty text stays empty: nothing to hide."""
        if not plaintext:
            return Sealed()
        return Sealed(keyring().encrypt(self.binding(row) + plaintext.encode()).decode())

    def open(self, instance: models.Model, sealed: Sealed) -> str:
        if not sealed:
            return ""
        binding = self.binding(str(getattr(instance, self.bound_to)))
        try:
            content = keyring().decrypt(sealed.encode())
        except InvalidToken:
            raise UnreadableError(f"No key in TOKEN_KEYS opens {self} of row {instance.pk}.") from None
        if not content.startswith(binding):
            raise UnreadableError(f"{self} of row {instance.pk} was written for another row.")
        return content.removeprefix(binding).decode()

    def value_to_string(self, obj: models.Model) -> str:
        """What `dumpdata` writes: ciphertext. (Backups are made with the database's own tools.)"""
        return self.pre_save(obj, add=False)

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed:
        value = model_instance.__dict__[self.attname]
        if isinstance(value, Sealed):
            return value
        return self.seal(str(getattr(model_instance, self.bound_to)), value)

    def get_prep_value(self, value: Any) -> Any:
        if value and not isinstance(value, Sealed):
            raise TypeError(f"{self} must be sealed before it is written.")
        return value
