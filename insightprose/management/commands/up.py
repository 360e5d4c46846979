from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from insightprose import processes
from insightprose.up.assets import collect_static_if_changed
from insightprose.up.background import Beat, Worker
from insightprose.up.environment import add_options
from insightprose.up.ports import listen
from insightprose.up.supervisor import Part, Supervisor
from insightprose.up.web import Web

READY = """
InsightProse is ready. Ctrl-C stops it.

  Open         {base}/
  Admin        {base}/admin/  (make admin creates a staff account)
  {x}
"""


class Command(BaseCommand):
    help = (
        "Run everything in one process: web, worker, beat and, where no X app is configured, the X sandbox."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add_options(parser)

    def handle(self, *_args: Any, port: int, exit_after: float | None, **_options: Any) -> None:
        processes.disconnect()  # the threads of one process do share a broker in memory
        supervisor = Supervisor(self.parts(port))
        supervisor.start()
        self.stdout.write(READY.format(base=settings.BASE_URL, x=where_x_is()))
        self.stdout.flush()  # also into a file or a pipe, where somebody waits for it
        ended = supervisor.wait(exit_after)
        supervisor.stop()
        if ended:
            raise CommandError(f"The {ended.name} ended unexpectedly, so everything was stopped.")
        self.stdout.write("Stopped.")

    def parts(self, port: int) -> list[Part]:
        """In the order of starting. Ports are taken before anything is changed."""
        listener = listen(port)
        before = [sandbox()] if settings.X_IS_SANDBOX else []
        call_command("migrate", interactive=False, verbosity=0)
        collect_static_if_changed()
        return [*before, Web(listener), Worker(), Beat()]


def sandbox() -> Part:
    from insightprose.up.sandbox import Sandbox  # noqa: PLC0415 - slow to import, often not needed

    return Sandbox()


def where_x_is() -> str:
    if settings.X_IS_SANDBOX:
        return f"X sandbox    {settings.X_WEB_URL}/  (nothing leaves this machine)"
    return f"X            {settings.X_WEB_URL}/  (posts go out for real)"
