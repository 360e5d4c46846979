from importlib import import_module

from insights.composition import Composition, Format
from insights.formats import linkedin, thread
from insights.formats.errors import NothingLeftError
from insights.formats.limits import limits_kept
from insights.providers.base import WriteRequest

__all__ = ["NothingLeftError", "limits_kept", "write"]


def write(request: WriteRequest) -> Composition:
    """A draft without a model. Raises NothingLeftError where no sentence keeps every rule of the voice."""
    match request.format:
        case Format.THREAD:
            return thread.write(request)
        case Format.LINKEDIN:
            return linkedin.write(request)
        case Format.BLOG:
            made: Composition = import_module("insights.formats.blog").write(request)
            return made
