from playwright.sync_api import Page


def choose(page: Page, handle: str, button: str = "Authorize app") -> None:
    """Answer X's question whether the app may act for somebody, and for whom."""
    page.get_by_role("radio", name=f"@{handle}").check()
    page.get_by_role("button", name=button).click()
