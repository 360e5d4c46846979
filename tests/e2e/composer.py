"""The page on which a thread is written, as a person uses it."""

from datetime import datetime

from playwright.sync_api import Locator, Page


class Composer:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.preview = page.get_by_role("region", name="Preview")
        self.previewed = self.preview.locator(".post-text")

    def box(self, position: int) -> Locator:
        return self.page.get_by_role("textbox", name=f"Post {position}")

    def place(self, position: int) -> Locator:
        """A post with its counter, its buttons and what is wrong with it."""
        return self.page.locator("[data-post]").nth(position - 1)

    def counter(self, position: int) -> Locator:
        return self.place(position).locator("[data-count]")

    def write(self, *texts: str) -> None:
        for position, text in enumerate(texts, 1):
            if not self.box(position).is_visible():
                self.page.get_by_role("button", name="Add post").click()
            self.box(position).fill(text)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def choose_time(self, local: datetime) -> None:
        self.page.get_by_role("radio", name="At a time").check()
        self.page.get_by_label("Date and time").fill(f"{local:%Y-%m-%dT%H:%M}")

    def field(self, label: str) -> Locator:
        """A labelled field with its error."""
        return self.page.locator(".field", has=self.page.get_by_label(label))
