"""Whatever stands in Markdown: it is read or refused, in time, and code survives."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insights.extract import UnreadableError, from_markdown
from tests.insights.extract.page import codes

BEGINNINGS = [
    "[",
    "![",
    "[[a]",
    "[a](",
    "{{",
    '{{< a="',
    "{% comment %}",
    "{% raw %}",
    "<b",
    "<a href=",
    "<a href=x>",
]
BEGINNINGS += [
    "<!--",
    "<pre>",
    "<figure>",
    "<aside>",
    "`",
    "``a",
    "*",
    "{: ",
    "---\n",
    "+++\n",
    "+++\n",
    "- [",
    "# ",
    "> ",
]
BEGINNINGS += [
    "{% highlight a %}\n",
    "{{< highlight a >}}\n",
    "import a from '",
    "+++\n",
    "- [",
    "# ",
    "> ",
    "<x-y ",
    "![a](b '",
]


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_beginnings_without_ends_take_no_more_than_their_time(beginning: str) -> None:
    start = time.process_time()

    with suppress(UnreadableError):
        from_markdown("The boats. " + beginning * (100_000 // len(beginning)))

    assert time.process_time() - start < 3


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableError):
        assert from_markdown(text).markdown.strip()


SIGNS = st.sampled_from(
    [
        *"{}%<>[]()`~#*_-=!\"'\\/|:.@& \n\t",
        *["a", "b", "{{<", ">}}", "```", "{% raw %}", "<pre>", "---\n"],
    ]
)


@settings(max_examples=300, deadline=2000)
@given(st.lists(SIGNS, min_size=1, max_size=80).map("".join))
def test_signs_in_any_order_are_read_or_refused(text: str) -> None:
    with suppress(UnreadableError):
        assert from_markdown(f"The boats. {text}").markdown.strip()


LINE = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\x85"), max_size=40
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=6).map("\n".join))
def test_any_fenced_code_is_kept(code: str) -> None:
    if "```" in code or not code.strip():
        return
    found = from_markdown(f"The boats.\n\n```x\n{code}\n```\n\nThere.").markdown

    assert codes(found) == [("x", f"{code}\n")]
