"""What pydantic found wrong with a request, as domain errors in both languages.

Pydantic speaks English only; this table says the same in Chinese for every error a JSON or query parameter can cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from zhanggui.kernel.api.errors import InputInvalid

_ZH: Final[Mapping[str, str]] = {
    "missing": "必填",
    "extra_forbidden": "未知字段",
    "json_invalid": "不是有效的 JSON",
    "none_required": "须为空",
    "string_type": "须为文本",
    "string_unicode": "须为有效的 Unicode 文本",
    "string_too_short": "长度至少为 {min_length} 个字符",
    "string_too_long": "长度不能超过 {max_length} 个字符",
    "string_pattern_mismatch": "格式不符合要求（{pattern}）",
    "string_sub_type": "须为文本",
    "enum": "须为以下之一：{expected}",
    "literal_error": "须为以下之一：{expected}",
    "int_type": "须为整数",
    "int_parsing": "须为整数",
    "int_parsing_size": "整数过大",
    "int_from_float": "须为整数，不能有小数",
    "float_type": "须为数字",
    "float_parsing": "须为数字",
    "finite_number": "须为有限的数字",
    "bool_type": "须为 true 或 false",
    "bool_parsing": "须为 true 或 false",
    "decimal_type": "须为数字",
    "decimal_parsing": "须为数字",
    "decimal_max_digits": "总位数不能超过 {max_digits} 位",
    "decimal_max_places": "小数位数不能超过 {decimal_places} 位",
    "decimal_whole_digits": "整数位数不能超过 {whole_digits} 位",
    "greater_than": "须大于 {gt}",
    "greater_than_equal": "须大于或等于 {ge}",
    "less_than": "须小于 {lt}",
    "less_than_equal": "须小于或等于 {le}",
    "multiple_of": "须为 {multiple_of} 的倍数",
    "date_type": "须为日期（YYYY-MM-DD）",
    "date_parsing": "须为日期（YYYY-MM-DD）",
    "date_from_datetime_parsing": "须为日期（YYYY-MM-DD）",
    "date_from_datetime_inexact": "须为日期，不能带时间",
    "datetime_type": "须为日期时间（ISO 8601）",
    "datetime_parsing": "须为日期时间（ISO 8601）",
    "datetime_from_date_parsing": "须为日期时间（ISO 8601）",
    "datetime_object_invalid": "须为有效的日期时间",
    "timezone_aware": "日期时间须带时区",
    "time_parsing": "须为时间（HH:MM）",
    "uuid_parsing": "须为 UUID",
    "list_type": "须为列表",
    "tuple_type": "须为列表",
    "set_type": "须为列表",
    "too_short": "至少须有 {min_length} 项",
    "too_long": "不能超过 {max_length} 项",
    "dict_type": "须为对象",
    "model_type": "须为对象",
    "model_attributes_type": "须为对象",
    "dataclass_type": "须为对象",
    "union_tag_invalid": "类型标记无效",
    "union_tag_not_found": "缺少类型标记",
}
#: Where pydantic's English speaks of Python, not of JSON.
_EN: Final[Mapping[str, str]] = {
    "decimal_type": "must be a number",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "dataclass_type": "must be an object",
    "dict_type": "must be an object",
    "tuple_type": "must be a list",
    "set_type": "must be a list",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
}
_BODY_SOURCES: Final = frozenset({"body", "form", "file"})


def _place(location: Sequence[str | int]) -> tuple[str | None, int | None]:
    """The dotted path of the field and the index of the row it stands in, from pydantic's location.

    django-ninja puts the source first (`body`, `query`, …), then the name of the handler's parameter for bodies.
    """
    parts = list(location)
    source = parts.pop(0) if parts else None
    if source in _BODY_SOURCES and len(parts) > 1:
        parts.pop(0)
    row = next((part for part in parts if isinstance(part, int)), None)
    return ".".join(map(str, parts)) or None, row


def input_errors(found: Sequence[Mapping[str, Any]]) -> list[InputInvalid]:
    """One error for every finding of pydantic."""
    errors = []
    for each in found:
        field, row = _place(each.get("loc", ()))
        context = each.get("ctx") or {}
        english = _EN.get(str(each.get("type")), "").format_map(context) or str(
            each.get("msg", "The value is not valid")
        )
        template = _ZH.get(str(each.get("type")))
        try:
            chinese = template.format(**context) if template else f"值无效（{english}）"
        except KeyError:
            chinese = f"值无效（{english}）"
        errors.append(
            InputInvalid(
                field=field, row=row, zh=f"{field or '请求'}：{chinese}。", en=f"{field or 'request'}: {english}."
            )
        )
    return errors
