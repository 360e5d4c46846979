from collections.abc import Callable

import pytest

from tests.x import X
from tests.xauth.browser import Browser


@pytest.fixture
def new_visitor(sandbox: X, db: None) -> Callable[[], Browser]:
    return lambda: Browser(sandbox)


@pytest.fixture
def visitor(new_visitor: Callable[[], Browser]) -> Browser:
    """Nobody has signed in yet."""
    return new_visitor()
