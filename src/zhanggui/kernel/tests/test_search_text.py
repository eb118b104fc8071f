"""What a name is found by: the function of the database, and the file of readings it rests on."""

from __future__ import annotations

import pytest
from django.db import connection

from tools import initials


def search_text(code: str, name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kernel_search_text(%s, %s)", [code, name])
        [found] = cursor.fetchone()
    return str(found)


def test_the_file_of_readings_is_what_the_tool_makes() -> None:
    assert initials.FILE.read_text(encoding="utf-8") == initials.text()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Lamp", "a-1 lamp"),
        ("", "a-1 "),
        ("真丝A款", "a-1 真丝a款 zsak"),
        ("厦门", "a-1 厦门 sm xm"),
        ("音乐 盒", "a-1 音乐 盒 yl h yy h"),
        ("👍 真", "a-1 👍 真 👍 z"),
    ],
)
def test_code_name_and_initials(name: str, found: str) -> None:
    assert search_text("A-1", name) == found


@pytest.mark.django_db
def test_no_name_has_more_than_sixteen_spellings() -> None:
    assert len(search_text("X", "乐长行调重朝乐长行调重朝").split()) == 2 + 16
