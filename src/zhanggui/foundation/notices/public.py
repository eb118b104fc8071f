"""Notices: what the system tells people, each in their language. The only importable file of the module."""

from __future__ import annotations

from zhanggui.foundation.notices.commands import mark_read, tell
from zhanggui.foundation.notices.contracts import Kind, NewNotice, NoticeRow
from zhanggui.foundation.notices.queries import page, unread
from zhanggui.foundation.notices.registry import register, worded

__all__ = ["Kind", "NewNotice", "NoticeRow", "mark_read", "page", "register", "tell", "unread", "worded"]
