"""The routes of preferences alone, as the composition root would mount them."""

from __future__ import annotations

from django.urls import path

from zhanggui.foundation.identity.public import AUTH
from zhanggui.foundation.preferences.api import router
from zhanggui.kernel.api.service import Api

api = Api(title="Preferences", description="Tests", auth=AUTH)
api.add_router("", router)
urlpatterns = [path("api/v1/", api.urls)]
