"""The one way to the hot paths of the database: named SQL files, run with arrays, prepared on the server, few round trips.

Why not the ORM here: a batch must cost a constant number of statements, and a statement must not cost a round trip.
"""

from __future__ import annotations

from zhanggui.kernel.db.arrays import array
from zhanggui.kernel.db.aside import close_aside
from zhanggui.kernel.db.counting import StatementCount, count_statements
from zhanggui.kernel.db.facts import Cache, cache, forget_everywhere, forget_facts, recent
from zhanggui.kernel.db.ids import ID_BLOCK, forget_ids, take_id, take_ids
from zhanggui.kernel.db.session import flush, in_transaction, look_after_connection, one_moment, transaction, waits
from zhanggui.kernel.db.statements import Folder, Question, Statement, answers, in_turn, together
from zhanggui.kernel.db.wire import Call, Row

__all__ = [
    "ID_BLOCK",
    "Cache",
    "Call",
    "Folder",
    "Question",
    "Row",
    "Statement",
    "StatementCount",
    "answers",
    "array",
    "cache",
    "clear_caches",
    "close_aside",
    "count_statements",
    "flush",
    "forget_everywhere",
    "forget_facts",
    "in_transaction",
    "in_turn",
    "look_after_connection",
    "one_moment",
    "recent",
    "take_id",
    "take_ids",
    "together",
    "transaction",
    "waits",
]


def clear_caches() -> None:
    """Forget every cached fact, the id block and the second connection; between tests and after a restore."""
    forget_everywhere()
    forget_ids()
    close_aside()
