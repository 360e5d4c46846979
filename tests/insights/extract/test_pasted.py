import pytest

from insights.extract import UnreadableError, from_file, from_pasted
from tests.insights.extract.page import AFTER, BEFORE, page

MARKDOWN = "# Boats\n\nThey *leave* early."


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (page("<p>Rafts <b>count</b>.</p>"), f"{BEFORE}\n\nRafts **count**.\n\n{AFTER}\n"),
        ("<p>Rafts <b>count</b>.</p><p>Boats too.</p>", "Rafts **count**.\n\nBoats too.\n"),
        (MARKDOWN, "They *leave* early.\n"),
        ("They **leave** by `six`.", "They **leave** by `six`.\n"),
        ("See [the list](https://x.example/a).", "See [the list](https://x.example/a).\n"),
        ("Look:\n\n```\n<p>x</p><p>y</p>\n```", "Look:\n\n```\n<p>x</p><p>y</p>\n```\n"),
        ("---\ntitle: x\n---\nThey leave.", "They leave.\n"),
        ("They leave, 2 * 3 = 6, and\n2 + 2 = 4.", "They leave, 2 * 3 = 6, and 2 + 2 = 4.\n"),
        ("A <b> tag in a sentence.", "A \\<b> tag in a sentence.\n"),
    ],
)
def test_pasted_text_is_what_it_looks_like(text: str, markdown: str) -> None:
    assert from_pasted(text).markdown.replace("  \n", " ") == markdown


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("boats.md", MARKDOWN.encode()),
        ("BOATS.MD", MARKDOWN.encode("utf-8-sig")),
        ("boats.markdown", MARKDOWN.encode("utf-16")),
        ("boats.md", MARKDOWN.encode("utf-16-le")),
        ("boats.md", MARKDOWN.encode("utf-16-be")),
        ("boats.md", MARKDOWN.encode("utf-32")),
        ("boats.md", MARKDOWN.replace("\n", "\r\n").encode()),
        ("boats.txt", MARKDOWN.encode()),
        ("boats", MARKDOWN.encode()),
    ],
)
def test_files_of_markdown(name: str, data: bytes) -> None:
    found = from_file(name, data)

    assert (found.title, found.markdown) == ("Boats", "They *leave* early.\n")


@pytest.mark.parametrize(
    "data",
    [
        page("<p>Grüße “aus” dem Hafen – früh</p>").encode("cp1252"),
        page("<p>Grüße “aus” dem Hafen – früh</p>", '<meta charset="windows-1252">').encode("cp1252"),
        page(
            "<p>Grüße “aus” dem Hafen – früh</p>",
            '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
        ).encode(),
        b'<?xml version="1.0" encoding="utf-8"?>' + page("<p>Grüße “aus” dem Hafen – früh</p>").encode(),
        page("<p>Grüße “aus” dem Hafen – früh</p>", '<meta charset="no-such-thing">').encode(),
    ],
)
def test_files_of_html_in_their_encodings(data: bytes) -> None:
    assert "Grüße “aus” dem Hafen – früh" in from_file("boats.html", data).markdown


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("boats.pdf", b"%PDF-1.7", "a PDF"),
        ("boats.txt", b"%PDF-1.7 \x00", "a PDF"),
        ("boats.docx", b"PK\x03\x04", "a Word file"),
        ("boats.md", b"PK\x03\x04 word/", "a Word file"),
        ("boats.txt", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        ("boats.rtf", b"{\\rtf1 x}", "a rich text file"),
        ("boats.txt", b"{\\rtf1 x}", "a rich text file"),
        ("boats.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("boats.md", b"\xff\xd8\xff\xe0", "a picture"),
        ("boats.md", b"\x1f\x8b\x08", "a compressed file"),
        ("boats.zip", b"x", "an archive"),
        ("boats.odt", b"x", "an OpenDocument file"),
        ("boats.epub", b"x", "a book"),
        ("boats.exe", b"MZ plain", 'Files in ".exe"'),
        ("boats.txt", bytes(range(256)) * 4, "not text"),
        ("boats.txt", b"", "empty"),
        ("boats.txt", b" \n", "empty"),
        ("boats.txt", b"x" * 5_000_001, "5.0 MB and the limit is 5 MB"),
    ],
)
def test_what_cannot_be_read_has_its_sentence(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        from_file(name, data)

    assert says in str(caught.value)
    assert any(verb in str(caught.value).lower() for verb in ("paste", "choose", "save", "unpack", "link"))
