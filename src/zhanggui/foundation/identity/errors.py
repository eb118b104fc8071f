"""What identity refuses, in both languages."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, DomainError, Forbidden, Malformed, NotFound, Throttled


class MissingPermission(Forbidden):
    """The caller's roles do not hold the permission the action asks for."""

    code = "identity.permission_missing"
    zh = "您没有权限：{name_zh}（{permission}）。"
    en = "You do not have the permission “{name_en}” ({permission})."
    remedy_zh = "请联系管理员，把该权限加入您的角色。"
    remedy_en = "Ask an administrator to add this permission to one of your roles."


class OutOfScope(Forbidden):
    """The row belongs to a company, shop or warehouse outside the caller's scope."""

    code = "identity.out_of_scope"
    zh = "所选数据（{ids}）不在您的数据范围内。"
    en = "The chosen rows ({ids}) are outside your data scope."
    remedy_zh = "请联系管理员，把对应的公司、店铺或仓库加入您的数据范围。"
    remedy_en = "Ask an administrator to add the company, shop or warehouse to your data scope."


class ScopeLimited(Forbidden):
    """What the caller wants to create would lie outside the caller's own scope, where nobody could see it again."""

    code = "identity.scope_limited"
    zh = "您的数据范围限于部分{what_zh}，不能新建{what_zh}。"
    en = "Your data scope is limited to some {what_en}; you can't create new ones."
    remedy_zh = "请由可查看全部{what_zh}的用户新建，再把它加入您的数据范围。"
    remedy_en = "Let somebody who sees all {what_en} create it and add it to your data scope."


class PowerExceeded(Forbidden):
    """Nobody grants, or takes over, more than what the grantor holds."""

    code = "identity.power_exceeded"
    zh = "不能授予或管理超出您自身权限和数据范围的用户（{who}）。"
    en = "You can't grant, or manage a user with, more than your own permissions and scope ({who})."
    remedy_zh = "请由权限更高的管理员操作。"
    remedy_en = "Ask an administrator with wider permissions to do it."


class CsrfFailed(Forbidden):
    """A change came with a session cookie but not from a page of this application."""

    code = "identity.csrf_failed"
    zh = "请求未通过来源校验。"
    en = "The request did not prove where it comes from."
    remedy_zh = "请刷新页面后重试；程序请使用令牌。"
    remedy_en = "Reload the page and try again; programs use a token."


class BadCredentials(DomainError):
    """Unknown login, wrong password or inactive user: told apart to nobody."""

    code = "identity.bad_credentials"
    status = 401
    zh = "登录名或密码不正确。"
    en = "The login or the password is not correct."
    remedy_zh = "请检查大小写后重试，或请管理员重置密码。"
    remedy_en = "Check upper and lower case and try again, or ask an administrator to reset the password."


class CodeNeeded(DomainError):
    """The password was right, and a code is missing."""

    code = "identity.code_needed"
    status = 401
    zh = "请输入验证码。"
    en = "Enter the code of your second factor."
    remedy_zh = "请输入身份验证器上的 6 位验证码，或一个恢复码。"
    remedy_en = "Enter the six digits of your authenticator, or a recovery code."


class CodeWrong(DomainError):
    """A code that is wrong, too old, or was used before: told apart to nobody."""

    code = "identity.code_wrong"
    status = 401
    zh = "验证码不正确，或已经用过。"
    en = "The code is not correct, or was used before."
    remedy_zh = "请等待下一个验证码，并核对手机时间；也可使用恢复码。"
    remedy_en = "Wait for the next code and check the clock of your phone, or use a recovery code."


class FactorUnreadable(Conflict):
    """The secret was sealed with a key that this instance does not have."""

    code = "identity.factor_unreadable"
    zh = "无法读取两步验证的密钥：本实例的密钥与设置时不同。"
    en = "The second factor can't be read: the key of this instance is not the one it was set up under."
    remedy_zh = "请使用恢复码登录，或请管理员重置两步验证；运维可通过 ZHANGGUI_OLD_SECRET_KEYS 提供原密钥。"
    remedy_en = "Log in with a recovery code, or ask an administrator to reset the second factor; the operator can give the old key by ZHANGGUI_OLD_SECRET_KEYS."


class FactorRequired(Forbidden):
    """A role of the caller asks for a second factor, and none is set up."""

    code = "identity.factor_required"
    zh = "您的角色要求两步验证，请先设置。"
    en = "Your role asks for a second factor; set it up first."
    remedy_zh = "请用身份验证器扫码并输入验证码，完成后即可继续。"
    remedy_en = "Scan the picture with an authenticator and enter its code; then go on."


class FactorNotBegun(Conflict):
    """A code for a secret that nobody waits for."""

    code = "identity.factor_not_begun"
    zh = "没有等待确认的两步验证。"
    en = "There is no second factor that waits for its first code."
    remedy_zh = "请重新开始设置。"
    remedy_en = "Begin to set it up again."


class FactorOff(Conflict):
    """The caller has no second factor."""

    code = "identity.factor_off"
    zh = "您没有启用两步验证。"
    en = "You have no second factor."
    remedy_zh = "如需使用，请先设置。"
    remedy_en = "Set it up if you want one."


class LoginThrottled(Throttled):
    """Too many failed log-ins for this login or from this address."""

    code = "identity.login_throttled"
    zh = "登录失败次数过多，请 {seconds} 秒后再试。"
    en = "Too many failed log-ins; try again in {seconds} seconds."
    remedy_zh = "请稍候再试，或请管理员重置密码。"
    remedy_en = "Wait and try again, or ask an administrator to reset the password."


class LoginInvalid(Malformed):
    """A login nobody could type."""

    code = "identity.login_invalid"
    zh = "登录名须为 2 至 64 个字母、汉字、数字或 . _ - @ + 。"
    en = "A login has 2 to 64 letters, digits or the characters . _ - @ +"


class NameInvalid(Malformed):
    """An empty or endless name."""

    code = "identity.name_invalid"
    zh = "名称须为 1 至 {limit} 个字符。"
    en = "A name has 1 to {limit} characters."


class EmailInvalid(Malformed):
    """Not an e-mail address."""

    code = "identity.email_invalid"
    zh = "邮箱地址格式不正确。"
    en = "The e-mail address is not valid."


class PasswordWeak(Malformed):
    """A password that would not protect anything."""

    code = "identity.password_weak"
    zh = "密码不符合要求：{why_zh}。"
    en = "The password is not acceptable: {why_en}."
    remedy_zh = "请换一个更长、更独特的密码。"
    remedy_en = "Choose a longer, more unusual password."


class PasswordWrong(Malformed):
    """The present password was not given correctly."""

    code = "identity.password_wrong"
    zh = "当前密码不正确。"
    en = "The present password is not correct."


class LoginTaken(Conflict):
    """The login or e-mail address belongs to another user."""

    code = "identity.login_taken"
    zh = "登录名或邮箱 {which} 已被使用。"
    en = "The login or e-mail address {which} is taken."
    remedy_zh = "请换一个登录名或邮箱。"
    remedy_en = "Choose another login or e-mail address."


class RoleNameTaken(Conflict):
    """Two roles can't have one name."""

    code = "identity.role_name_taken"
    zh = "角色名称 {which} 已存在。"
    en = "There is a role {which} already."
    remedy_zh = "请换一个名称。"
    remedy_en = "Choose another name."


class RoleInUse(Conflict):
    """A role with users can't be deleted."""

    code = "identity.role_in_use"
    zh = "角色 {which} 仍有用户使用。"
    en = "The role {which} still has users."
    remedy_zh = "请先为这些用户改换角色。"
    remedy_en = "Give these users other roles first."


class PermissionUnknown(Malformed):
    """A code no module has registered."""

    code = "identity.permission_unknown"
    zh = "没有编号为 {which} 的权限。"
    en = "There is no permission {which}."
    remedy_zh = "请从权限列表中选择。"
    remedy_en = "Choose from the list of permissions."


class UserUnknown(NotFound):
    """No such user, or not in the caller's view."""

    code = "identity.user_unknown"
    zh = "找不到用户 {which}。"
    en = "There is no user {which}."


class RoleUnknown(NotFound):
    """No such role."""

    code = "identity.role_unknown"
    zh = "找不到角色 {which}。"
    en = "There is no role {which}."


class TokenUnknown(NotFound):
    """No such token, or somebody else's."""

    code = "identity.token_unknown"
    zh = "找不到令牌 {which}。"
    en = "There is no token {which}."


class SessionUnknown(NotFound):
    """No such session, or somebody else's."""

    code = "identity.session_unknown"
    zh = "找不到登录会话 {which}。"
    en = "There is no session {which}."


class ExpiryPast(Malformed):
    """A token that would be born dead."""

    code = "identity.expiry_past"
    zh = "到期时间须晚于现在。"
    en = "The expiry lies in the past."


class VersionStale(Conflict):
    """Somebody else has changed the row since the caller read it."""

    code = "identity.version_stale"
    zh = "{which} 已被他人修改。"
    en = "{which} has been changed by somebody else."
    remedy_zh = "请刷新后重新修改。"
    remedy_en = "Reload it and make your change again."


class LastOwner(Conflict):
    """An instance without an active owner could not be administered any more."""

    code = "identity.last_owner"
    zh = "至少须保留一名启用的所有者。"
    en = "At least one active owner has to remain."
    remedy_zh = "请先指定另一名所有者。"
    remedy_en = "Make somebody else an owner first."
