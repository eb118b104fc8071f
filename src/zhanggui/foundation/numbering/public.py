"""Human numbers of documents (`XS20261123-0042`), taken in blocks by rules per company and series."""

from zhanggui.foundation.numbering.commands import take, take_each
from zhanggui.foundation.numbering.series import Format, Series, register

__all__ = ["Format", "Series", "register", "take", "take_each"]
