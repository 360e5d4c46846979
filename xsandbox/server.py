"""A running sandbox. `Sandbox` and `Client` are what the rest of the world uses."""

import threading
from collections.abc import Sequence
from pathlib import Path

from xsandbox.app import create_app
from xsandbox.clients import DEFAULT_CLIENT, Client
from xsandbox.state import State
from xsandbox.transport import Server

__all__ = ["Client", "Sandbox"]


class Sandbox:
    """Bound to its port from the start; raises OSError where the port is taken. Port 0 takes a free one.

    Without `storage` everything is kept in memory. The seed decides which requests a fault with a
    percentage meets; without one it is drawn, and `seed` tells it.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 8001,
        storage: Path | None = None,
        clients: Sequence[Client] = (DEFAULT_CLIENT,),
        seed: int | None = None,
    ) -> None:
        self._state = State(storage, clients, seed)
        try:
            self._server = Server(host, port, create_app(self._state))
        except OSError:
            self._state.close()
            raise
        self._lock = threading.Lock()
        self._serving = False
        self._stopped = False
        self.host = host
        self.port = self._server.port
        self.seed = self._state.seed

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def serve_forever(self) -> None:
        """Until `stop`, called from another thread."""
        with self._lock:
            if self._stopped:
                return
            self._serving = True
        self._server.serve_forever(poll_interval=0.1)

    def stop(self) -> None:
        """Close the port and every connection; late commits that have not happened are lost."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
        if self._serving:
            self._server.shutdown()
        self._server.server_close()
        self._server.connections.shut_down()
        self._state.close()
