"""All rules, in the order in which a reviewer would ask."""

from __future__ import annotations

from tools.lint.rule import Rule
from tools.lint.rules import (
    behaviour,
    clock,
    file_names,
    floats,
    generic_keys,
    get_model,
    imports,
    loops,
    objects_door,
    ordering,
    public_door,
    related_names,
    row_locks,
    signals,
    sizes,
    skip_locked,
    sql_casts,
    sql_clock,
    sql_schemas,
    sql_why,
)

RULES: tuple[Rule, ...] = (
    signals.RULE,
    *behaviour.RULES,
    generic_keys.RULE,
    ordering.RULE,
    related_names.RULE,
    get_model.RULE,
    objects_door.RULE,
    public_door.RULE,
    loops.RULE,
    clock.RULE,
    floats.RULE,
    *imports.RULES,
    *sizes.RULES,
    file_names.RULE,
    row_locks.RULE,
    skip_locked.RULE,
    sql_why.RULE,
    sql_schemas.RULE,
    sql_clock.RULE,
    sql_casts.RULE,
)
