"""Articles on the web, for a product that may read them from this machine."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

ARTICLE = """<!doctype html>
<html lang="en">
<head>
  <title>Feeding a server room with rain | The Gutter Gazette</title>
  <meta name="author" content="Ida Lund">
  <meta property="article:published_time" content="2026-10-02">
</head>
<body>
<nav><a href="/">Home</a> <a href="/about">About</a> <a href="/shop">Shop</a></nav>
<article>
<h1>Feeding a server room with rain</h1>
<p>Cooling took a third of our power bill. Last spring we led the rain from the roof through the server room,
and the bill for cooling fell by 41 percent within a year.</p>
<h2>Rain is colder than you think</h2>
<p>Water from the roof arrives at 9 degrees on an average day. A heat exchanger of copper needs 12 degrees
to keep forty servers below their limit. The chiller now runs on 23 days a year instead of 310.</p>
<pre><code class="language-python">def valve(outside: float) -&gt; bool:
    return outside &lt; 12
</code></pre>
<p><img src="/roof.jpg" alt="A gutter that ends in a copper pipe"></p>
<h2>Leaves are the real enemy</h2>
<p>A filter that nobody cleans stops the water within two weeks of autumn. We put the filter where everybody
walks past it, and since then it has never clogged. A sensor would have cost more than the walk.</p>
<h2>What it cost</h2>
<p>The pipes, the exchanger and two days of a plumber came to 4,200 euros. The savings paid for them in nine
months. Small machines pay back faster than large ones, because their chillers are the least efficient.</p>
</article>
<footer>Subscribe to our newsletter. Follow us.</footer>
</body>
</html>
"""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        is_there = self.path == "/rain"
        body = ARTICLE.encode() if is_there else b"<p>Not here.</p>"
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


class Pages:
    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
