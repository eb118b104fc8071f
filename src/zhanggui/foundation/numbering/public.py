"""Human numbers of documents (`XS20261123-0042`), taken in blocks by rules per company and series."""

from zhanggui.foundation.numbering.commands import take, take_each
from zhanggui.foundation.numbering.permissions import PERMISSIONS
from zhanggui.foundation.numbering.rules.commands import set_rules
from zhanggui.foundation.numbering.rules.contracts import CounterRow, NewRule, RuleRow
from zhanggui.foundation.numbering.rules.queries import counters, gapless_counters, rules
from zhanggui.foundation.numbering.series import Format, Series, register

__all__ = [
    "PERMISSIONS",
    "CounterRow",
    "Format",
    "NewRule",
    "RuleRow",
    "Series",
    "counters",
    "gapless_counters",
    "register",
    "rules",
    "set_rules",
    "take",
    "take_each",
]
