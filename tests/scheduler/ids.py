import time
from collections.abc import Iterator

from xauth.client.api import SNOWFLAKE_EPOCH_MS


def ids_as_x_gives_them() -> Iterator[str]:
    """Rising, and of this moment: a post from before its call would not be ours."""
    last = 0
    while True:
        last = max(last + 1, (int(time.time() * 1000) - SNOWFLAKE_EPOCH_MS) << 22)
        yield str(last)
