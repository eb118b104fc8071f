"""The WSGI application, for granian and any other server."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application

from zhanggui.app import start

start.configure()
start.attach()

application = get_wsgi_application()
