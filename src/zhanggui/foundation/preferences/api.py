"""Routes of settings and views."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from zhanggui.foundation.identity.public import actor_of
from zhanggui.foundation.preferences import commands, queries
from zhanggui.foundation.preferences.contracts import Default, NewSetting, NewView, ViewChange
from zhanggui.foundation.preferences.schemas import (
    DefaultsIn,
    PreferencesOut,
    SettingsIn,
    ViewChangesIn,
    ViewContent,
    ViewsIn,
)
from zhanggui.kernel.api.types import CreatedOut, Id
from zhanggui.kernel.clock import utcnow

router = Router(tags=["preferences"])


def _content(content: ViewContent) -> dict[str, object]:
    return content.model_dump(mode="json", exclude_none=True)


@router.get("/me/preferences", response=PreferencesOut, summary="My settings and views")
def my_preferences(request: HttpRequest) -> dict[str, object]:
    """The caller's settings, and the views of all lists that the caller may choose."""
    actor = actor_of(request)
    return {"settings": queries.settings(actor=actor), "views": queries.views(actor=actor)}


@router.put("/me/preferences", response={204: None}, summary="Set my settings")
def put_settings(request: HttpRequest, body: SettingsIn) -> Status[None]:
    """Set a batch of settings; others stay. The last of two calls counts, setting by setting."""
    batch = [NewSetting(setting.key, setting.value) for setting in body.settings]
    commands.put_settings(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


@router.post("/views", response={201: CreatedOut}, summary="Save views")
def save_views(request: HttpRequest, body: ViewsIn) -> Status[CreatedOut]:
    """Save a batch of views of lists."""
    batch = [NewView(view.list, view.name, view.shared, _content(view.content)) for view in body.views]
    return Status(201, CreatedOut(ids=commands.save_views(batch, actor=actor_of(request), now=utcnow())))


@router.put("/views", response={204: None}, summary="Change views")
def change_views(request: HttpRequest, body: ViewChangesIn) -> Status[None]:
    """Rename a batch of views, share them or not any more, change what they remember."""
    batch = [ViewChange(view.id, view.version, view.name, view.shared, _content(view.content)) for view in body.views]
    commands.change_views(batch, actor=actor_of(request), now=utcnow())
    return Status(204, None)


# Before `/views/{view_id}`, which would take the word for an id.
@router.put("/views/defaults", response={204: None}, summary="Set default views")
def set_defaults(request: HttpRequest, body: DefaultsIn) -> Status[None]:
    """Say with which views lists open for the caller."""
    commands.set_defaults([Default(each.list, each.view_id) for each in body.defaults], actor=actor_of(request))
    return Status(204, None)


@router.delete("/views/{view_id}", response={204: None}, summary="Delete a view")
def delete_view(request: HttpRequest, view_id: Id) -> Status[None]:
    """Delete a view; lists that opened with it open as everybody has them."""
    commands.delete_views([view_id], actor=actor_of(request), now=utcnow())
    return Status(204, None)
