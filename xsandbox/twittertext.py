"""The library twitter-text-parser, an independent judge of the product's own counting."""

import threading
import warnings
from functools import cache
from importlib import import_module
from types import ModuleType

IMPORTING = threading.Lock()


@cache
def twitter_text() -> ModuleType:
    """Imported when first needed: it takes a third of a second, and warns about pkg_resources."""
    with IMPORTING, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("twitter_text")
