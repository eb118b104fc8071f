"""Which handlers an event has."""

from __future__ import annotations

from zhanggui.foundation.outbox.contracts import Handler

_handlers: dict[str, Handler] = {}
_by_event: dict[str, list[str]] = {}


def register_handler(*, event: str, name: str, handler: Handler) -> None:
    """Let `handler` have every message of `event` from now on. The composition root calls this; a name stands once an event."""
    names = _by_event.setdefault(event, [])
    if name in names or _handlers.setdefault(name, handler) is not handler:
        raise ValueError(f"outbox handler {name} of {event} is registered twice")
    names.append(name)


def unregister_handler(*, event: str, name: str) -> None:
    """Take a handler out again; for tests."""
    _by_event.get(event, []).remove(name)
    if not any(name in names for names in _by_event.values()):
        _handlers.pop(name, None)


def handlers_of(event: str) -> tuple[str, ...]:
    """Names of the handlers of an event, in the order of registration."""
    return tuple(_by_event.get(event, ()))


def handler(name: str) -> Handler:
    """The handler with this name; `KeyError` if this process does not know it."""
    return _handlers[name]
