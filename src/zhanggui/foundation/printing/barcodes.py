"""Barcodes as SVG: Code 128, EAN-13 and QR. Pure."""

from __future__ import annotations

import io
from typing import Final

import segno

#: ISO/IEC 15417: bar, space, bar, space, bar, space of the values 0 to 105, and the stop.
_WIDTHS: Final = [
    "212222",
    "222122",
    "222221",
    "121223",
    "121322",
    "131222",
    "122213",
    "122312",
    "132212",
    "221213",
    "221312",
    "231212",
    "112232",
    "122132",
    "122231",
    "113222",
    "123122",
    "123221",
    "223211",
    "221132",
    "221231",
    "213212",
    "223112",
    "312131",
    "311222",
    "321122",
    "321221",
    "312212",
    "322112",
    "322211",
    "212123",
    "212321",
    "232121",
    "111323",
    "131123",
    "131321",
    "112313",
    "132113",
    "132311",
    "211313",
    "231113",
    "231311",
    "112133",
    "112331",
    "132131",
    "113123",
    "113321",
    "133121",
    "313121",
    "211331",
    "231131",
    "213113",
    "213311",
    "213131",
    "311123",
    "311321",
    "331121",
    "312113",
    "312311",
    "332111",
    "314111",
    "221411",
    "431111",
    "111224",
    "111422",
    "121124",
    "121421",
    "141122",
    "141221",
    "112214",
    "112412",
    "122114",
    "122411",
    "142112",
    "142211",
    "241211",
    "221114",
    "413111",
    "241112",
    "134111",
    "111242",
    "121142",
    "121241",
    "114212",
    "124112",
    "124211",
    "411212",
    "421112",
    "421211",
    "212141",
    "214121",
    "412121",
    "111143",
    "111341",
    "131141",
    "114113",
    "114311",
    "411113",
    "411311",
    "113141",
    "114131",
    "311141",
    "411131",
    "211412",
    "211214",
    "211232",
    "2331112",
]
_CODE_C, _CODE_B, _START_B, _START_C, _STOP = 99, 100, 104, 105, 106
_LEFT_ODD: Final = [
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
]
#: Which of the six left digits are written even, by the first digit.
_PARITY: Final = ["OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"]


def ean13_valid(code: str) -> bool:
    """Say whether the text is an EAN-13 with the right check digit."""
    if len(code) != 13 or not code.isascii() or not code.isdigit():
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(code[:12]))
    return (10 - total % 10) % 10 == int(code[12])


def _digits(text: str, at: int) -> int:
    end = at
    while end < len(text) and "0" <= text[end] <= "9":
        end += 1
    return end - at


def _values(text: str) -> list[int]:
    """The values of Code 128, digits in pairs where that is shorter."""
    pairs = _digits(text, 0) >= 4
    values, at = [_START_C if pairs else _START_B], 0
    while at < len(text):
        run = _digits(text, at)
        if pairs and run < 2:
            values.append(_CODE_B)
            pairs = False
        elif not pairs and run % 2 == 0 and (run >= 6 or (run >= 4 and at + run == len(text))):
            values.append(_CODE_C)
            pairs = True
        elif pairs:
            values.append(int(text[at : at + 2]))
            at += 2
        else:
            values.append(ord(text[at]) - 32)
            at += 1
    return values


def _svg(modules: str, quiet: int) -> str:
    """Bars as wide as modules; the page stretches them to their place. `quiet`: modules of white at both ends."""
    bars, at = [], 0
    while at < len(modules):
        end = at
        while end < len(modules) and modules[end] == modules[at]:
            end += 1
        if modules[at] == "1":
            bars.append(f"M{at + quiet} 0h{end - at}v1h-{end - at}z")
        at = end
    width = len(modules) + 2 * quiet
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 1" width="{width}" height="1" preserveAspectRatio="none">'
        f'<path d="{"".join(bars)}"/></svg>'
    )


def code128_modules(text: str) -> str:
    """The bars (1) and spaces (0) of Code 128. Raises ValueError for what is empty or no printable ASCII."""
    if not text or any(not " " <= letter <= "~" for letter in text):
        raise ValueError(f"not for Code 128: {text!r}")
    values = _values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], 1))) % 103
    widths = "".join(_WIDTHS[value] for value in (*values, check, _STOP))
    return "".join(("0" if place % 2 else "1") * int(width) for place, width in enumerate(widths))


def ean13_modules(code: str) -> str:
    """The bars (1) and spaces (0) of EAN-13. Raises ValueError for a code with a wrong check digit."""
    if not ean13_valid(code):
        raise ValueError(f"not an EAN-13: {code!r}")
    left = []
    for digit, parity in zip(code[1:7], _PARITY[int(code[0])], strict=True):
        odd = _LEFT_ODD[int(digit)]
        left.append(odd if parity == "O" else _inverse(odd)[::-1])
    right = [_inverse(_LEFT_ODD[int(digit)]) for digit in code[7:]]
    return "101" + "".join(left) + "01010" + "".join(right) + "101"


def _inverse(modules: str) -> str:
    return modules.translate(str.maketrans("01", "10"))


def code128(text: str) -> str:
    """The SVG of Code 128, with its quiet zones."""
    return _svg(code128_modules(text), 10)


def barcode(text: str) -> str:
    """The SVG that scanners expect of a code: EAN-13 where it is one, else Code 128; empty for what no bars can say."""
    if ean13_valid(text):
        return _svg(ean13_modules(text), 11)
    try:
        return code128(text)
    except ValueError:
        return ""


def qr(text: str) -> str:
    """The SVG of a QR code that survives a scratch (level M)."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=2)
    return out.getvalue().decode()
