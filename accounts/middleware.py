from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

GetResponse = Callable[[HttpRequest], HttpResponse]


class TimeZoneMiddleware:
    """Every time a person sees is in their own zone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.timezone:
            with timezone.override(request.user.zone):
                return self.get_response(request)
        return self.get_response(request)


class PrivatePagesMiddleware:
    """No browser or proxy keeps what a signed-in person sees: after signing out, Back shows nothing of it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_private = request.user.is_authenticated
        response = self.get_response(request)
        if is_private:
            patch_cache_control(response, no_store=True, private=True)
        return response
