"""Errors of single rows. Validation stores code, column and value; the texts are made when somebody reads them."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.exchange.layouts import Column, Layout
from zhanggui.kernel.errors import DomainError, Malformed

#: Stands before the reference of a cell with a formula and no value; nobody writes that.
UNSAVED: Final = "\u2400="


class RowError(Malformed):
    """A row that can't be taken as it is."""

    code = "exchange.row"
    zh = "“{column_zh}”的值 {value} 无效。"
    en = "The value {value} of “{column_en}” is not valid."
    remedy_zh = "请修改该行后重新导入。"
    remedy_en = "Correct the row and import it again."


class ValueMissing(RowError):
    """A blank where a value is needed."""

    code = "exchange.value_missing"
    zh = "“{column_zh}”为空。"
    en = "“{column_en}” is blank."
    remedy_zh = "请填写该列。"
    remedy_en = "Fill it in."


class NotANumber(RowError):
    """Letters, NaN, Infinity, two decimal points …"""

    code = "exchange.not_a_number"
    zh = "“{column_zh}”的值 {value} 不是数字。"
    en = "“{column_en}” is {value}, which is no number."
    remedy_zh = "请填写普通数字，例如 1234.56。"
    remedy_en = "Use a plain number such as 1234.56."


class NotAnInteger(RowError):
    """A fraction where pieces are counted."""

    code = "exchange.not_an_integer"
    zh = "“{column_zh}”的值 {value} 不是整数。"
    en = "“{column_en}” is {value}, which is no whole number."
    remedy_zh = "请填写整数。"
    remedy_en = "Use a whole number."


class NumberRange(RowError):
    """A number nobody means."""

    code = "exchange.number_range"
    zh = "“{column_zh}”的值 {value} 超出 {least} 至 {most} 的范围。"
    en = "“{column_en}” is {value}; it lies between {least} and {most}."
    remedy_zh = "请检查是否多输了零，或列是否错位。"
    remedy_en = "Check for surplus zeros and shifted columns."


class NumberScale(RowError):
    """More decimals than can be kept exactly."""

    code = "exchange.number_scale"
    zh = "“{column_zh}”的值 {value} 超过 {scale} 位小数。"
    en = "“{column_en}” is {value}; it has at most {scale} decimals."
    remedy_zh = "请先四舍五入。"
    remedy_en = "Round it first."


class NotADate(RowError):
    """A text or a day that does not exist."""

    code = "exchange.not_a_date"
    zh = "“{column_zh}”的值 {value} 不是有效日期。"
    en = "“{column_en}” is {value}, which is no valid date."
    remedy_zh = "请使用 2026-11-23 或 2026-11-23 08:30:00 的格式。"
    remedy_en = "Write it as 2026-11-23 or 2026-11-23 08:30:00."


class DateRange(RowError):
    """A day before the business or far in the future."""

    code = "exchange.date_range"
    zh = "“{column_zh}”的日期 {value} 不在 {earliest} 至 {latest} 之间。"
    en = "“{column_en}” is {value}; it lies between {earliest} and {latest}."
    remedy_zh = "请检查年份；表格软件会把空日期显示成 1900 年。"
    remedy_en = "Check the year; spreadsheets show an empty date as 1900."


class TextTooLong(RowError):
    """A text longer than its column."""

    code = "exchange.text_too_long"
    zh = "“{column_zh}”超过 {max_length} 个字符。"
    en = "“{column_en}” is longer than {max_length} characters."
    remedy_zh = "请缩短文本，并检查该行引号是否配对。"
    remedy_en = "Shorten it, and check the row's quotation marks."


class NulCharacter(RowError):
    """A character that no text holds; a sign of a damaged file."""

    code = "exchange.nul_character"
    zh = "“{column_zh}”含有空字符(U+0000)。"
    en = "“{column_en}” has a NUL character (U+0000)."
    remedy_zh = "请删除该字符后重新导入。"
    remedy_en = "Remove it and import again."


class FormulaUnsaved(RowError):
    """A formula whose value nobody saved: the program that wrote the file computes none. Its value is the mark and the cell."""

    code = "exchange.formula_unsaved"
    zh = "“{column_zh}”(单元格 {cell})是公式，但文件中没有保存计算结果。"
    en = "“{column_en}” (cell {cell}) is a formula, and the file holds no value of it."
    remedy_zh = "请用表格软件打开该文件并保存，或把公式粘贴为数值后重新导入。"
    remedy_en = "Open the file in a spreadsheet program and save it with its values, or paste values over the formulas, and import again."

    def __init__(self, *, field: str | None = None, row: int | None = None, **params: object) -> None:
        super().__init__(field=field, row=row, cell=str(params.get("value")).removeprefix(UNSAVED), **params)


class DigitsLost(RowError):
    """A spreadsheet took a long number for a quantity and threw its last digits away."""

    code = "exchange.digits_lost"
    zh = "“{column_zh}”的值 {value} 已被表格软件截断，原编号无法还原。"
    en = "“{column_en}” is {value}: a spreadsheet cut its digits, the number is lost."
    remedy_zh = "请用平台原始导出文件，不要用表格软件另存；或把该列设为文本格式。"
    remedy_en = "Use the original export, not saved again by a spreadsheet, or format the column as text."


class RowWidth(RowError):
    """More cells than headings: a delimiter inside a value."""

    code = "exchange.row_width"
    zh = "该行的列数多于表头。"
    en = "The row has more cells than the header."
    remedy_zh = "请给含有分隔符的值加上引号。"
    remedy_en = "Put values that contain the delimiter in quotation marks."


class KeyTwice(RowError):
    """The same key again in one file."""

    code = "exchange.key_twice"
    zh = "“{column_zh}”的值 {value} 在文件中重复(首次出现在第 {first} 行)。"
    en = "“{column_en}” {value} stands in the file before (first in row {first})."
    remedy_zh = "请删除重复的行。"
    remedy_en = "Remove the repeated row."


ROW_ERRORS: Final[dict[str, type[RowError]]] = {
    error.code: error
    for error in (
        ValueMissing, NotANumber, NotAnInteger, NumberRange, NumberScale, NotADate, DateRange, TextTooLong, NulCharacter,
        DigitsLost, FormulaUnsaved, RowWidth, KeyTwice,
    )
}  # fmt: skip


def _all_errors() -> dict[str, type[DomainError]]:
    found: dict[str, type[DomainError]] = {}
    left: list[type[DomainError]] = [DomainError]
    while left:
        error = left.pop()
        found.setdefault(error.code, error)
        left.extend(error.__subclasses__())
    return found


def _column_params(column: Column | None, key: str) -> dict[str, object]:
    if column is None:
        return {"column_zh": key, "column_en": key}
    return {
        "column_zh": column.zh, "column_en": column.en, "least": column.least, "most": column.most, "scale": column.scale,
        "earliest": column.earliest, "latest": column.latest, "max_length": column.max_length,
    }  # fmt: skip


def restore(stored: dict[str, object], *, layout: Layout | None, row_no: int) -> DomainError:
    """The error that was stored with a row; a code that no longer exists becomes a plain `RowError`."""
    code, key = str(stored["code"]), str(stored.get("column") or "")
    column = layout.columns[layout.positions[key]] if layout and key in layout.positions else None
    params = stored.get("params")
    given = {
        "value": stored.get("value"),
        **_column_params(column, key),
        **(params if isinstance(params, dict) else {}),
    }
    kind = ROW_ERRORS.get(code) or _all_errors().get(code) or RowError
    return kind(field=key or None, row=row_no, **given)
