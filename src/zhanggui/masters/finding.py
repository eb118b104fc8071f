"""What masters are found by: their code, their name, and the initials of a Chinese name, in a column that the database keeps itself."""

from __future__ import annotations

from django.db.models import F, Func, GeneratedField, Q, TextField


def found_by_text() -> GeneratedField:
    """Code and name in lower case, and the initials (拼音首字母) of a Chinese name; look in it with `holding`."""
    written = Func(F("code"), F("name"), function="kernel_search_text", output_field=TextField())
    return GeneratedField(expression=written, output_field=TextField(), db_persist=True)


def holding(text: str) -> Q:
    """The rows that are found by this part of a text."""
    return Q(search_text__contains=" ".join(text.lower().split()))
