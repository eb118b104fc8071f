"""The routes of this module, for the composition root."""

from __future__ import annotations

from ninja import Router

from zhanggui.foundation.identity.roles.api import router as roles
from zhanggui.foundation.identity.sessions.api import router as sessions
from zhanggui.foundation.identity.tokens.api import router as tokens
from zhanggui.foundation.identity.users.api import router as users

router = Router(tags=["identity"])
router.add_router("", sessions)
router.add_router("", users)
router.add_router("", roles)
router.add_router("", tokens)
