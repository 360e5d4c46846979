"""A web site on loopback that answers as a test tells it to, and counts who comes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.connections = 0
        self.sought: list[tuple[str, int]] = []  # where those who came here wanted to go
        self.requests: list[dict[str, str]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return self.url(path)

    def process_request(self, request: object, client_address: object) -> None:
        self.connections += 1
        super().process_request(request, client_address)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who hangs up is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.requests.append({name.lower(): value for name, value in self.headers.items()})
        self.server.answers.get(self.path, page("", status=404))(self)

    def log_message(self, *args: object) -> None:
        """Quiet."""


def page(body: str | bytes, status: int = 200, content_type: str = "text/html", **headers: str) -> Answer:
    data = body.encode() if isinstance(body, str) else body

    def answer(visit: BaseHTTPRequestHandler) -> None:
        visit.send_response(status)
        if content_type:
            visit.send_header("Content-Type", content_type)
        for name, value in headers.items():
            visit.send_header(name.replace("_", "-"), value)
        visit.send_header("Content-Length", str(len(data)))
        visit.end_headers()
        visit.wfile.write(data)

    return answer


def to(address: str, status: int = 302) -> Answer:
    return page("", status=status, Location=address)


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        thread.join(timeout=5)
        site.server_close()
