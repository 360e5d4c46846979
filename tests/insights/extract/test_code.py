"""Code comes through byte for byte, with its language, however the page dresses it."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.insights.extract.page import codes, middle

CODE = 'def boats(log):\n\n    return [b for b in log if b < 6]  # `early`\n\tx = "&amp;"'
PLAIN = html.escape(CODE, quote=False)
LINES = PLAIN.split("\n")


def spans(line: str, joint: str = "") -> str:
    return joint.join(line.format(text, number) for number, text in enumerate(LINES, 1))


@pytest.mark.parametrize(
    "block",
    [
        f"<pre>{PLAIN}</pre>",
        f"<pre><code>{PLAIN}</code></pre>",
        f"<pre>\n{PLAIN}\n</pre>",
        "<pre>" + "<br>".join(LINES) + "</pre>",
        "<pre>" + "<br/>\n".join(LINES).replace("\n", "") + "</pre>",
        "<pre><code>" + spans('<span class="line">{0}</span>', "\n") + "</code></pre>",
        "<pre><code>" + spans('<span class="line">{0}</span>') + "</code></pre>",
        "<pre><code>" + spans('<span data-line="{1}">{0}</span>') + "</code></pre>",
        "<pre>" + spans("<code>{0}</code>") + "</pre>",
        "<pre>" + spans("<div>{0}</div>") + "</pre>",
        "<pre><ol>" + spans("<li>{0}</li>") + "</ol></pre>",
        "<pre>" + spans('<span class="lineno">{1} </span>{0}', "\n") + "</pre>",
        f'<pre><span class="k">{PLAIN}</span></pre>',
        f"<pre><button>Copy</button>{PLAIN}</pre>",
        f'<pre><code>{PLAIN}</code><span class="line-numbers-rows"><span></span></span></pre>',
        f'<table><tr><td class="linenos"><pre>1\n2</pre></td><td><pre>{PLAIN}</pre></td></tr></table>',
        '<table class="js-file">'
        + spans('<tr><td class="blob-num">{1}</td><td class="blob-code">{0}</td></tr>')
        + "</table>",
        f'<figure class="highlight"><pre>{PLAIN}</pre></figure>',
        "<p><code>" + "<br>".join(LINES) + "</code></p>",
        f"<blockquote><pre>{PLAIN}</pre></blockquote>",
        f"<ul><li>Like so:<pre>{PLAIN}</pre></li></ul>",
    ],
)
def test_code_is_exact(block: str) -> None:
    found = codes(middle(block))

    assert [code.rstrip("\n") for _, code in found] == [CODE]


@pytest.mark.parametrize(
    ("block", "language"),
    [
        ('<pre class="language-python">x = 1</pre>', "python"),
        ('<pre><code class="language-c++ hljs">x = 1</code></pre>', "c++"),
        ('<pre><code class="hljs rust">x = 1</code></pre>', "rust"),
        ('<pre><code class="lang-js">x = 1</code></pre>', "js"),
        ('<div class="highlight-source-go"><pre>x = 1</pre></div>', "go"),
        (
            '<div class="language-ruby"><div class="highlight"><pre>x = 1</pre></div></div>',
            "ruby",
        ),
        ('<pre class="brush: sql; toolbar: false">x = 1</pre>', "sql"),
        ('<pre data-lang="TOML">x = 1</pre>', "toml"),
        ('<div data-language="bash"><pre>x = 1</pre></div>', "bash"),
        ('<pre class="sourceCode haskell"><code>x = 1</code></pre>', "haskell"),
        ('<pre><code class="language-plaintext">x = 1</code></pre>', ""),
        ('<pre class="wide">x = 1</pre>', ""),
    ],
)
def test_language_is_kept(block: str, language: str) -> None:
    assert codes(middle(block)) == [(language, "x = 1\n")]


def test_fence_is_longer_than_what_is_in_it() -> None:
    assert codes(middle("<pre>```js\nx\n```\n````</pre>")) == [("", "```js\nx\n```\n````\n")]


def test_empty_block_leaves_nothing() -> None:
    assert middle("<pre> \n </pre>") == ""


def test_code_in_a_sentence_stays_there() -> None:
    assert middle("<p>Call <code>boats()</code> or <code>a`b</code>.</p>") == "Call `boats()` or `` a`b ``."


TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")) | st.sampled_from("\n\t`<>&*_#-"),
    min_size=1,
)


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_any_code_survives(code: str) -> None:
    code = code.replace("\xa0", " ")
    found = codes(middle(f"<pre><code>{html.escape(code)}</code></pre>"))

    assert [text.strip("\n") for _, text in found] == ([code.strip("\n")] if re.search(r"\S", code) else [])
