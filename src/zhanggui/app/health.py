"""`/healthz`: is this instance able to work?"""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from zhanggui import __version__
from zhanggui.app import migration


def health(request: HttpRequest) -> JsonResponse:
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
    return JsonResponse({"status": "ok" if fine else "failing", **state}, status=200 if fine else 503)
