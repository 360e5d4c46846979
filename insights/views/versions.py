"""A draft as it was: the list of versions, two of them side by side, and the way back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.views import person, row_number
from insights.comparing import compare
from insights.models import Draft, DraftVersion

SHOWN = 200


@login_required
def draft_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Without a choice, the newest beside the one before it."""
    draft = get_object_or_404(Draft.objects.of(person(request)).with_sources(), pk=pk)
    versions = list(draft.versions.all()[:SHOWN])
    new = _chosen(request, "new", versions) or versions[0]
    old = _chosen(request, "old", versions) or versions[min(1, len(versions) - 1)]
    context = {
        "draft": draft,
        "versions": versions,
        "old": old,
        "new": new,
        "changes": compare(_text(old), _text(new)),
    }
    return render(request, "insights/version_list.html", context)


def _chosen(request: HttpRequest, name: str, versions: list[DraftVersion]) -> DraftVersion | None:
    number = row_number(request.GET.get(name, ""))
    return next((version for version in versions if version.number == number), None)


def _text(version: DraftVersion) -> str:
    return f"{version.title}\n\n{version.composition.text}" if version.title else version.composition.text


@login_required
@require_POST
def draft_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """What is there now stays as a version."""
    draft = get_object_or_404(Draft.objects.of(person(request)), pk=pk)
    number = row_number(request.POST.get("version", ""))
    version = draft.versions.filter(number=number).first()
    if version is None:
        messages.error(request, "That version is no longer there. Pick another one.")
        return redirect("draft-versions", pk)
    draft.change(version.composition, reason=DraftVersion.Reason.RESTORED)
    messages.success(request, f"Version {number} is back, as version {draft.version}. Nothing was lost.")
    return redirect("draft", pk)
