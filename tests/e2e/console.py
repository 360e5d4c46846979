"""What the browser complains about: errors, warnings, breaches of the content security policy."""

from playwright.sync_api import BrowserContext, ConsoleMessage, WebError

LOUD = {"error", "warning"}
# htmx says this of a poll that the person cut off by going to another page. Where the request really fails
# the browser says so as well, and that counts.
CUT_OFF = ("htmx:afterRequest", "htmx:sendError")


class Console:
    def __init__(self) -> None:
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        self.contexts.append(context)
        context.on("console", self._on_message)
        context.on("weberror", self._on_error)

    def _on_message(self, message: ConsoleMessage) -> None:
        if message.type in LOUD and not message.text.startswith(CUT_OFF):
            self.complaints.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _on_error(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error}")

    def settle(self) -> None:
        """Lets what is already said arrive: events come in only while the browser is talked to."""
        for context in self.contexts:
            for page in context.pages:
                page.evaluate("0")

    def forgive(self, *parts: str) -> None:
        """Take out what a test has provoked; each of these must have been said."""
        self.settle()
        for part in parts:
            found = [complaint for complaint in self.complaints if part in complaint]
            assert found, f"Nobody complained of {part!r}: {self.complaints}"
            self.complaints = [complaint for complaint in self.complaints if complaint not in found]
