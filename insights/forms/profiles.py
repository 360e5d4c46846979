"""A brand profile as a form: every rule of a `Voice`, for all formats and for one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from accounts.models import User
from insights.composition import Format
from insights.models import BrandProfile, Draft
from insights.models.profile import rules_of, voice_from
from insights.voice import Contractions, Person, Voice

PERSONS = [
    (Person.AS_WRITTEN, "As the article has it"),
    (Person.I, "I, my"),
    (Person.WE, "we, our"),
    (Person.NONE, "No first person at all"),
]
CONTRACTIONS = [
    (Contractions.AS_WRITTEN, "As the article has it"),
    (Contractions.USE, "Use them: it’s, don’t"),
    (Contractions.AVOID, "Avoid them: it is, do not"),
]
SAMPLE_BREAK = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
LONGEST_ENTRY = 200  # characters of one word, phrase, opener or closer
FEWEST_SAMPLES = 3


class LinesField(forms.CharField):
    """Words or phrases, one a line."""

    def __init__(self, *, rows: int = 2, most: int = 100, by_comma: bool = False, **kwargs: Any) -> None:
        self.most, self.by_comma = most, by_comma
        super().__init__(
            required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value).replace("\0", "")
        parts = re.split(r"[\n,]" if self.by_comma else r"\n", text)
        lines = list(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
        if len(lines) > self.most:
            raise forms.ValidationError(f"At most {self.most} fit here; these are {len(lines)}.")
        if too_long := [line for line in lines if len(line) > LONGEST_ENTRY]:
            raise forms.ValidationError(
                f"Keep each line under {LONGEST_ENTRY} characters: “{too_long[0][:40]}…” is longer."
            )
        return lines


class SamplesField(forms.CharField):
    """Texts, with a line of three dashes between two of them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False, max_length=100_000, widget=forms.Textarea(attrs={"rows": 6}), **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n---\n".join(value)

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value).replace("\0", "")
        return [part.strip() for part in SAMPLE_BREAK.split(text) if part.strip()]


class VoiceForm(forms.Form):
    """The rules that hold in every format."""

    person = forms.ChoiceField(label="Who speaks", choices=PERSONS)
    contractions = forms.ChoiceField(label="Contractions", choices=CONTRACTIONS)
    max_sentence_words = forms.IntegerField(
        label="Longest sentence, in words",
        min_value=8,
        max_value=60,
        help_text="Longer ones are split or left out.",
    )
    reading_grade = forms.FloatField(
        label="Reading level (school grade)",
        min_value=0,
        max_value=18,
        help_text="8 is easy for most adults, 12 is demanding. 0: as the article is.",
    )
    audience = forms.CharField(
        label="Who reads it", max_length=200, required=False, help_text="A language model is told this."
    )
    openers = LinesField(label="Opening lines", help_text="One a line; one of them begins the text.", most=20)
    closers = LinesField(label="Closing lines", help_text="One a line; one of them ends the text.", most=20)
    signature_words = LinesField(
        label="Words that are yours", by_comma=True, help_text="Passages that have them are preferred."
    )
    banned_words = LinesField(
        label="Words you never use",
        by_comma=True,
        rows=3,
        help_text="One a line, or commas between them. No text has one, in any form of the word.",
    )
    exclamation_marks = forms.BooleanField(label="Exclamation marks", required=False)
    dashes = forms.BooleanField(label="Dashes — between words", required=False)
    semicolons = forms.BooleanField(label="Semicolons", required=False)
    max_emoji = forms.IntegerField(label="Emoji at most", min_value=0, max_value=10)
    emoji = LinesField(
        label="Emoji to use", by_comma=True, rows=1, help_text="Empty: none are added.", most=30
    )
    max_hashtags = forms.IntegerField(label="Hashtags at most", min_value=0, max_value=10)
    hashtags = LinesField(label="Hashtags to set first", by_comma=True, rows=1, most=30)
    max_characters = forms.IntegerField(
        label="Characters at most",
        min_value=0,
        max_value=3_000,
        help_text="Of one post, or of one LinkedIn article. 0: the format’s own limit.",
    )
    samples = SamplesField(
        label="Texts that sound like you",
        help_text="Three or more, with a line of --- between two of them.",
    )
    counter_samples = SamplesField(label="Texts that do not", help_text="A language model is shown them.")

    def clean_hashtags(self) -> list[str]:
        tags = ["#" + tag.lstrip("#") for tag in self.cleaned_data["hashtags"]]
        if bad := [tag for tag in tags if not re.fullmatch(r"#\w+", tag)]:
            raise forms.ValidationError(f"{bad[0]} is no hashtag: letters, digits and _ only.")
        return tags


OVERRIDES = [
    "person",
    "max_sentence_words",
    "openers",
    "closers",
    "max_emoji",
    "max_hashtags",
    "max_characters",
]


class OverrideForm(VoiceForm):
    """What differs in one format; what is left empty is as for all."""

    def __init__(self, into: Format, data: Mapping[str, Any] | None, rules: dict[str, Any]) -> None:
        super().__init__(data, prefix=into.value, initial=rules)
        self.label = Draft.Format(into).label
        self.fields = {name: self.fields[name] for name in OVERRIDES}
        for field in self.fields.values():
            field.required, field.help_text = False, ""
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", "As above"), *PERSONS]

    @property
    def rules(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [])}

    clean_hashtags = None  # type: ignore[assignment] # it has none


class ProfileForm(VoiceForm):
    name = forms.CharField(max_length=80, help_text="For you, to pick it by.")
    is_default = forms.BooleanField(label="Use it unless I pick another", required=False)
    field_order = ["name", "is_default"]

    def __init__(
        self, person: User, data: Mapping[str, Any] | None = None, *, profile: BrandProfile | None = None
    ) -> None:
        self.person_, self.profile = person, profile or BrandProfile(person=person)
        super().__init__(data, initial=self._initial())
        self.overrides = [
            OverrideForm(into, data, self.profile.overrides.get(into.value, {})) for into in Format
        ]

    def _initial(self) -> dict[str, Any]:
        voice = self.profile.voice()
        rules = {name: getattr(voice, name) for name in VoiceForm.base_fields}
        return rules | {"name": self.profile.name, "is_default": self.profile.is_default}

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(form.is_valid() for form in self.overrides)])

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = BrandProfile.objects.of(self.person_).exclude(pk=self.profile.pk)
        if others.filter(name=name).exists():
            raise forms.ValidationError("You have a profile of that name. Pick another name.")
        return name

    @property
    def rules(self) -> dict[str, Any]:
        voice = {name: self.cleaned_data[name] for name in VoiceForm.base_fields}
        return rules_of(voice_from(voice))

    def save(self) -> BrandProfile:
        profile = self.profile
        profile.name, profile.rules = self.cleaned_data["name"], self.rules
        profile.overrides = {form.prefix: form.rules for form in self.overrides if form.rules}
        profile.save()
        if self.cleaned_data["is_default"] or not BrandProfile.objects.of(self.person_).filter(
            is_default=True
        ):
            profile.make_default()
        return profile

    def sounding(self, into: Format) -> Voice:
        """The voice these rules make, without saving them."""
        override = next(form for form in self.overrides if form.prefix == into.value)
        return voice_from(self.rules | override.rules)


def learned_data(typed: Mapping[str, Any], voice: Voice, keep: Iterable[str]) -> dict[str, Any]:
    """What the form shows after learning: the learned rules, and what the person typed for the rest."""
    fields = VoiceForm().fields
    learned = {name: fields[name].prepare_value(getattr(voice, name)) for name in fields if name not in keep}
    rest = {name: value for name, value in typed.items() if name not in learned}
    return rest | {name: value for name, value in learned.items() if value is not False}  # as browsers send
