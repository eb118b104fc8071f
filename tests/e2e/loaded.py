"""The application as its server loads it, but for whose database it is: what the servers of all sites begin from."""

from __future__ import annotations

from importlib import import_module

from zhanggui.app import start

start.configure()
for _name in ("granian.cli", "granian.wsgi", "zhanggui.app.handler", "zhanggui.app.urls"):
    import_module(_name)
