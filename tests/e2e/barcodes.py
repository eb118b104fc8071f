"""A film of a label for a camera that is none: EAN-13 drawn bar by bar, as Chromium plays it (YUV4MPEG2)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

WIDTH: Final = 640
HEIGHT: Final = 480
FRAMES_A_SECOND: Final = 10
_LEFT: Final = (
    "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011",
)  # fmt: skip
#: Which of the left digits are mirrored (even) says the first digit.
_PARITY: Final = (
    "LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL",
)  # fmt: skip
_WHITE, _BLACK, _GREY = 235, 16, 128


def ean13(code: str) -> str:
    """The modules of a code, 1 for black. Raises ValueError for a wrong check digit."""
    digits = [int(digit) for digit in code]
    if len(digits) != 13 or (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10:
        raise ValueError(code)

    def left(digit: int, parity: str) -> str:
        odd = _LEFT[digit]
        return odd if parity == "L" else "".join("10"[int(bit)] for bit in odd)[::-1]

    def right(digit: int) -> str:
        return "".join("10"[int(bit)] for bit in _LEFT[digit])

    first = "".join(left(d, p) for d, p in zip(digits[1:7], _PARITY[digits[0]], strict=True))
    return "101" + first + "01010" + "".join(right(d) for d in digits[7:]) + "101"


def _picture(code: str | None) -> bytes:
    """One frame: the label in the middle of a white sheet, or the sheet alone."""
    module = 4
    row = bytearray([_WHITE] * WIDTH)
    if code:
        modules = ean13(code)
        start = (WIDTH - module * len(modules)) // 2
        for place, bit in enumerate(modules):
            if bit == "1":
                row[start + place * module : start + (place + 1) * module] = bytes([_BLACK] * module)
    blank = bytes([_WHITE] * WIDTH)
    top, bars = 120, 240
    luma = blank * top + bytes(row) * bars + blank * (HEIGHT - top - bars)
    return luma + bytes([_GREY]) * (WIDTH * HEIGHT // 2)


def film(path: Path, code: str, *, seen: float, away: float) -> Path:
    """A film in which the label is in sight for some seconds and away for some; it is played again and again."""
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n".encode())
        for picture, seconds in ((_picture(code), seen), (_picture(None), away)):
            for _ in range(round(seconds * FRAMES_A_SECOND)):
                file.write(b"FRAME\n" + picture)
    return path
