"""What all of master data refuses in the same words: texts, numbers, words of a vocabulary, codes taken, stale versions.

`field` is the name in the API, `row` the position in the batch (0 is the first); the message names the field in the reader's language.
"""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed, NotFound


class TextMissing(Malformed):
    """A text that must be filled is empty."""

    code = "masters.text_missing"
    zh = "“{label_zh}”不能为空。"
    en = "“{label_en}” must not be empty."
    remedy_zh = "请填写“{label_zh}”。"
    remedy_en = "Fill in “{label_en}”."


class TextTooLong(Malformed):
    """A text is longer than its column."""

    code = "masters.text_too_long"
    zh = "“{label_zh}”有 {length} 个字符，最多 {longest} 个。"
    en = "“{label_en}” has {length} characters; {longest} are allowed."
    remedy_zh = "请缩短到 {longest} 个字符以内。"
    remedy_en = "Shorten it to {longest} characters."


class ControlCharacter(Malformed):
    """A text holds a tab, a line break, a zero byte or the like, which no screen shows and no search finds."""

    code = "masters.control_character"
    zh = "“{label_zh}”第 {position} 个字符是不可见的控制字符（{character}）。"
    en = "Character {position} of “{label_en}” is an invisible control character ({character})."
    remedy_zh = "请删除该字符；从表格粘贴时常带入换行或制表符。"
    remedy_en = "Remove it; pasting from a sheet often brings line breaks or tabs along."


class OutOfRange(Malformed):
    """A number or a date lies outside the limits."""

    code = "masters.out_of_range"
    zh = "“{label_zh}”的值 {value} 超出范围（{lowest} 至 {highest}）。"
    en = "The value {value} of “{label_en}” is out of range ({lowest} to {highest})."
    remedy_zh = "请填写 {lowest} 至 {highest} 之间的值。"
    remedy_en = "Give a value from {lowest} to {highest}."


class TooManyDecimals(Malformed):
    """A number has more decimals than are kept; it is refused, because rounding it would change what the user said."""

    code = "masters.too_many_decimals"
    zh = "“{label_zh}”的值 {value} 小数位过多，最多 {places} 位。"
    en = "The value {value} of “{label_en}” has too many decimals; {places} are kept."
    remedy_zh = "请保留至多 {places} 位小数。"
    remedy_en = "Round it to {places} decimals."


class UnknownWord(Malformed):
    """A word is not in its fixed vocabulary."""

    code = "masters.unknown_word"
    zh = "“{label_zh}”不能是“{value}”。"
    en = "“{label_en}” can't be “{value}”."
    remedy_zh = "可选值：{choices}。"
    remedy_en = "Possible values: {choices}."


class PeriodReversed(Malformed):
    """A period ends before it starts."""

    code = "masters.period_reversed"
    zh = "“{label_zh}”{last} 早于开始日期 {first}。"
    en = "“{label_en}” {last} is before the start {first}."
    remedy_zh = "请更正起止日期。"
    remedy_en = "Correct the two dates."


class FixedField(Malformed):
    """A field can't be changed after creation (or does not exist)."""

    code = "masters.fixed_field"
    zh = "“{label_zh}”不能修改。"
    en = "“{label_en}” can't be changed."
    remedy_zh = "可修改的字段：{choices}。"
    remedy_en = "Fields that can be changed: {choices}."


class Repeated(Malformed):
    """Two rows of one batch carry the same code, or address the same record."""

    code = "masters.repeated"
    zh = "“{label_zh}”的值“{value}”在本批数据中重复（与第 {first} 行相同，从 1 起数）。"
    en = "“{value}” of “{label_en}” stands twice in this batch (first in row {first}, counted from 1)."
    remedy_zh = "请删除重复的行，或改用不同的值。"
    remedy_en = "Remove one of the rows or give it another value."


class Taken(Conflict):
    """Another record already carries the code."""

    code = "masters.taken"
    zh = "“{label_zh}”的值“{value}”已被使用（不区分大小写）。"
    en = "“{value}” of “{label_en}” is already in use (letter case is ignored)."
    remedy_zh = "请换一个值，或修改已有的记录。"
    remedy_en = "Choose another value, or change the existing record."


class Stale(Conflict):
    """Somebody else changed the record after the caller read it."""

    code = "masters.stale"
    zh = "该记录已被他人修改（您的版本 {yours}，当前版本 {current}）。"
    en = "The record was changed by somebody else (your version {yours}, now {current})."
    remedy_zh = "请刷新后重新修改。"
    remedy_en = "Read it again and repeat the change."


class Missing(NotFound):
    """A record that the input refers to does not exist, or the caller may not see it."""

    code = "masters.missing"
    zh = "找不到{label_zh}：{which}。"
    en = "No {label_en} {which}."
    remedy_zh = "请确认编号是否正确、是否有权查看；如尚未建立，请先新建。"
    remedy_en = "Check the identifier and whether you may see it; create the record first if it is new."
