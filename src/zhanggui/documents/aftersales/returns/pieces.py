"""Which shipment the pieces that came back had left with: pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from zhanggui.documents.aftersales.returns.contracts import ReturnedPiece

ZERO = Decimal(0)
Track = tuple[str, str]


class Part(NamedTuple):
    """A quantity that comes in; `move_id`: the shipment whose cost comes back, None = none is known."""

    move_id: int | None
    qty: Decimal
    lot: str = ""
    serial: str = ""


def fits(piece: ReturnedPiece, track: Track | None) -> bool:
    """A shipment with this lot and serial number can be where the piece comes from."""
    return track is not None and piece.lot in ("", track[0]) and piece.serial in ("", track[1])


def assign(
    slices: Sequence[tuple[int | None, Decimal]], pieces: Sequence[ReturnedPiece], tracks: Mapping[int, Track]
) -> list[Part]:
    """The quantities of shipments shared by the pieces: each takes first what left under its own lot and number, then what is left.

    Without pieces the slices stay as they are; the ledger then gives back the lot that left.
    """
    if not pieces:
        return [Part(move, qty) for move, qty in slices]
    moves = [move for move, _ in slices]
    left = [qty for _, qty in slices]
    parts: list[Part] = []
    for piece in pieces:
        wanted = piece.qty
        own = [at for at, move in enumerate(moves) if move is not None and fits(piece, tracks.get(move))]
        for at in own + [at for at in range(len(moves)) if at not in own]:
            taken = min(wanted, left[at])
            if taken > 0:
                parts.append(Part(moves[at], taken, piece.lot, piece.serial))
                left[at] -= taken
                wanted -= taken
    return parts
