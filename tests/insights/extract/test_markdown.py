from datetime import date

import pytest

from insights.extract import Imported, UnreadableError, from_markdown
from tests.insights.extract.page import codes

URL = "https://harbour.example/log/boats/"


def body(markdown: str, url: str = "") -> str:
    return from_markdown(markdown, url).markdown.strip("\n")


YAML = """---
title: "Boats: before six"
date: 2026-03-09
author: Ada Quist
tags: [boats, rafts]
description: A ledger and its table.
lang: en
canonical_url: https://harbour.example/boats
---
"""
TOML = """+++
title = "Boats: before six"
date = 2026-03-09T08:00:00Z
authors = ["Ada Quist"]
description = "A ledger and its table."
canonical = "https://harbour.example/boats"
tags = ["boats", "rafts"]
+++
"""
JSON = """{
"title": "Boats: before six", "published": "2026-03-09", "author": {"name": "Ada Quist"},
"keywords": "boats, rafts",
"summary": "A ledger and its table.", "url": "https://harbour.example/boats"
}
"""


@pytest.mark.parametrize("front", [YAML, TOML, JSON, YAML.replace("\n", "\r\n"), "\ufeff" + YAML])
def test_front_matter_is_read(front: str) -> None:
    assert from_markdown(front + "\nThe boats leave early.\n") == Imported(
        markdown="The boats leave early.\n",
        title="Boats: before six",
        author="Ada Quist",
        published_on=date(2026, 3, 9),
        canonical_url="https://harbour.example/boats",
        description="A ledger and its table.",
        tags=("boats", "rafts"),
    )


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: [unclosed\n---\n",
        "---\ntitle: 'a\nb: c\n---\n",
        "+++\ntitle = unquoted\n+++\n",
        '{\n"title": nothing\n}\n',
    ],
)
def test_bad_front_matter_is_kept_and_said(front: str) -> None:
    found = from_markdown(front + "\nThe boats leave early.\n")

    assert "title" in found.markdown
    assert "The boats leave early." in found.markdown
    assert any("front matter" in note for note in found.notes)


@pytest.mark.parametrize(
    "text", ["---\n\nThe boats leave.\n", "---\nThe boats leave.\n---\nEarly.\n", "{\nThe boats\n}\n"]
)
def test_rule_at_the_top_is_no_front_matter(text: str) -> None:
    found = from_markdown(text)

    assert "The boats" in found.markdown
    assert found.notes == ()


def test_front_matter_that_explodes_when_written_out() -> None:
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))

    found = from_markdown(f"---\na0: &a0 [x]\n{bomb}title: *a8\ntags: *a8\n---\nThe boats leave.\n")

    assert (found.title, found.tags, found.markdown) == ("", (), "The boats leave.\n")


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("author: '[Ada Quist](https://ada.example)'", "Ada Quist"),
        ("author: 'Ada Quist ([@ada](https://x.example/ada)), keeper of logs'", "Ada Quist, keeper of logs"),
        ("authors:\n- name: Ada Quist\n- Bo Lind", "Ada Quist, Bo Lind"),
        ("by: ['@ada']", "ada"),
        ("author: 5", "5"),
        ("author: true", ""),
        ("author:", ""),
    ],
)
def test_authors_of_front_matter(said: str, author: str) -> None:
    assert from_markdown(f"---\n{said}\n---\nThe boats leave.").author == author


@pytest.mark.parametrize(
    ("markdown", "title", "rest"),
    [
        ("# The *boats*\n\nLeave.", "The boats", "Leave."),
        ("The boats\n=========\n\nLeave.", "The boats", "Leave."),
        ("---\ntitle: The Boats\n---\n# The boats!\n\nLeave.", "The Boats", "Leave."),
        ("---\ntitle: Rafts\n---\n# The boats\n\nLeave.", "Rafts", "# The boats\n\nLeave."),
        ("Leave.\n\n# The boats", "", "Leave.\n\n# The boats"),
        ("## The boats\n\nLeave.", "", "## The boats\n\nLeave."),
        ("---\ntitle: The `raft` log\n---\nLeave.", "The raft log", "Leave."),
    ],
)
def test_title_is_said_once(markdown: str, title: str, rest: str) -> None:
    found = from_markdown(markdown)

    assert (found.title, found.markdown) == (title, f"{rest}\n")


@pytest.mark.parametrize(
    ("markdown", "image"),
    [
        ('{{< figure src="/raft.jpg" alt="A raft" >}}', "![A raft](/raft.jpg)"),
        ('{{<img src="raft.jpg" alt="A raft" max-width="60px">}}', "![A raft](raft.jpg)"),
        (
            "{{< figure\n  src='https://x.example/raft.jpg'\n  alt='A raft' >}}",
            "![A raft](https://x.example/raft.jpg)",
        ),
        (
            '{{< figure src="/raft.jpg" alt="A raft" caption="Ours, [in June](/june)." >}}',
            "![A raft](/raft.jpg)\n\nOurs, [in June](/june).",
        ),
        (
            '{{< figure src="/raft.jpg" caption="Ours [in June](/june)" >}}',
            "![Ours in June](/raft.jpg)\n\nOurs [in June](/june)",
        ),
        ('{{image "log/raft.png" 300}}', "![](log/raft.png)"),
        ('{% image "/raft.jpg", "A raft", "wide" %}', "![A raft](/raft.jpg)"),
        ('{% include figure.html src="/raft.jpg" alt="A raft" %}', "![A raft](/raft.jpg)"),
        ("![A raft]({{ site.baseurl }}/raft.jpg)", "![A raft](/raft.jpg)"),
        ('![A raft]({{ "/raft.jpg" | relative_url }})', "![A raft](/raft.jpg)"),
        ("![A raft]({{site.url}}/raft.jpg){: .wide}", "![A raft](/raft.jpg)"),
    ],
)
def test_shortcodes_of_pictures_are_images(markdown: str, image: str) -> None:
    found = from_markdown(f"Look:\n\n{markdown}\n\nThere.")

    assert (found.markdown, found.notes) == (f"Look:\n\n{image}\n\nThere.\n", ())


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ('{{< video src="a.mp4" >}}', "video"),
        ("{% youtube abc123 %}", "youtube"),
        ('{{< tweet user="x" id="1" >}}', "tweet"),
        ("{{ page.date }}", "page.date"),
    ],
)
def test_other_shortcodes_go_and_are_named(markdown: str, names: str) -> None:
    found = from_markdown(f"Look:\n\n{markdown}\n\nThere.")

    assert found.markdown == "Look:\n\nThere.\n"
    assert found.notes == (f"1 template tag was left out, for only the site itself can show them: {names}.",)


def test_shortcodes_around_text_leave_the_text() -> None:
    found = from_markdown(
        '{{<notice type="info">}}\nMind the tide.\n{{</notice>}}\n\n{% if page.x %}Go.{% endif %}'
    )

    assert (found.markdown, found.notes) == ("Mind the tide.\n\nGo.\n", ())


@pytest.mark.parametrize(
    "code",
    [
        "```html\n{{< figure src=\"a.png\" >}}\n<img src='b.png'>\n## x {#y}\n[a](b)\n```",
        "~~~\n{% raw %}{{ x }}{% endraw %}\n\n\n\n{: .y}\n~~~",
        "    {{ indented }}\n\n\n    <b>code</b>\n    [^1]: x",
        "- entry\n\n  ```js\n  a = `${b}`  \n\n\n  {% if %}\n  ```",
        "1. entry\n\n       {{ code }} in a list\n",
        "`{{ x }}` and ``a ` {% b %} <i>`` and `<div>`",
        "> ```\n> {{ quoted }}\n> ```",
        "```rust\n#[derive(Debug)]\nlet a = b[..];\n```",
    ],
)
def test_code_is_not_touched(code: str) -> None:
    found = body(f"The boats.\n\n{code}\n\nThere.", URL)

    assert code.rstrip("\n") in found
    assert codes(found) == codes(code)


def test_highlighted_code_becomes_a_fence() -> None:
    code = "def f():\n\n    return '{{ x }}'"

    for open_, close in (
        ("{% highlight python linenos %}", "{% endhighlight %}"),
        ('{{< highlight python "a" >}}', "{{< /highlight >}}"),
    ):
        assert (
            body(f"Look:\n\n{open_}\n{code}\n{close}\n\nThere.")
            == f"Look:\n\n```python\n{code}\n```\n\nThere."
        )


def test_raw_is_taken_at_its_word() -> None:
    assert body("Write {% raw %}{{ name }}{% endraw %} there.") == "Write {{ name }} there."


def test_ids_and_attributes_go() -> None:
    markdown = "## The boats {#boats .wide}\n\nLeave.\n{: .lead}\n\n:::note\nMind.\n:::\n\n[x](https://x.example){:target='_blank'}"

    assert body(markdown) == "## The boats\n\nLeave.\n\nMind.\n\n[x](https://x.example)"


def test_rust_and_brackets_are_not_footnotes() -> None:
    text = "Use `#[derive(Debug)]` and `v[..]`, or v[..] and #[derive(Debug)] as they are."

    assert body(text) == text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<img src="/raft.jpg" alt="A raft" width="9">', "![A raft](/raft.jpg)"),
        (
            '<figure>\n<img src="/raft.jpg" alt="A raft">\n\n<figcaption>Ours</figcaption></figure>',
            "![A raft](/raft.jpg)\n\n*Ours*",
        ),
        ('<pre class="language-go">\nx := 1\n\ny := 2\n</pre>', "```go\nx := 1\n\ny := 2\n```"),
        ("<div class='x'><pre>x = 1</pre></div>", "```\nx = 1\n```"),
        ("<details><summary>Why?</summary>\n\nBecause *so*.\n\n</details>", "Why?\n\nBecause *so*."),
        ("<!-- a comment\n\nof two -->", ""),
        ("<script>\n\nalert(1)\n\n</script>", ""),
        ("<iframe src='https://x.example'></iframe>", ""),
        ("One<br>two", "One  \ntwo"),
        ("<p align='center'>In <b>the</b> <i>middle</i></p>", "In **the** *middle*"),
        ('See <a href="/x" target="_blank">it</a>.', "See [it](/x)."),
        ('See <a href="javascript:x">it</a>.', "See it."),
        ("Press <kbd>F5</kbd>", "Press `F5`"),
        ("<table><tr><th>A</th></tr>\n\n<tr><td>1</td></tr></table>", "| A |\n| --- |\n| 1 |"),
        ("A Vec<T> and a <https://x.example/y>", "A Vec<T> and a <https://x.example/y>"),
        ("<my-chart data='x'></my-chart>", ""),
        ("<Chart data={x} />", ""),
        ("import Chart from './chart'", ""),
        ("<aside class='pquote'>\n  I counted them.\n</aside>", "> I counted them."),
        ("<h3>Rafts</h3>", "### Rafts"),
    ],
)
def test_html_in_markdown(html: str, markdown: str) -> None:
    expected = f"Look:\n\n{markdown}\n\nThere." if markdown else "Look:\n\nThere."

    assert body(f"Look:\n\n{html}\n\nThere.") == expected


@pytest.mark.parametrize(
    ("markdown", "whole"),
    [
        ("[a](b)", "[a](https://harbour.example/log/boats/b)"),
        ("![a](../b.png)", "![a](https://harbour.example/log/b.png)"),
        ('[a](/b "title")', '[a](https://harbour.example/b "title")'),
        (
            "[![a](b.png)](c)",
            "[![a](https://harbour.example/log/boats/b.png)](https://harbour.example/log/boats/c)",
        ),
        ("[a](https://x.example/B_(c))", "[a](https://x.example/B_(c))"),
        ("[a][b]\n\n[b]: /c", "[a][b]\n\n[b]: https://harbour.example/c"),
        ("[a](#b)", "a"),
        ("[`a`](b)", "[`a`](https://harbour.example/log/boats/b)"),
        ("[a [b] c](d)", "[a [b] c](https://harbour.example/log/boats/d)"),
        ("[a](mailto:x@y.example)", "a"),
        ("![a](data:image/png;base64,xxx)", ""),
        ("a[^1]\n\n[^1]: A note.", "a[^1]\n\n[^1]: A note."),
    ],
)
def test_addresses_are_whole_when_the_page_is_known(markdown: str, whole: str) -> None:
    assert body(f"Look:\n\n{markdown}", URL) == f"Look:\n\n{whole}".strip()


def test_contents_are_left_out() -> None:
    assert body("- [One](#one)\n- [Two](#two)\n\nThe boats.") == "The boats."


@pytest.mark.parametrize(
    "markdown", ["", "\n\n", "---\ntitle: x\n---\n", "<script>x</script>", "{{< toc >}}"]
)
def test_without_text(markdown: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        from_markdown(markdown)


def test_limit() -> None:
    with pytest.raises(UnreadableError, match="kB of text"):
        from_markdown("The boats leave. " * 13_000)
