"""What preferences refuse, in both languages."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed, NotFound


class SettingTooLarge(Malformed):
    """A setting is small: it is loaded with every start of the application."""

    code = "preferences.setting_too_large"
    zh = "设置 {key} 超过 {limit} 个字符。"
    en = "The setting {key} has more than {limit} characters."
    remedy_zh = "请减少内容后重试。"
    remedy_en = "Make it smaller and try again."


class TooManySettings(Conflict):
    """More settings than a user has pages."""

    code = "preferences.too_many_settings"
    zh = "个人设置不能超过 {limit} 项。"
    en = "Nobody has more than {limit} settings."
    remedy_zh = "请先删除不用的设置。"
    remedy_en = "Remove settings that are not used any more."


class TooManyViews(Conflict):
    """More views than anybody could choose from."""

    code = "preferences.too_many_views"
    zh = "每人最多保存 {limit} 个视图。"
    en = "Nobody keeps more than {limit} views."
    remedy_zh = "请先删除不用的视图。"
    remedy_en = "Delete views that are not used any more."


class ViewUnknown(NotFound):
    """No such view, or somebody else's own."""

    code = "preferences.view_unknown"
    zh = "找不到视图 {which}。"
    en = "There is no view {which}."
    remedy_zh = "请刷新后重新选择。"
    remedy_en = "Reload and choose again."


class ViewNameTaken(Conflict):
    """Two views of a list that one person sees are not called the same."""

    code = "preferences.view_name_taken"
    zh = "视图“{which}”已存在。"
    en = "There is a view “{which}” already."
    remedy_zh = "请换一个名称，或更新已有的视图。"
    remedy_en = "Choose another name, or update the one there is."


class ViewNameInvalid(Malformed):
    """An empty or endless name."""

    code = "preferences.view_name_invalid"
    zh = "视图名称须为 1 至 {limit} 个字符。"
    en = "The name of a view has 1 to {limit} characters."


class ViewStale(Conflict):
    """Somebody has changed the view since the caller read it."""

    code = "preferences.view_stale"
    zh = "视图“{which}”已被修改。"
    en = "The view “{which}” has been changed."
    remedy_zh = "请刷新后重试。"
    remedy_en = "Reload and try again."


class OtherList(Malformed):
    """A list opens with a view of its own."""

    code = "preferences.other_list"
    zh = "视图“{which}”属于另一个列表。"
    en = "The view “{which}” belongs to another list."
