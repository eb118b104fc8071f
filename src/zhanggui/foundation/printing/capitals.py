"""人民币大写: amounts as Chinese cheques and contracts write them.

By 《票据法》 and 《支付结算办法》, appendix 1 (正确填写票据和结算凭证的基本规定): 元 or 圆, 角, 分; 整 after 元 and 角; 零 for zeros in between.
Pure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from zhanggui.kernel.money import q2

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")


def _group(number: int) -> str:
    """Four digits; zeros between others are one 零."""
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return said


def _below(number: int) -> str:
    """Eight digits."""
    high, low = divmod(number, 10**4)
    if not high:
        return _group(low)
    return f"{_group(high)}万{'零' if 0 < low < 1000 else ''}{_group(low)}"


def _whole(number: int) -> str:
    high, low = divmod(number, 10**8)
    if not high:
        return _below(low)
    return f"{_below(high)}亿{'零' if 0 < low < 10**7 else ''}{_below(low)}"


def capitals(amount: Decimal) -> str:
    """An amount in yuan in words: 1234.50 → 壹仟贰佰叁拾肆元伍角整. Raises ValueError from ten quadrillion on."""
    exact = q2(amount)
    cents = abs(int(exact.scaleb(2)))
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    if yuan >= 10**16:
        raise ValueError(f"too much to say: {amount}")
    said = _whole(yuan) + "元" if yuan else ""
    if not jiao and not fen:
        said = (said or "零元") + "整"
    elif not fen:
        said += f"{_DIGITS[jiao]}角整"
    elif not jiao:
        said += ("零" if said else "") + f"{_DIGITS[fen]}分"
    else:
        said += f"{_DIGITS[jiao]}角{_DIGITS[fen]}分"
    return ("负" if exact < 0 else "") + said
