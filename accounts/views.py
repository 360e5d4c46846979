from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.forms import SettingsForm, TimeZoneForm
from accounts.models import User

LONGEST_NUMBER = 18  # digits: what a BigAutoField holds in any case


def person(request: HttpRequest) -> User:
    """The signed-in person, for views that `login_required` guards."""
    if not isinstance(request.user, User):
        raise TypeError("This view needs login_required.")
    return request.user


def row_number(text: str) -> int:
    """A row's number as it stands in an address; 0, which no row has, for anything that cannot be one."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


@login_required
def settings(request: HttpRequest) -> HttpResponse:
    form = SettingsForm(request.POST or None, instance=person(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("settings")
    return render(request, "accounts/settings.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def set_timezone(request: HttpRequest) -> HttpResponse:
    """The browser tells its zone once; a zone the person has chosen is never overwritten."""
    if person(request).timezone:
        return HttpResponse(status=204)
    form = TimeZoneForm({"timezone": request.POST.get("zone")}, instance=person(request))
    if not form.is_valid():
        return HttpResponse("Unknown time zone.", status=422, content_type="text/plain")
    form.save()
    return HttpResponse(status=204)


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/privacy.html")
