"""Templates and data → pages, within limits: the one caller of the compiler's process."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final, Literal

from django.conf import settings

from zhanggui.foundation.printing.contracts import Sheet
from zhanggui.foundation.printing.errors import FontsMissing, PrinterBusy, TemplateBroken, TemplateHungry

Form = Literal["pdf", "svg"]
SECONDS: Final = 30
MEGABYTES: Final = 2048
#: Bytes of an answer: some thousand pages.
MOST: Final = 64 * 1024 * 1024
_COMPILER: Final = Path(__file__).with_name("compiler.py")
_LIBRARY: Final = Path(__file__).with_name("lib.typ")
#: As many compilers at once as there are processors: more would only take each other's time, and memory.
_SLOTS: Final = BoundedSemaphore(max(1, os.cpu_count() or 1))
_LINE: Final = re.compile(r"main\.typ:(\d+):\d+")
#: Where nobody listens: a template that names a package of the network is told so at once.
_NOWHERE: Final = "http://127.0.0.1:9"


def _environment(empty: str) -> dict[str, str]:
    proxies = dict.fromkeys(
        ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), _NOWHERE
    )
    return {
        **proxies,
        "HOME": empty,
        "XDG_CACHE_HOME": empty,
        "XDG_DATA_HOME": empty,
        "LANG": "C.UTF-8",
        "RAYON_NUM_THREADS": "2",
    }


def _fonts() -> str:
    folder = Path(settings.PRINT_FONTS)
    if not any(folder.glob("*.ttf")):
        raise FontsMissing
    return str(folder)


def _broken(said: dict[str, Any]) -> TemplateBroken:
    found = _LINE.search(said["where"])
    line = int(found[1]) if found else 1
    hint = " ".join(said["hints"])
    return TemplateBroken(field=f"source.{line}", what="source", line=line, why=said["wrong"][:300], hint=hint[:300])


def compile_pages(
    source: str, sheets: Sequence[Sheet], *, lang: str, form: Form, by: str = "", at: str = ""
) -> list[bytes]:
    """The pages: one PDF of all of them, or each as SVG. `by`, `at`: who prints, and when, for the foot.

    The data is JSON that the template reads, never a part of it: what a customer is called stays text whatever it looks like.
    Raises TemplateBroken, TemplateHungry, FontsMissing, PrinterBusy.
    """
    fonts = _fonts()
    data = json.dumps({"lang": lang, "printed_by": by, "printed_at": at, "sheets": sheets}, ensure_ascii=False)
    files = {"main.typ": source, "lib.typ": _LIBRARY.read_text(encoding="utf-8"), "data.json": data}
    if not _SLOTS.acquire(timeout=SECONDS):
        raise PrinterBusy
    try:
        with tempfile.TemporaryDirectory(prefix="zhanggui-print-") as empty:
            job = {
                "files": files, "fonts": fonts, "empty": empty, "form": form, "megabytes": MEGABYTES, "seconds": SECONDS, "most": MOST,
            }  # fmt: skip
            answer = _run(json.dumps(job).encode(), empty)
    finally:
        _SLOTS.release()
    head, _, rest = answer.partition(b"\n")
    said = json.loads(head)
    if "wrong" in said:
        raise _broken(said)
    if "lengths" not in said:
        raise _hungry()
    pages, start = [], 0
    for length in said["lengths"]:
        pages.append(rest[start : start + length])
        start += length
    return pages


def _hungry() -> TemplateHungry:
    return TemplateHungry(field="source", what="source", seconds=SECONDS, megabytes=MEGABYTES)


def _run(job: bytes, empty: str) -> bytes:
    """What the compiler says. A process that is killed for its hunger says nothing."""
    with subprocess.Popen(
        [sys.executable, "-I", str(_COMPILER)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=empty, env=_environment(empty),
    ) as process:  # fmt: skip
        try:
            answer, _ = process.communicate(job, timeout=SECONDS)
        except subprocess.TimeoutExpired as late:
            process.kill()
            raise _hungry() from late
    if process.returncode:
        raise _hungry()
    return answer
