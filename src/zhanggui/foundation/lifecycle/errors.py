"""Why a document can't do what was asked."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed, NotFound


class WrongState(Conflict):
    """The document's state does not allow the action."""

    code = "lifecycle.wrong_state"
    zh = "{document_zh} {number} 处于“{state_zh}”,不能{action_zh}。"
    en = "{document_en} {number} is {state_en}; it can't be moved by “{action_en}”."
    remedy_zh = "请刷新后查看单据当前状态允许的操作。"
    remedy_en = "Refresh and choose an action that the current state allows."


class Stale(Conflict):
    """Somebody changed the document since the caller read it."""

    code = "lifecycle.stale"
    zh = "{document_zh} {number} 已被他人修改(当前版本 {version},您的版本 {yours})。"
    en = "{document_en} {number} was changed by somebody else (version {version}, yours is {yours})."
    remedy_zh = "请刷新后重新操作，您的输入不会丢失。"
    remedy_en = "Refresh and repeat your change; nothing was lost."


class Repeated(Malformed):
    """A document stands twice in one batch."""

    code = "lifecycle.repeated"
    zh = "单据 {which} 在同一批中重复出现。"
    en = "Document {which} stands twice in one batch."
    remedy_zh = "请去掉重复的单据。"
    remedy_en = "Name each document once."


class DocumentUnknown(NotFound):
    """No such document, or one that the caller may not see."""

    code = "lifecycle.document_unknown"
    zh = "找不到{what_zh} {which}。"
    en = "There is no {what_en} {which}."
