"""What identity refuses, in both languages."""

from __future__ import annotations

from zhanggui.kernel.errors import Forbidden


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
