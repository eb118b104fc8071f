"""One name for two views at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from zhanggui.foundation.preferences.errors import ViewNameTaken
from zhanggui.foundation.preferences.tests.conftest import person
from zhanggui.foundation.preferences.tests.test_views import names, save


def test_one_name_given_at_the_same_moment_is_given_once(fresh_db: str) -> None:
    lisi = person("lisi")
    connection.close()

    def try_it(_: int) -> bool:
        try:
            save(lisi)
        except ViewNameTaken:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(try_it, range(4))) == 1
    assert names(lisi) == ["本月"]
