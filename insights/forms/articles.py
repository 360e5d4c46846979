"""An article on its way in, and one that is corrected."""

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django import forms

from insights import extract
from insights.extract import Imported
from insights.extract.imported import LIMIT_BYTES
from insights.importing import LONGEST_URL, read_link
from insights.models import Article, Revision

LINK, PASTE, FILE = Article.CameFrom.URL, Article.CameFrom.PASTE, Article.CameFrom.FILE
LARGEST_FILE = 5_000_000  # bytes
MISSING = {
    LINK: ("url", "Put in the address of the article."),
    PASTE: ("text", "Paste the article, or pick another way."),
    FILE: ("file", "Choose a file."),
}
LANGUAGES = [
    ("en", "English"),
    ("ar", "Arabic"),
    ("zh", "Chinese"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("nl", "Dutch"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("de", "German"),
    ("hi", "Hindi"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("nb", "Norwegian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("es", "Spanish"),
    ("sv", "Swedish"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
]


class AddressField(forms.CharField):
    """Where readers find an article."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "autocomplete": "off"})
        super().__init__(required=False, max_length=LONGEST_URL, widget=widget, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not is_web_address(value):
            raise forms.ValidationError("Give the whole address, with https:// in front.")


def is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not set(url) & set(' "<>\\')
    except ValueError:
        return False


class ImportForm(forms.Form):
    """One of three ways in. `read` does the reading; what it raises belongs under `field`."""

    click = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    way = forms.ChoiceField(
        label="Where is it?",
        choices=[(LINK, "On the web"), (PASTE, "I paste it"), (FILE, "In a file")],
        widget=forms.RadioSelect,
        initial=LINK,
    )
    url = forms.CharField(
        label="Address of the article",
        required=False,
        max_length=LONGEST_URL,
        widget=forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false", "placeholder": "https://"}),
    )
    text = forms.CharField(
        label="The article",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Markdown, HTML or plain text.",
    )
    file = forms.FileField(
        label="File",
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".md,.markdown,.txt,.html,.htm"}),
        help_text="Markdown, HTML or plain text, up to 5 MB.",
    )
    address = AddressField(
        label="Its address on the web, if it has one",
        help_text="The link that threads and posts can carry.",
    )

    @property
    def field(self) -> str:
        return MISSING[Article.CameFrom(self.cleaned_data["way"])][0]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if way := cleaned.get("way"):
            name, words = MISSING[Article.CameFrom(way)]
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
            if way == LINK and "address" in self.errors:  # not shown, not used
                del self.errors["address"]
        return cleaned

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        return f"https://{url}" if url and "://" not in url else url

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\0", "").strip("\r\n")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError("This file is over 5 MB. Paste the part you want to write about.")
        return file

    def read(self) -> Imported:
        """Raises UnreadableError."""
        match self.cleaned_data["way"]:
            case Article.CameFrom.URL:
                return read_link(self.cleaned_data["url"])
            case Article.CameFrom.PASTE:
                return extract.from_pasted(self.cleaned_data["text"], url=self.cleaned_data["address"])
            case _:
                file = self.cleaned_data["file"]
                return extract.from_file(file.name, file.read(), url=self.cleaned_data["address"])


class ArticleForm(forms.ModelForm[Article]):
    """Correcting an article by hand. A text changed meanwhile in another window is not overwritten."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    markdown = forms.CharField(
        label="Text",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text="Markdown: # for headings, ``` around code.",
        error_messages={"required": "The article needs some text. To be rid of it, delete it."},
    )
    canonical_url = AddressField(label="Address", help_text="The link that threads and posts can carry.")

    class Meta:
        model = Article
        fields = ("title", "author", "published_on", "language", "canonical_url")
        widgets = {
            "published_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "language": forms.Select,
        }

    def __init__(self, data: Any = None, *, instance: Article) -> None:
        current = instance.current
        super().__init__(
            data, instance=instance, initial={"markdown": current.markdown, "seen": current.number}
        )
        self.fields["title"].required = True
        self.fields["title"].error_messages["required"] = "Give the article a title."
        known = dict(LANGUAGES)
        here = {instance.language: known.get(instance.language, instance.language)}
        self.fields["language"] = forms.ChoiceField(label="Language", choices=list((known | here).items()))

    def clean_markdown(self) -> str:
        text = str(self.cleaned_data["markdown"]).replace("\0", "").replace("\r\n", "\n")
        size = len(text.encode())
        if size > LIMIT_BYTES:
            raise forms.ValidationError(
                f"This is {size // 1000} kB of text and the limit is {LIMIT_BYTES // 1000} kB. Shorten it."
            )
        if not text.strip():
            raise forms.ValidationError("The article needs some text. To be rid of it, delete it.")
        return text

    def clean_seen(self) -> int:
        seen = int(self.cleaned_data["seen"])
        if seen != self.instance.current.number:
            raise forms.ValidationError(
                "The text was changed in another window meanwhile. Copy what you typed, reload the page and "
                "put it in again."
            )
        return seen

    def revise(self) -> bool:
        """Keep what was put in; True where the text is another one now, so that its insights may change."""
        article = self.instance
        before = article.revision_id
        article.save()
        article.revise(
            self.cleaned_data["markdown"],
            reason=Revision.Reason.CORRECTED,
            notes=tuple(article.current.notes),
        )
        return article.revision_id != before
