"""The person's own language model: which one, with which key, up to which cost."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.limits import allowed
from accounts.views import person
from insights.forms.access import ModelAccessForm
from insights.models import Generation, ModelAccess
from insights.payers import month_start
from xauth.clock import database_now

CHANGES_AN_HOUR = 20  # each looks a name up


@login_required
def model_access(request: HttpRequest) -> HttpResponse:
    access = ModelAccess.objects.filter(person=person(request)).first()
    form = ModelAccessForm(request.POST or None, instance=access or ModelAccess(person=person(request)))
    if request.method == "POST":
        if not allowed(f"model-access:{person(request).pk}", times=CHANGES_AN_HOUR, seconds=3600):
            form.add_error(None, "That is a lot of changes. Try again in an hour.")
        elif form.is_valid():
            form.save()
            messages.success(request, "Saved. Your next texts are written by this model.")
            return redirect("model-access")
    context = {
        "form": form,
        "access": access,
        "installed": settings.LLM_MODEL if settings.LLM_WIRE else "",
        "spent": _spent(request),
    }
    return render(request, "insights/model_access.html", context, status=422 if form.errors else 200)


def _spent(request: HttpRequest) -> object:
    own = Generation.objects.of(person(request)).filter(own_key=True)
    return own.spent_since(month_start(database_now()))


@login_required
@require_POST
def model_access_remove(request: HttpRequest) -> HttpResponse:
    ModelAccess.objects.filter(person=person(request)).delete()
    messages.success(request, "Removed, the key with it.")
    return redirect("model-access")
