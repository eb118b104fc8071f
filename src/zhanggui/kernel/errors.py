"""Errors that a user can act on: each has a code, a text in both languages and a remedy.

The API turns them into `application/problem+json` in the caller's language; the importer into row reports. A message
template is formatted with the keyword arguments of the raise, so the text and the machine-readable `params` can't differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class DomainError(Exception):
    """Base of every error that names a cause and a way out. `status` is the HTTP status the API answers with."""

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 409
    zh: ClassVar[str] = "操作未能完成。"
    en: ClassVar[str] = "The operation could not be completed."
    remedy_zh: ClassVar[str] = "请检查输入后重试。"
    remedy_en: ClassVar[str] = "Check the input and try again."

    def __init__(self, *, field: str | None = None, row: int | None = None, **params: object) -> None:
        self.field = field
        self.row = row
        self.params = params
        super().__init__(self.code, params)

    def message(self, lang: str = "zh") -> str:
        """The text for the user, in `zh` or `en`."""
        return (self.zh if lang.startswith("zh") else self.en).format(**self.params)

    def remedy(self, lang: str = "zh") -> str:
        """What the user can do about it, in `zh` or `en`."""
        return (self.remedy_zh if lang.startswith("zh") else self.remedy_en).format(**self.params)

    def __str__(self) -> str:
        return f"{self.code}: {self.message('en')}"


class Malformed(DomainError):
    """The input can't be understood or breaks a stated limit."""

    code = "malformed"
    status = 422
    zh = "{what} 的值无效:{why_zh}"
    en = "The value of {what} is not valid: {why_en}"
    remedy_zh = "请按提示修改后重新提交。"
    remedy_en = "Correct the value as described and send it again."


class Conflict(DomainError):
    """The input is fine, the state of the business is not."""

    code = "conflict"
    status = 409


class NotFound(DomainError):
    """The thing does not exist or the caller may not see it (the two are told apart to nobody)."""

    code = "not_found"
    status = 404
    zh = "找不到 {what}({which})。"
    en = "No {what} {which}."
    remedy_zh = "请确认编号是否正确，以及您是否有权查看。"
    remedy_en = "Check the identifier and whether you may see it."


class Forbidden(DomainError):
    """The caller lacks a permission."""

    code = "forbidden"
    status = 403
    zh = "没有权限:{permission_zh}。"
    en = "Permission needed: {permission_en}."
    remedy_zh = "请联系管理员授予该权限。"
    remedy_en = "Ask an administrator to grant it."


class Throttled(DomainError):
    """Too many attempts."""

    code = "throttled"
    status = 429
    zh = "尝试过于频繁，请 {seconds} 秒后再试。"
    en = "Too many attempts; try again in {seconds} seconds."
    remedy_zh = "稍候再试。"
    remedy_en = "Wait and try again."


class Many(DomainError):
    """Several row errors at once, so that a user can correct the whole sheet in one go."""

    code = "many"
    status = 422
    zh = "共有 {count} 处错误。"
    en = "There are {count} errors."
    remedy_zh = "请逐项修改后重新提交。"
    remedy_en = "Correct each of them and send again."

    def __init__(self, errors: Sequence[DomainError]) -> None:
        super().__init__(count=len(errors))
        self.errors = list(errors)

    def __str__(self) -> str:
        return "; ".join(str(error) for error in self.errors[:5])


def first(error: DomainError) -> DomainError:
    """The error itself, or the first of many: for a place where one reason is shown."""
    return error.errors[0] if isinstance(error, Many) else error


def in_line(index: int, field: str) -> str:
    """The path of a field of a document's line, from 0, as in errors of form: `lines.2.qty`."""
    return f"lines.{index}.{field}"


def raise_if(errors: Sequence[DomainError]) -> None:
    """Raise nothing, the one error, or all of them."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise Many(errors)
