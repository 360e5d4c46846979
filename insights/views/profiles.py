"""Brand profiles: fill them in, or have them learned from samples; hear how they sound."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.limits import allowed
from accounts.views import person, row_number
from insights import voice
from insights.composition import Format
from insights.forms.profiles import FEWEST_SAMPLES, ProfileForm, learned_data
from insights.models import BrandProfile
from insights.sounding import sound

TYPED = ["name", "is_default", "audience", "banned_words", "samples", "counter_samples", "max_characters"]
MOST_PROFILES = 20
PREVIEWS_AN_HOUR = 600


@login_required
def profile_list(request: HttpRequest) -> HttpResponse:
    BrandProfile.objects.default_of(person(request))
    return render(
        request, "insights/profile_list.html", {"profiles": BrandProfile.objects.of(person(request))}
    )


@login_required
def profile_new(request: HttpRequest) -> HttpResponse:
    if BrandProfile.objects.of(person(request)).count() >= MOST_PROFILES:
        messages.error(request, f"At most {MOST_PROFILES} profiles. Delete one first.")
        return redirect("profiles")
    return _edit(request, None)


@login_required
def profile_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(BrandProfile.objects.of(person(request)), pk=pk))


def _edit(request: HttpRequest, profile: BrandProfile | None) -> HttpResponse:
    form = ProfileForm(person(request), request.POST or None, profile=profile)
    if request.POST.get("action") == "learn":
        return _learn(request, profile, form)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("profiles")
    return _page(request, form, 422 if form.is_bound else 200)


def _page(request: HttpRequest, form: ProfileForm, status: int = 200, **extra: Any) -> HttpResponse:
    context = {"form": form, "profile": form.profile if form.profile.pk else None, **extra}
    return render(request, "insights/profile_form.html", context, status=status)


def _learn(request: HttpRequest, profile: BrandProfile | None, form: ProfileForm) -> HttpResponse:
    """The rules the samples follow, put into the form: shown, editable, and not saved yet."""
    form.is_valid()
    samples = form.cleaned_data.get("samples", [])
    if len(samples) < FEWEST_SAMPLES:
        needed = f"Paste at least {FEWEST_SAMPLES} texts, with a line of --- between two of them."
        form.errors.clear()
        form.add_error("samples", f"{needed} These are {len(samples)}.")
        return _page(request, form, 422)
    data = learned_data(request.POST.dict(), voice.learn(samples), keep=TYPED)
    return _page(request, ProfileForm(person(request), data, profile=profile), learned=len(samples))


@login_required
@require_POST
def profile_preview(request: HttpRequest) -> HttpResponse:
    """How a text will sound under the rules as they stand in the form."""
    profile = None
    if pk := row_number(request.GET.get("profile", "")):
        profile = BrandProfile.objects.of(person(request)).filter(pk=pk).first()
    form = ProfileForm(person(request), request.POST, profile=profile)
    form.is_valid()
    wrong = {name for each in (form, *form.overrides) for name in each.errors} - {"name"}
    if wrong or not allowed(f"sound:{person(request).pk}", times=PREVIEWS_AN_HOUR, seconds=3600):
        return render(request, "insights/_profile_sound.html", {"wrong": True})
    into = Format.LINKEDIN if request.POST.get("sound") == Format.LINKEDIN else Format.THREAD
    return render(
        request, "insights/_profile_sound.html", {"sound": sound(person(request), form.sounding(into), into)}
    )


@login_required
@require_POST
def profile_default(request: HttpRequest, pk: int) -> HttpResponse:
    profile = get_object_or_404(BrandProfile.objects.of(person(request)), pk=pk)
    profile.make_default()
    messages.success(request, f"“{profile}” is used unless you pick another.")
    return redirect("profiles")


@login_required
@require_POST
def profile_delete(request: HttpRequest, pk: int) -> HttpResponse:
    profile = get_object_or_404(BrandProfile.objects.of(person(request)), pk=pk)
    profile.delete()
    messages.success(request, f"“{profile}” is deleted. Drafts made with it stay as they are.")
    return redirect("profiles")
