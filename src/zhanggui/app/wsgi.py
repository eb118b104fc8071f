"""The WSGI application, for granian and any other server."""

from __future__ import annotations

from importlib import import_module

from zhanggui.app import start

start.configure()
start.attach()

application = import_module("zhanggui.app.handler").Handler()
# The routes, which would be loaded by the first request.
import_module("zhanggui.app.urls")
start.settle()
