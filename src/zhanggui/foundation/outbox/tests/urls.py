"""The routes of the outbox alone, as the composition root would mount them."""

from __future__ import annotations

from django.urls import path

from zhanggui.foundation.identity.public import AUTH
from zhanggui.foundation.outbox.api import router
from zhanggui.kernel.api.service import Api

api = Api(title="Outbox", description="Tests", auth=AUTH)
api.add_router("", router)
urlpatterns = [path("api/v1/", api.urls)]
