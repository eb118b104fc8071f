"""Users, roles, scopes, sessions and tokens: what other modules may use."""

from zhanggui.foundation.identity.actor import ALL, SYSTEM, Actor, Locale, Scope, Wildcard
from zhanggui.foundation.identity.api import AUTH
from zhanggui.foundation.identity.authentication import authenticate_request
from zhanggui.foundation.identity.contracts import (
    Access,
    IssuedToken,
    LoggedIn,
    NewRole,
    NewToken,
    NewUser,
    RoleChange,
    RoleRow,
    TokenRow,
    UserChange,
    UserRow,
)
from zhanggui.foundation.identity.errors import MissingPermission, OutOfScope
from zhanggui.foundation.identity.events import Change, Changed
from zhanggui.foundation.identity.packing import packed, unpacked
from zhanggui.foundation.identity.permissions import PERMISSIONS, register_permissions, registered_permissions
from zhanggui.foundation.identity.request import actor_of
from zhanggui.foundation.identity.roles.commands import create_roles, delete_roles, update_roles
from zhanggui.foundation.identity.second_factor.commands import reset as reset_second_factors
from zhanggui.foundation.identity.sessions.commands import log_in, log_out
from zhanggui.foundation.identity.tokens.commands import issue_tokens, revoke_tokens
from zhanggui.foundation.identity.users.commands import (
    change_password,
    create_users,
    reset_password,
    set_roles,
    update_users,
)
from zhanggui.foundation.identity.users.queries import logins_in_use, owner_exists, user_id_of, who_may
from zhanggui.foundation.identity.users.queries import names as user_names

__all__ = [
    "ALL",
    "AUTH",
    "PERMISSIONS",
    "SYSTEM",
    "Access",
    "Actor",
    "Change",
    "Changed",
    "IssuedToken",
    "Locale",
    "LoggedIn",
    "MissingPermission",
    "NewRole",
    "NewToken",
    "NewUser",
    "OutOfScope",
    "RoleChange",
    "RoleRow",
    "Scope",
    "TokenRow",
    "UserChange",
    "UserRow",
    "Wildcard",
    "actor_of",
    "authenticate_request",
    "change_password",
    "create_roles",
    "create_users",
    "delete_roles",
    "issue_tokens",
    "log_in",
    "log_out",
    "logins_in_use",
    "owner_exists",
    "packed",
    "register_permissions",
    "registered_permissions",
    "reset_password",
    "reset_second_factors",
    "revoke_tokens",
    "set_roles",
    "unpacked",
    "update_roles",
    "update_users",
    "user_id_of",
    "user_names",
    "who_may",
]
