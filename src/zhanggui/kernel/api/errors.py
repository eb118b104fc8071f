"""What the HTTP boundary refuses before a command sees it, and what it says when the server is at fault."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, DomainError, Malformed, NotFound


class BodyUnreadable(Malformed):
    """The body is not JSON."""

    code = "api.body_unreadable"
    status = 400
    zh = "请求正文不是有效的 JSON：从第 {line} 行第 {column} 个字符起无法解读。"
    en = "The request body is not valid JSON: it can't be read from line {line}, character {column}."
    remedy_zh = "请检查该处的括号、引号和逗号。"
    remedy_en = "Check brackets, quotes and commas there."


class BodyNotUtf8(Malformed):
    """The body is text in some other encoding."""

    code = "api.body_not_utf8"
    status = 400
    zh = "请求正文不是 UTF-8 编码：第 {position} 个字节无法解读。"
    en = "The request body is not encoded as UTF-8: byte {position} can't be read."
    remedy_zh = "请以 UTF-8 编码发送 JSON，不要用 GBK 或 Latin-1。"
    remedy_en = "Send JSON encoded as UTF-8, not as GBK or Latin-1."


class BodyTooDeep(Malformed):
    """Nested deeper than anything we take."""

    code = "api.body_too_deep"
    status = 400
    zh = "请求正文嵌套过深。"
    en = "The request body is nested too deeply."
    remedy_zh = "请按接口说明的结构发送。"
    remedy_en = "Send it in the form that the description gives."


class BodyCutOff(Malformed):
    """The connection ended before the body did, or the parts of a form can't be told apart."""

    code = "api.body_cut_off"
    status = 400
    zh = "请求正文不完整或无法读取。"
    en = "The request body is incomplete or can't be read."
    remedy_zh = "请重新发送；上传文件时请使用 multipart/form-data 并带上 boundary。"
    remedy_en = "Send it again; upload files as multipart/form-data with its boundary."


class KeyTwice(Malformed):
    """A key stands twice in one object of the body: nobody can say which of its values is meant."""

    code = "api.key_twice"
    status = 400
    zh = "同一个对象中有重复的字段，无法确定以哪个值为准。"
    en = "A field stands twice in the same object; it is not clear which value is meant."
    remedy_zh = "请只保留其中一个。"
    remedy_en = "Keep one of them."


class NumberNotFinite(Malformed):
    """`NaN` or `Infinity`, which some programs take for JSON."""

    code = "api.number_not_finite"
    status = 400
    zh = "NaN 和 Infinity 不是有效的数值。"
    en = "NaN and Infinity are no numbers."
    remedy_zh = "请填写有限的数值，或省略该字段。"
    remedy_en = "Send a finite number, or leave the field out."


class MediaTypeWrong(Malformed):
    """The body is announced as something this address does not take. Forms of other sites' pages end here too."""

    code = "api.media_type_wrong"
    status = 415
    zh = "该地址不接受 {given} 类型的正文。"
    en = "This address does not take a body of type {given}."
    remedy_zh = "请以 {wanted} 发送。"
    remedy_en = "Send {wanted}."


class BodyTooLarge(Malformed):
    """The body is longer than one call may carry."""

    code = "api.body_too_large"
    status = 413
    zh = "请求正文超过 {limit_mb} MB。"
    en = "The request body is larger than {limit_mb} MB."
    remedy_zh = "请分批提交，或使用导入功能上传文件。"
    remedy_en = "Send it in several calls, or upload a file through the import."


class TextUnstorable(Malformed):
    """A text holds a NUL character or half a surrogate pair: no database and no file can keep it."""

    code = "api.text_unstorable"
    zh = "文本中含有无法保存的字符。"
    en = "A text contains a character that can't be stored."
    remedy_zh = "请删除空字符（U+0000）或不成对的代理字符后重试。"
    remedy_en = "Remove NUL characters (U+0000) and unpaired surrogates and send it again."


class NumberTooLarge(Malformed):
    """A number is outside the range any field has."""

    code = "api.number_too_large"
    zh = "数值超出允许范围。"
    en = "A number is out of range."
    remedy_zh = "整数须在 ±9223372036854775807 之间，金额和数量请按字段说明填写。"
    remedy_en = "Integers lie between ±9223372036854775807; amounts and quantities as the field's description says."


class InputInvalid(Malformed):
    """One field does not have the form its description asks for."""

    code = "api.input_invalid"
    zh = "{zh}"
    en = "{en}"
    remedy_zh = "请按接口说明修改该字段。"
    remedy_en = "Correct the field as its description says."


class ParameterUnknown(Malformed):
    """A parameter of the address that means nothing here: left alone, a filter that is spelled wrong would filter nothing."""

    code = "api.parameter_unknown"
    zh = "该地址没有查询参数 {name}。"
    en = "This address has no query parameter {name}."
    remedy_zh = "可用的参数：{known}。"
    remedy_en = "It has: {known}."


class CursorInvalid(Malformed):
    """The cursor does not come from this list."""

    code = "api.cursor_invalid"
    zh = "分页游标无效。"
    en = "The page cursor is not valid."
    remedy_zh = "请使用上一页返回的 next 值；更换排序后从第一页开始。"
    remedy_en = "Use the `next` value of the page before; start at the first page after changing the sort order."


class KeyMissing(Malformed):
    """A mutating call without an idempotency key."""

    code = "api.idempotency_key_missing"
    status = 400
    zh = "缺少请求头 Idempotency-Key。"
    en = "The header Idempotency-Key is missing."
    remedy_zh = "请为每次新操作生成一个唯一值（例如 UUID），重试时使用同一个值。"
    remedy_en = "Make a unique value (such as a UUID) for every new action, and send the same value when you retry."


class KeyMalformed(Malformed):
    """An idempotency key nobody can store."""

    code = "api.idempotency_key_malformed"
    status = 400
    zh = "请求头 Idempotency-Key 须为 1 至 200 个可见 ASCII 字符。"
    en = "The header Idempotency-Key has 1 to 200 visible ASCII characters."


class KeyReused(Malformed):
    """The key has been used for another call."""

    code = "api.idempotency_key_reused"
    zh = "该 Idempotency-Key 已用于另一个请求。"
    en = "This Idempotency-Key has been used for another request."
    remedy_zh = "请为新的操作生成新的值。"
    remedy_en = "Make a new value for a new action."


class KeyInProgress(Conflict):
    """The call with this key has not ended, or ended at this very moment without a lasting answer."""

    code = "api.idempotency_in_progress"
    zh = "相同的请求正在处理。"
    en = "The same request is being worked on."
    remedy_zh = "请稍候用同一个 Idempotency-Key 重试。"
    remedy_en = "Retry in a moment with the same Idempotency-Key."


class NotReplayable(Conflict):
    """The call succeeded before, but its answer held a secret that is shown once and stored nowhere."""

    code = "api.not_replayable"
    zh = "该操作已完成，但其中的密钥只显示一次。"
    en = "This was done before, and its secret is shown only once."
    remedy_zh = "请吊销后重新创建。"
    remedy_en = "Revoke it and create a new one."


class VersionUnknown(Malformed):
    """The caller asks for a version this server does not speak."""

    code = "api.version_unknown"
    status = 400
    zh = "不支持接口版本 {asked}，当前版本为 {spoken}。"
    en = "API version {asked} is not supported; this server speaks {spoken}."
    remedy_zh = "请去掉请求头 API-Version 或改为受支持的版本。"
    remedy_en = "Leave out the header API-Version or ask for the supported version."


class Unauthenticated(DomainError):
    """No valid session and no valid token."""

    code = "api.unauthenticated"
    status = 401
    zh = "请先登录。"
    en = "Log in first."
    remedy_zh = "请登录，或在请求头 Authorization 中提供有效令牌。"
    remedy_en = "Log in, or send a valid token in the header Authorization."


class RouteUnknown(NotFound):
    """No such address."""

    code = "api.route_unknown"
    zh = "没有这个接口地址。"
    en = "There is nothing at this address."
    remedy_zh = "请对照接口文档检查地址。"
    remedy_en = "Compare the address with the API documentation."


class MethodUnknown(DomainError):
    """The address exists but not for this method."""

    code = "api.method_not_allowed"
    status = 405
    zh = "该地址不支持此请求方法。"
    en = "This address does not support the request method."
    remedy_zh = "请使用响应头 Allow 中列出的方法。"
    remedy_en = "Use one of the methods in the response header Allow."


class RequestRefused(Malformed):
    """The request is broken below the level of any field (host, encoding, headers)."""

    code = "api.request_refused"
    status = 400
    zh = "请求格式不正确。"
    en = "The request is malformed."


class Duplicate(Conflict):
    """Somebody else has just stored a row with the same unique value."""

    code = "api.duplicate"
    zh = "数据与刚刚保存的另一条记录重复。"
    en = "The data repeats a record that has just been stored."
    remedy_zh = "请刷新后检查是否已经存在。"
    remedy_en = "Refresh and check whether it exists already."


class ReferenceBroken(Conflict):
    """A row this one refers to has just been deleted, or one to be deleted has just been referred to."""

    code = "api.reference_broken"
    zh = "相关数据刚刚被他人修改，操作没有执行。"
    en = "A related record has just been changed by somebody else; nothing was changed."
    remedy_zh = "请刷新后重试。"
    remedy_en = "Refresh and try again."


class Busy(DomainError):
    """The database could not finish in the company of others (deadlock, lock timeout)."""

    code = "api.busy"
    status = 503
    zh = "系统繁忙，操作没有执行。"
    en = "The system is busy; nothing was changed."
    remedy_zh = "请稍候用同一个 Idempotency-Key 重试。"
    remedy_en = "Retry in a moment with the same Idempotency-Key."


class ConnectionLost(DomainError):
    """The database went away in the middle of the call: nobody here can know whether its COMMIT arrived."""

    code = "api.connection_lost"
    status = 503
    zh = "与数据库的连接中断，不能确定操作是否已经执行。"
    en = "The connection to the database broke; it is not certain whether this was done."
    remedy_zh = "请稍候用同一个 Idempotency-Key 重试：已执行的会返回原来的结果，不会执行两次。"
    remedy_en = "Retry in a moment with the same Idempotency-Key: what was done is answered again, never done twice."


class DiskFull(DomainError):
    """The database can't write any more."""

    code = "api.disk_full"
    status = 503
    zh = "服务器磁盘已满，操作没有执行。"
    en = "The server's disk is full; nothing was changed."
    remedy_zh = "请通知管理员清理磁盘，然后用同一个 Idempotency-Key 重试。"
    remedy_en = "Ask your administrator to free disk space, then retry with the same Idempotency-Key."


class Broken(DomainError):
    """A defect of the server. The trace number finds the full story in its log."""

    code = "api.internal_error"
    status = 500
    zh = "服务器内部错误（编号 {trace}），操作没有执行。"
    en = "Internal error (trace {trace}); nothing was changed."
    remedy_zh = "请把编号告知管理员。"
    remedy_en = "Tell your administrator the trace number."
