"""`/healthz`: is this instance able to work? JSON for programs, a page for people."""

from __future__ import annotations

from typing import Final

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.html import format_html, format_html_join

from zhanggui import __version__
from zhanggui.app import migration
from zhanggui.kernel.api.language import language

_PAGE: Final = """<!doctype html>
<html lang="{}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{}</title>
<link rel="icon" href="data:,"><style>body{{font:16px/1.6 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;color:#222}}
h1{{font-size:1.5rem;border-left:.4rem solid {};padding-left:.7rem}}
table{{border-collapse:collapse;width:100%}}td{{padding:.4rem .2rem;border-bottom:1px solid #ddd}}td+td{{text-align:right}}
@media(prefers-color-scheme:dark){{body{{background:#161616;color:#eee}}td{{border-color:#333}}}}</style>
<h1>{}</h1><table>{}</table>"""
#: What the page says: in Chinese, in English.
_WORDS: Final = {
    "fine": ("掌柜运行正常", "zhanggui is working"),
    "failing": ("掌柜无法工作", "zhanggui can't work"),
    "version": ("版本", "Version"),
    "database": ("数据库", "Database"),
    "tables": ("数据表", "Tables"),
    "ok": ("正常", "in order"),
    "pending migrations": ("需要更新，请运行 zhanggui migrate", "out of date: run zhanggui migrate"),
    "does not answer": ("没有响应", "does not answer"),
    "unknown": ("未知", "unknown"),
}


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and its tables are up to date, else 503; the body says which of them fails."""
    state = {"version": __version__, "database": "ok", "tables": "ok"}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if migration.pending():
            state["tables"] = "pending migrations"
    except DatabaseError:
        state["database"] = "does not answer"
        state["tables"] = "unknown"
    fine = state["database"] == state["tables"] == "ok"
    answer = _page(request, fine, state) if request.get_preferred_type(_KINDS) == "text/html" else None
    answer = answer or JsonResponse({"status": "ok" if fine else "failing", **state})
    answer.status_code = 200 if fine else 503
    answer["Cache-Control"] = "no-store"
    answer["Vary"] = "Accept, Accept-Language"
    return answer


#: Who accepts anything (curl, a probe) gets the first.
_KINDS: Final = ["application/json", "text/html"]


def _page(request: HttpRequest, fine: bool, state: dict[str, str]) -> HttpResponse:
    lang = language(request)

    def say(word: str) -> str:
        zh, en = _WORDS.get(word, (word, word))
        return zh if lang == "zh" else en

    title = say("fine" if fine else "failing")
    rows = format_html_join("", "<tr><td>{}</td><td>{}</td></tr>", ((say(k), say(v)) for k, v in state.items()))
    colour = "#2a9d5c" if fine else "#c8372d"
    return HttpResponse(format_html(_PAGE, lang, title, colour, title, rows))
