import errno
import socket

from django.core.management.base import CommandError

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """Taken first, so that a second start stops before it touches the database."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise unavailable(port, "the web pages", error) from error
    listener.listen()
    return listener


def unavailable(port: int, wanted_for: str, error: OSError) -> CommandError:
    reason = (
        "is taken by another program"
        if error.errno == errno.EADDRINUSE
        else f"cannot be used: {error.strerror}"
    )
    other = port + 1000 if port < 60_000 else 8000
    return CommandError(
        f"Port {port}, for {wanted_for}, {reason}. Try another one: make run PORT={other // 10 * 10}"
    )
