"""What a command costs however often it is called."""

from __future__ import annotations

from zhanggui.kernel.db import StatementCount

#: What fills a memory now and then: blocks of ids, numbers taken ahead, settings remembered for some seconds.
NOW_AND_THEN = (
    "nextval zg_id",
    "WITH asked AS (  SELECT a.company_id, a.day",
    "FROM organization_company",
    "FROM organization_shop WHERE id",
)


def steady(counted: StatementCount) -> int:
    """The statements without those that are needed now and then."""
    return sum(not any(part in text.replace("\n", " ") for part in NOW_AND_THEN) for text in counted.texts)
