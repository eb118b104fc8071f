"""What a stranger may know: which version this is and, in a demo, who can log in."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from zhanggui import __version__
from zhanggui.app import accounts
from zhanggui.kernel.api.language import language
from zhanggui.kernel.api.schema import Schema

router = Router(tags=["web"])


class DemoAccountOut(Schema):
    """An account of the demo."""

    login: str = Field(description="Log-in name", examples=["clerk"])
    password: str = Field(description="Password; everybody may know it", examples=["zhanggui-demo"])
    title: str = Field(description="The kind of work, in the caller's language", examples=["订单员"])


class WelcomeOut(Schema):
    """What the log-in page shows."""

    version: str = Field(description="Version of the server", examples=["0.1.0"])
    demo_accounts: list[DemoAccountOut] = Field(description="Accounts of the demo; none elsewhere")


@router.get("/welcome", response=WelcomeOut, auth=None, summary="What the log-in page shows")
def welcome(request: HttpRequest) -> dict[str, object]:
    """The version and, in a demo, the accounts one may log in with."""
    zh = language(request) == "zh"
    return {
        "version": __version__,
        "demo_accounts": [
            {"login": job.login, "password": accounts.PASSWORD, "title": job.zh if zh else job.en}
            for job in accounts.shown()
        ],
    }
