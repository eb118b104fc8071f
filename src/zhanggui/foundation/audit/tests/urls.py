"""The routes of the audit log alone, as the composition root would mount them."""

from __future__ import annotations

from django.urls import path

from zhanggui.foundation.audit.api import router
from zhanggui.foundation.identity.public import AUTH
from zhanggui.kernel.api.service import Api

api = Api(title="Audit", description="Tests", auth=AUTH)
api.add_router("", router)
urlpatterns = [path("api/v1/", api.urls)]
