"""Asking for a draft, and what is typed into one."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.conf import settings
from django.http import QueryDict

from accounts.models import User
from insights.composition import Format
from insights.editing import Source, edited, tidy
from insights.models import Article, BrandProfile, Draft, DraftVersion, Insight
from insights.providers.base import LinkPlace
from insights.scheduling import with_link

MOST_PARTS = 80
LONGEST_PART = 50_000  # characters
HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
OVER = "over"  # the person wants theirs, though another window changed the draft: both stay as versions


class NoSuchPartError(forms.ValidationError):
    def __str__(self) -> str:
        return str(self.message)


class WriteForm(forms.Form):
    """What is to be written, from which article, in whose voice."""

    article = forms.ModelChoiceField(Article.objects.none())
    insight = forms.ModelChoiceField(Insight.objects.none(), required=False)
    format = forms.ChoiceField(choices=Draft.Format)
    profile = forms.ModelChoiceField(BrandProfile.objects.none(), required=False)
    link_place = forms.ChoiceField(choices=[(place, place) for place in LinkPlace], required=False)
    click = forms.UUIDField()

    def __init__(self, user: User, data: QueryDict) -> None:
        super().__init__(data)
        self.user = user
        for name, rows in {
            "article": Article.objects.of(user).with_revision(),
            "insight": Insight.objects.of(user).select_related("revision"),
            "profile": BrandProfile.objects.of(user),
        }.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
            field.queryset = rows
            field.error_messages["invalid_choice"] = f"That {field.label or name} is no longer there."

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        insight, article = cleaned.get("insight"), cleaned.get("article")
        if insight and article and insight.article_id != article.pk:
            raise forms.ValidationError("That insight is from another article. Go back and pick it again.")
        cleaned["profile"] = cleaned.get("profile") or BrandProfile.objects.default_of(self.user)
        cleaned["link_place"] = LinkPlace(cleaned.get("link_place") or LinkPlace.LAST)
        return cleaned


class DraftForm(forms.Form):
    """The texts of a draft as they stand in its boxes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(max_length=300, required=False)
    click = forms.UUIDField(required=False)

    def __init__(self, draft: Draft, data: QueryDict | None = None) -> None:
        self.draft, self.now = draft, draft.composition
        into = Format(draft.format)
        super().__init__(data, initial={"version": draft.version, "title": draft.title})
        typed = [part.text for part in self.now.parts] if data is None else data.getlist("part")
        self.texts = [tidy(text.replace("\0", ""), into) for text in typed]
        self.action = data.get("action", "save") if data else "save"

    @property
    def source(self) -> Source:
        profile, into = self.draft.profile, Format(self.draft.format)
        voice = profile.voice(into) if profile else None
        own = (*voice.openers, *voice.closers) if voice else ()
        return Source(self.draft.revision.document, self.draft.article.link, own)

    @property
    def most_parts(self) -> int:
        return settings.THREAD_MAX_POSTS if self.draft.format == Format.THREAD else MOST_PARTS

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if any(len(text) > LONGEST_PART for text in self.texts):
            raise forms.ValidationError(f"At most {LONGEST_PART:,} characters fit into one part. Divide it.")
        if len(self.texts) > max(self.most_parts, len(self.now.parts)):
            raise forms.ValidationError(f"At most {self.most_parts} parts fit here. Remove one.")
        self._rearrange()
        return cleaned

    def _rearrange(self) -> None:
        name, _, where = self.action.partition(":")
        if verb := REARRANGE.get(name):
            self.texts = verb(self, where)

    def save(self) -> None:
        """StaleError: it was changed elsewhere meanwhile. What is stored already is not stored again."""
        verb, _, place = self.action.partition(":")
        if verb == "link":
            Draft.objects.filter(pk=self.draft.pk).update(link_place=place)
        title = self._title()
        if title == self.now.title and self.texts == [part.text for part in self.now.parts]:
            return
        new = edited(self.now, title, self.texts, self.source)
        is_over = self.action == OVER
        seen = None if is_over else self.cleaned_data["version"]
        self.draft.change(new, reason=DraftVersion.Reason.EDITED, seen=seen, apart=is_over)
        self.now = new

    def _title(self) -> str:
        """A blog post has its own, in its first heading; the others have a name to find them by."""
        if self.draft.format != Format.BLOG:
            return self.cleaned_data["title"] or self.now.title
        heading = HEADING.search(self.texts[0]) if self.texts else None
        return heading[1].strip()[:300] if heading else self.now.title

    def number(self, where: str) -> int:
        """Of a part, as a button names it. NoSuchPartError: there is none."""
        if not (where.isdecimal() and len(where) < 4 and int(where) < len(self.texts)):
            raise NoSuchPartError("That part is no longer there. Reload the page and try again.")
        return int(where)

    def click_for(self, part: int) -> UUID:
        """One for each part and version, so that the same press twice asks once."""
        click = self.cleaned_data.get("click") or uuid4()
        return uuid5(click, f"{part}:{self.cleaned_data['version']}")


# ── Adding, removing, moving ──────────────────────────────────────────────────────────────────────
def _add(form: DraftForm, _where: str) -> list[str]:
    if len(form.texts) >= form.most_parts:
        raise forms.ValidationError(f"At most {form.most_parts} parts fit here.")
    if form.draft.format == Format.BLOG and len(form.texts) > 1 and not form.texts[-1].startswith("#"):
        return [*form.texts[:-1], "", form.texts[-1]]  # keywords and the link stay at the end
    return [*form.texts, ""]


def _remove(form: DraftForm, where: str) -> list[str]:
    number = form.number(where)
    return [*form.texts[:number], *form.texts[number + 1 :]]


def _move(form: DraftForm, where: str, by: int) -> list[str]:
    texts, number = list(form.texts), form.number(where)
    if 0 <= number + by < len(texts):
        texts[number], texts[number + by] = texts[number + by], texts[number]
    return texts


def _put_link(form: DraftForm, where: str) -> list[str]:
    link = form.draft.article.link
    if not link or where not in list(LinkPlace):
        raise forms.ValidationError("The article has no address yet. Add it on the article’s page.")
    return with_link(form.texts, link, LinkPlace(where))


REARRANGE: dict[str, Callable[[DraftForm, str], list[str]]] = {
    "add": _add,
    "remove": _remove,
    "up": lambda form, where: _move(form, where, -1),
    "down": lambda form, where: _move(form, where, 1),
    "link": _put_link,
}
