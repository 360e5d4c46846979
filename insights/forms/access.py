from typing import Any

from django import forms
from django.core.validators import MinValueValidator

from insights.models import ModelAccess
from insights.providers.addresses import check_base_url
from insights.providers.config import DEFAULT_URLS, Wire
from insights.providers.errors import AddressError


class ModelAccessForm(forms.ModelForm[ModelAccess]):
    """The key goes in and never comes out: an empty field keeps the one there is."""

    api_key = forms.CharField(
        label="API key",
        required=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = ModelAccess
        fields = ["wire", "base_url", "model", "monthly_cap"]
        help_texts = {
            "base_url": "Empty: the provider’s own. Only public https addresses.",
            "model": "Its name as the provider writes it.",
            "monthly_cap": "Once a month has cost this much, the embedded generator writes.",
        }

    field_order = ["wire", "model", "base_url", "api_key", "monthly_cap"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["base_url"].required = False
        self.fields["monthly_cap"].validators.append(MinValueValidator(0, "The cap cannot be below 0."))
        self.fields["api_key"].help_text = (
            "There is one. Leave this empty to keep it; it is never shown."
            if self.instance.pk and self.instance.has_key
            else "Stored encrypted, used for your texts only, never shown again."
        )

    def clean_api_key(self) -> str:
        key = str(self.cleaned_data["api_key"]).strip()
        if any(not "!" <= character <= "~" for character in key):
            raise forms.ValidationError("A key has no spaces and no special characters. Copy it again.")
        return key

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        wire, address = cleaned.get("wire"), str(cleaned.get("base_url") or "").strip()
        if not wire or "base_url" in self.errors:
            return cleaned
        try:
            check_base_url(address or DEFAULT_URLS[Wire(wire)], allow_private=False)
        except AddressError as error:
            self.add_error("base_url", str(error))
        cleaned["base_url"] = address
        if self._keeps_key_for_another_host():
            self.add_error("api_key", "The address is a new one: enter the key that belongs to it.")
        return cleaned

    def _keeps_key_for_another_host(self) -> bool:
        """A stored key must not be sent to an address that somebody typed in later."""
        moved = {"wire", "base_url"} & set(self.changed_data)
        typed = self.cleaned_data.get("api_key")
        return bool(self.instance.pk and self.instance.has_key and moved and not typed)

    def save(self, commit: bool = True) -> ModelAccess:
        if key := self.cleaned_data["api_key"]:
            self.instance.api_key = key
        return super().save(commit)
