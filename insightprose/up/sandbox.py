from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from insightprose.up.ports import HOST, unavailable
from xsandbox.server import Client
from xsandbox.server import Sandbox as Server


class Sandbox:
    name = "X sandbox"

    def __init__(self) -> None:
        port = urlsplit(settings.X_API_URL).port or 0
        client = Client(settings.X_CLIENT_ID, settings.X_CLIENT_SECRET, [settings.X_CALLBACK_URL])
        storage = Path(settings.VAR_DIR) / "xsandbox.sqlite3"
        try:
            self.server = Server(host=HOST, port=port, storage=storage, clients=[client], seed=None)
        except OSError as error:
            raise unavailable(port, "the X sandbox", error) from error

    def run(self) -> None:
        self.server.serve_forever()

    def stop(self) -> None:
        self.server.stop()
