import random
import socket
from contextlib import suppress

# Below the range from which the system takes ports for outgoing connections: what is free now stays free.
FIRST, LAST = 20_000, 32_000


def is_free(port: int) -> bool:
    with suppress(OSError), socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
        return True
    return False


def free_ports(count: int = 1) -> int:
    """The first of `count` neighbouring ports on loopback that nobody listens on."""
    while True:
        first = random.randrange(FIRST, LAST)
        if all(is_free(port) for port in range(first, first + count)):
            return first
