"""A draft to take along."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from accounts.views import person
from insights.composition import Format
from insights.export import export, kinds_for
from insights.models import Draft


@login_required
def draft_export(request: HttpRequest, pk: int) -> HttpResponse:
    """As Markdown unless `as` names another kind; never shown, always saved."""
    draft = get_object_or_404(Draft.objects.of(person(request)).with_sources(), pk=pk)
    kinds = kinds_for(Format(draft.format))
    wanted = request.GET.get("as", "")
    file = export(draft, wanted if wanted in kinds else kinds[0])
    answer = HttpResponse(file.text, content_type=file.content_type)
    answer["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    return answer
