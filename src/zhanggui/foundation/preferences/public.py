"""How people like to see things: settings of each user, views of lists, kept with the data so that every browser shows the same."""

from zhanggui.foundation.preferences.commands import (
    change_views,
    delete_views,
    put_settings,
    save_views,
    set_defaults,
)
from zhanggui.foundation.preferences.contracts import Default, NewSetting, NewView, ViewChange, ViewRow
from zhanggui.foundation.preferences.permissions import PERMISSIONS
from zhanggui.foundation.preferences.queries import settings, views

__all__ = [
    "PERMISSIONS",
    "Default",
    "NewSetting",
    "NewView",
    "ViewChange",
    "ViewRow",
    "change_views",
    "delete_views",
    "put_settings",
    "save_views",
    "set_defaults",
    "settings",
    "views",
]
