"""The API object: django-ninja with strict JSON, problems, idempotency, files of lists and a complete description of all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from zhanggui.kernel.api.describing import complete
from zhanggui.kernel.api.exports import exported, offer
from zhanggui.kernel.api.idempotency import remember, require_key
from zhanggui.kernel.api.middleware import API_VERSION
from zhanggui.kernel.api.parsing import StrictParser
from zhanggui.kernel.api.problems import answer
from zhanggui.kernel.api.rendering import ExactRenderer


class Api(NinjaAPI):
    """The instance that the composition root fills with the routers of the modules."""

    def __init__(
        self,
        *,
        title: str,
        description: str,
        auth: Sequence[Callable[[HttpRequest], Any]],
        openapi_url: str | None = "/openapi.json",
    ) -> None:
        """`openapi_url`: None if the description has an address elsewhere."""
        super().__init__(
            title=title,
            version=API_VERSION,
            description=description,
            auth=list(auth),
            parser=StrictParser(),
            renderer=ExactRenderer(),
            openapi_url=openapi_url,
            urls_namespace="api",
        )
        self.add_decorator(lambda run: remember(offer(run)), mode="view")
        self.add_decorator(exported, mode="operation")
        self.add_decorator(require_key, mode="operation")

    def set_default_exception_handlers(self) -> None:
        """One handler for everything: `problems.answer`."""
        self.add_exception_handler(Exception, self._answer)

    def _answer(self, request: HttpRequest, exc: Exception | type[Exception]) -> HttpResponse:
        return answer(request, exc if isinstance(exc, Exception) else exc())

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The OpenAPI description, completed with what all routes share."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        complete(schema)
        return schema
