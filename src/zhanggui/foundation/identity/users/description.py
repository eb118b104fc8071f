"""What the list of users and a user look like."""

from __future__ import annotations

from typing import Final

from zhanggui.foundation.identity.permissions import MANAGE_USERS, VIEW_USERS
from zhanggui.foundation.identity.users.schemas import UserOut, UserQuery
from zhanggui.kernel.api.descriptions import Description, Tab

USERS: Final = Description(
    name="identity.users",
    zh="用户",
    en="Users",
    path="/users",
    row=UserOut,
    query=UserQuery,
    columns="login name role_ids companies shops warehouses second_factor is_owner active created_at",
    more="email locale",
    head="login name email locale is_owner active second_factor created_at",
    permission=VIEW_USERS,
    creates=MANAGE_USERS,
    references={"role_ids": "roles", "companies": "companies", "shops": "shops", "warehouses": "warehouses"},
    names={"name": ("姓名", "name"), "is_owner": ("老板", "owner")},
    tabs=(
        Tab("active", "启用", "In use", {"active": "true"}),
        Tab("all", "全部", "All"),
        Tab("inactive", "停用", "Not in use", {"active": "false"}),
    ),
)  # fmt: skip
