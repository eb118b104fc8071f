"""What a template can do, and what it can't."""

from __future__ import annotations

import io
import re
import socket
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.test import override_settings

from zhanggui.foundation.printing import engine
from zhanggui.foundation.printing.engine import compile_pages
from zhanggui.foundation.printing.errors import FontsMissing, TemplateBroken, TemplateHungry

PLAIN = '#import "lib.typ": *\n#paper(sheet => sheet.text)\n'
NASTY = '#read("/etc/passwd") *bold* $x$ <script>alert(1)</script> #panic("no") \\ ` @ref'


def pdf(source: str, *sheets: dict[str, Any], lang: str = "zh") -> pypdf.PdfReader:
    [made] = compile_pages(source, sheets, lang=lang, form="pdf", by="老板", at="2026-11-28 10:00")
    return pypdf.PdfReader(io.BytesIO(made))


def text_of(reader: pypdf.PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def broken(source: str) -> TemplateBroken:
    with pytest.raises(TemplateBroken) as caught:
        compile_pages(source, [{"text": "x"}], lang="zh", form="pdf")
    return caught.value


def test_data_is_text_whatever_it_says() -> None:
    said = re.sub(r"\s+", "", text_of(pdf(PLAIN, {"text": NASTY})))
    assert re.sub(r"\s+", "", NASTY) in said


RARE = "㐂龘𠮷𣲗Ab19€£¥"


def test_every_letter_is_in_a_font() -> None:
    """What a font lacks would be drawn as its empty box, of which nobody can read what it stands for."""
    reader = pdf(PLAIN, {"text": RARE})
    assert set(RARE) <= set(text_of(reader))
    assert "\0" not in text_of(reader)
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert {font["/BaseFont"].split("+")[-1] for font in fonts} >= {"NotoSansSC-Regular", "NotoSansJP-Regular"}
    for font in fonts:
        [inner] = font["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"].get_object()
    lacking = pdf(PLAIN, {"text": "\U0002b740"})
    assert "\U0002b740" not in text_of(lacking)


def test_bold_is_a_font_of_its_own() -> None:
    reader = pdf(
        '#import "lib.typ": *\n#paper(sheet => [#sheet.text #text(weight: "bold", sheet.text)])', {"text": "粗"}
    )
    names = {font.get_object()["/BaseFont"].split("+")[-1] for font in reader.pages[0]["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert len(names) == 2


def test_pages_are_counted_for_each_document() -> None:
    long = {"text": "\n\n".join(["行"] * 120), "number": "A-1"}
    reader = pdf(PLAIN, long, {"text": "短", "number": "B-2"})
    feet = [re.sub(r"\s+", "", page.extract_text()) for page in reader.pages]
    first = len(reader.pages) - 1
    assert first >= 2
    for page in range(first):
        assert f"第{page + 1}页/共{first}页" in feet[page]
        assert "A-1" in feet[page]
    assert "第1页/共1页" in feet[-1]
    assert "B-2" in feet[-1]


def test_the_line_that_is_wrong_is_named() -> None:
    error = broken('#import "lib.typ": *\n\n#paper(sheet => sheet.nothing)\n')
    assert (error.field, error.params["line"]) == ("source.3", 3)
    assert "第 3 行" in error.message("zh")
    assert "nothing" in error.message("en")
    assert broken("#let x = (\n").params["line"] in (1, 2)


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd", "/proc/self/environ", "other.typ"])
def test_there_are_no_files_to_read(path: str) -> None:
    assert broken(f'#read("{path}")').params["line"] == 1


def test_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package is asked for nowhere: not where packages are, and not by the way that a proxy would be."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listener.getsockname()[1]}")
        assert broken('#import "@preview/cetz:0.3.4"').params["line"] == 1
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SECONDS", 3)
    monkeypatch.setattr(engine, "MEGABYTES", 1024)


@pytest.mark.parametrize(
    "source",
    [
        "#let n = 0\n#while true { n += 1; if n > 8000 { n = 0 }; let s = range(1000) }",
        '#let s = "x"\n#for i in range(40) { s = s + s }\n#s.len()',
        "#for i in range(100000000) [ #i ]",
    ],
)
def test_a_template_without_an_end_ends(source: str, soon: None) -> None:
    with pytest.raises((TemplateHungry, TemplateBroken)):
        compile_pages(source, [{"text": "x"}], lang="zh", form="pdf")
    # And whoever prints next does.
    assert "好" in text_of(pdf(PLAIN, {"text": "好"}))


def test_without_fonts_it_says_so(tmp_path: Path) -> None:
    with override_settings(PRINT_FONTS=tmp_path), pytest.raises(FontsMissing):
        compile_pages(PLAIN, [{"text": "x"}], lang="zh", form="pdf")
