"""The SKU matrix: one SKU for every combination of option values. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product as combinations
from math import prod

from zhanggui.masters.catalog.options import Option, check_options, sku_name
from zhanggui.masters.catalog.skus.contracts import NewSku
from zhanggui.masters.checks import Findings

#: More SKUs of one product than this is a mistake in the options (40 colours × 50 sizes fit).
MAX_SKUS = 2000


def size(options: Sequence[Option]) -> int:
    """How many SKUs the options make; 1 without options."""
    return prod(len(option.values) for option in options)


def matrix(code: str, name: str, options: Sequence[Option]) -> list[NewSku]:
    """All SKUs of a product, the last option varying fastest; without options one SKU with the product's own code.

    The code of a SKU is the product's, then for each option the value's code (the value itself where it has none), joined by `-`.
    Raises ValueError for more than `MAX_SKUS`.
    """
    if size(options) > MAX_SKUS:
        raise ValueError(f"the options make more than {MAX_SKUS} SKUs")
    skus = []
    for places in combinations(*(range(len(option.values)) for option in options)):
        chosen = list(zip(options, places, strict=True))
        values = [option.values[place] for option, place in chosen]
        codes = [option.codes[place] if option.codes else option.values[place] for option, place in chosen]
        skus.append(
            NewSku(
                code="-".join([code, *codes]),
                name=sku_name(name, values),
                options={option.name: value for (option, _), value in zip(chosen, values, strict=True)},
            )
        )
    return skus


def checked_matrix(code: str, name: str, options: Sequence[Option]) -> list[NewSku]:
    """`matrix` for options from outside. Raises the errors of `check_options`, and `OutOfRange` for more than `MAX_SKUS`."""
    findings = Findings()
    clean = check_options(options, row=0, findings=findings)
    findings.whole(size(clean), field="options", row=0, lowest=1, highest=MAX_SKUS)
    findings.done()
    return matrix(code, name, clean)
