import socket

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from waitress import wasyncore
from waitress.server import create_server


class Web:
    name = "web server"
    threads = 8

    def __init__(self, listener: socket.socket) -> None:
        self.channels: dict[int, object] = {}
        application: WSGIHandler = get_wsgi_application()
        self.server = create_server(application, self.channels, sockets=[listener], threads=self.threads)

    def run(self) -> None:
        self.server.run()

    def stop(self) -> None:
        self.server.task_dispatcher.shutdown()  # requests in hand are answered first
        self.server.trigger.pull_trigger(lambda: wasyncore.close_all(self.channels))
