from typing import Any

from django import forms

from insights.models import Insight

LONGEST_CLAIM = 600  # characters


class ClaimForm(forms.Form):
    """What an insight says, in the person's words."""

    claim = forms.CharField(
        label="What it says",
        max_length=LONGEST_CLAIM,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One or two sentences that stand on their own.",
        error_messages={"required": "Write what the insight says, in a sentence or two."},
    )

    def __init__(self, data: Any = None, *, insight: Insight | None = None) -> None:
        super().__init__(data, initial={"claim": insight.claim} if insight else None)

    def clean_claim(self) -> str:
        return " ".join(str(self.cleaned_data["claim"]).replace("\0", "").split())
