"""What a move costs: pure functions over a cost pool (costing.md §1–§5), no database.

A pool is (qty, amount). The unit cost is derived, never an input of the next step. FIFO keeps layers beside the pool.
Every step returns the amount that the move carries and, where the rules force one, an adjustment: a change of the pool's value
without quantity that goes to 540102 in the same entry.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from zhanggui.kernel.money import EXACT, ZERO, allocate, q2, ratio

NOTHING = Decimal(0)


class Step(NamedTuple):
    """The value a move carries (≥ 0) and the pool's adjustment (±), both in company currency."""

    amount: Decimal
    adjustment: Decimal = ZERO


@dataclass(slots=True)
class Layer:
    """What is left of one receipt (FIFO). `id` is the move that brought it; `issued` marks a changed layer."""

    id: int
    qty: Decimal
    amount: Decimal
    changed: bool = False


@dataclass(slots=True)
class Pool:
    """The cost pool of a SKU in a company (or warehouse). Negative qty with negative amount is a debt at provisional cost."""

    qty: Decimal = NOTHING
    amount: Decimal = ZERO
    last_unit: Decimal = NOTHING
    fifo: bool = False
    layers: list[Layer] = field(default_factory=list)
    seq: int = 0

    def receive(self, qty: Decimal, amount: Decimal | None, move_id: int = 0) -> Step:
        """Goods come in at `amount`; None means the current average (a gain or a return nobody can trace)."""
        if amount is None:
            amount = self._at_average(qty)
        adjustment = ZERO
        stays_qty, stays_amount = qty, amount
        if self.qty < 0:
            covered = min(qty, -self.qty)
            actual = amount if covered == qty else ratio(amount, covered, qty)
            provisional = -self.amount if covered == -self.qty else ratio(-self.amount, covered, -self.qty)
            # The debt was issued at a guess: the pool is relieved of the guess, the difference is cost of sales.
            adjustment = provisional - actual
            stays_qty, stays_amount = qty - covered, amount - actual
        self.qty += qty
        self.amount += amount + adjustment
        self._remember_unit(qty, amount)
        if self.fifo and stays_qty > 0:
            self.layers.append(Layer(move_id, stays_qty, stays_amount, changed=True))
        return Step(amount, adjustment)

    def issue(self, qty: Decimal) -> Step:
        """Goods go out at the pool's rule; beyond what is there, at the last known unit (K07)."""
        covered = max(NOTHING, min(qty, self.qty))
        amount = ZERO
        if covered > 0:
            amount = self._take_layers(covered) if self.fifo else self._take_average(covered)
        if qty > covered:
            amount += q2(EXACT.multiply(qty - covered, self.last_unit))
        self.qty -= qty
        self.amount -= amount
        return Step(amount, self._settle())

    def give_back(self, qty: Decimal, amount: Decimal, layer_id: int = 0) -> Step:
        """A purchase return leaves at the receipt's own cost `amount`; what the pool can't bear is adjusted (K11, K12)."""
        if self.fifo:
            self._take_layers_from(layer_id, qty)
        self.qty -= qty
        self.amount -= amount
        if self.fifo and self.qty >= 0:
            left = sum((layer.amount for layer in self.layers), ZERO)
            adjustment = left - self.amount
            self.amount = left
            return Step(amount, adjustment)
        return Step(amount, self._settle())

    def revalue(self, change: Decimal, layer_id: int = 0) -> Step:
        """A cost revaluation or a late price difference: value without quantity (K14, P04, P10). With FIFO it belongs to the layer of
        its receipt; a revaluation of no receipt is shared by the value of the layers."""
        self.amount += change
        left = [layer for layer in self.layers if layer.qty]
        layers = [layer for layer in left if layer.id == layer_id] or left
        if layers:
            for layer, part in zip(layers, allocate(change, [layer.amount for layer in layers]), strict=True):
                layer.amount += part
                layer.changed = True
        return Step(ZERO, change)

    def late(self, change: Decimal, qty: Decimal | None, layer_id: int = 0) -> Decimal:
        """The share of a late difference on `qty` received that goods still here bear: q2(change × here / qty), where here is what is
        left of the receipt's own layer (FIFO) or min(pool, qty) (averages); never below a value of zero (costing.md §5). Without `qty`
        all of it belongs to them."""
        held, value = self.qty, self.amount
        if self.fifo and layer_id:
            held, value = next(((x.qty, x.amount) for x in self.layers if x.id == layer_id), (NOTHING, ZERO))
        here = held if qty is None else min(held, qty)
        if here <= 0:
            return ZERO
        return max(-value, change if qty is None or here == qty else ratio(change, here, qty))

    def _settle(self) -> Decimal:
        """qty = 0 means amount = 0; a positive quantity never has a negative value."""
        if (self.qty == 0 and self.amount) or (self.qty > 0 and self.amount < 0):
            adjustment = -self.amount
            self.amount = ZERO
            return adjustment
        return ZERO

    def _at_average(self, qty: Decimal) -> Decimal:
        if self.fifo and self.layers:
            return ratio(self.layers[-1].amount, qty, self.layers[-1].qty)
        if self.qty > 0:
            return ratio(self.amount, qty, self.qty)
        return q2(EXACT.multiply(qty, self.last_unit))

    def _take_average(self, qty: Decimal) -> Decimal:
        amount = self.amount if qty == self.qty else ratio(self.amount, qty, self.qty)
        self._remember_unit(self.qty, self.amount)
        return amount

    def _remember_unit(self, qty: Decimal, amount: Decimal) -> None:
        if qty > 0:
            self.last_unit = round(amount / qty, 10)

    def _take_layers(self, qty: Decimal) -> Decimal:
        amount, left = ZERO, qty
        for layer in self.layers:
            if not left:
                break
            if not layer.qty:
                continue
            self._remember_unit(layer.qty, layer.amount)
            taken = min(layer.qty, left)
            part = layer.amount if taken == layer.qty else ratio(layer.amount, taken, layer.qty)
            layer.qty -= taken
            layer.amount -= part
            layer.changed = True
            left -= taken
            amount += part
        return amount

    def _take_layers_from(self, layer_id: int, qty: Decimal) -> None:
        """The returned receipt's own layer first, then the oldest: the goods are gone from wherever they can be."""
        own = [layer for layer in self.layers if layer.id == layer_id]
        rest = [layer for layer in self.layers if layer.id != layer_id]
        ordered, self.layers = self.layers, own + rest
        self._take_layers(qty)
        self.layers = ordered


def return_share(
    amount: Decimal, whole: Decimal, returned_before: Decimal, value_before: Decimal, qty: Decimal
) -> Decimal:
    """Value of returning `qty` of a move (`whole`, `amount`), cumulative so that a full return is exactly the issue (K10)."""
    return ratio(amount, returned_before + qty, whole) - value_before
