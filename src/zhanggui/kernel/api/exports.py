"""Every list as a file: `?export=csv` or `?export=xlsx` on any route that answers with `items`.

A file holds the whole filter, not a page of it; it is read page by page by the very view that answers with JSON, so that permissions,
scopes and hidden fields are the same, and it is sent while it is read. Nothing is written per list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, Final, get_args, get_origin

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja.operation import Operation
from pydantic import BaseModel

from zhanggui.kernel.api.errors import InputInvalid, ParameterUnknown
from zhanggui.kernel.api.language import Language, language
from zhanggui.kernel.api.paging import LIMIT_MAX
from zhanggui.kernel.api.problems import problem
from zhanggui.kernel.api.rendering import dumps
from zhanggui.kernel.api.spreadsheets import Cell, Csv, Writer, Xlsx
from zhanggui.kernel.labels import label

PARAMETER: Final = "export"
#: What the headings say: the labels of people or the names of programs.
HEADINGS: Final = "headings"
HEADING_KINDS: Final = ("labels", "names")
FORMATS: Final[dict[str, type[Csv] | type[Xlsx]]] = {"csv": Csv, "xlsx": Xlsx}
_MARK: Final = "zhanggui.export"


def _inner(annotation: Any, kind: Any) -> type[BaseModel] | None:
    """The schema in `Schema`, `Schema | None` (kind None) or in a list of it (kind `list`)."""
    for each in (annotation, *get_args(annotation)):
        found = get_args(each)[0] if kind is list and get_origin(each) is list else each if kind is None else None
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return None


def item_of(operation: Operation) -> type[BaseModel] | None:
    """The schema of a row if the operation answers with `items`, else None."""
    model = operation.response_models.get(200)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return None
    answered = model.model_fields["response"].annotation
    if not (isinstance(answered, type) and issubclass(answered, BaseModel) and "items" in answered.model_fields):
        return None
    return _inner(answered.model_fields["items"].annotation, list)


@dataclass(frozen=True, slots=True)
class Table:
    """How rows of a schema lie in columns. `paths`: where a value stands in the row; `unfolded`: the lines of a row, each of which
    becomes a row of its own (an entry of the books has no amount; its lines have)."""

    paths: tuple[tuple[str, ...], ...]
    unfolded: tuple[str, ...] | None

    @property
    def names(self) -> list[str]:
        """The names of the API, with dots."""
        return [".".join(path) for path in self.paths]

    def labels(self, lang: Language) -> list[str]:
        """The names that people use."""
        return ["·".join(label(name, lang) for name in path) for path in self.paths]

    def cells(self, row: Mapping[str, Any]) -> Iterator[list[Cell]]:
        """The lines of one row."""
        if self.unfolded is None:
            yield [_cell(_at(row, path)) for path in self.paths]
            return
        depth = len(self.unfolded)
        for entry in _at(row, self.unfolded) or [{}]:
            yield [
                _cell(_at(entry, path[depth:]) if path[:depth] == self.unfolded else _at(row, path))
                for path in self.paths
            ]


def _at(row: Any, path: Sequence[str]) -> Any:
    for name in path:
        row = row.get(name) if isinstance(row, Mapping) else None
    return row


def _cell(value: Any) -> Cell:
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return dumps(value) if isinstance(value, (list, tuple, dict)) else value


@cache
def table_of(item: type[BaseModel]) -> Table:
    """The columns of a schema, nested ones with dots."""
    unfolded = next((path for path, kind in _leaves(item) if kind is not None and path[-1] == "lines"), None)
    paths: list[tuple[str, ...]] = []
    for path, kind in _leaves(item):
        if kind is not None and path == unfolded:
            paths += [(*path, *below) for below, _ in _leaves(kind)]
        else:
            paths.append(path)
    return Table(tuple(paths), unfolded)


def _leaves(schema: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], type[BaseModel] | None]]:
    """Every value of a schema with its path, and the schema of its entries if it is a list of rows."""
    for name, field in schema.model_fields.items():
        entries = _inner(field.annotation, list)
        nested = None if entries else _inner(field.annotation, None)
        if nested is None:
            yield (name,), entries
        else:
            yield from (((name, *path), kind) for path, kind in _leaves(nested))


def _parameters(operation: Operation) -> set[str]:
    """The names of the operation's query parameters."""
    return {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }


def offer(run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorate an operation's `run`: the view below learns what its rows look like; parameters that mean nothing are refused."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]  # django-ninja hands over the bound method

    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if request.META.get("QUERY_STRING"):
            item = item_of(operation)
            known = _parameters(operation) | ({PARAMETER, HEADINGS} if item else set())
            for name in request.GET:
                if name not in known:
                    listed = ", ".join(sorted(known)) or "–"
                    return problem(request, ParameterUnknown(field=name[:100], name=name[:100], known=listed))
            if PARAMETER in request.GET:
                request.META[_MARK] = item
        return run(request, **kwargs)

    wrapper.__self__ = operation  # type: ignore[attr-defined]  # for the next decorator
    return wrapper


def _choice(request: HttpRequest, name: str, known: tuple[str, ...]) -> str:
    """The value of a parameter, else the first one it knows. Raises `InputInvalid`."""
    value = request.GET.get(name, known[0])
    if value not in known:
        raise InputInvalid(
            field=name, zh=f"{name}：须为以下之一：{'、'.join(known)}。", en=f"{name}: one of {', '.join(known)}."
        )
    return value


def exported(view: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate a view: with `export` it answers with a file instead of a page."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        item: type[BaseModel] | None = request.META.get(_MARK)
        if item is None:
            return view(request, *args, **kwargs)
        wanted = _choice(request, PARAMETER, tuple(FORMATS))
        headings = _choice(request, HEADINGS, HEADING_KINDS)
        pages = _pages(view, request, args, kwargs)
        # The first page is read before the answer begins: a refusal is still a problem, not half a file.
        first = next(pages)
        return _answer(request, item, wanted, headings, first, pages)

    return wrapper


def _get(page: Any, name: str) -> Any:
    return page.get(name) if isinstance(page, Mapping) else getattr(page, name, None)


def _pages(view: Callable[..., Any], request: HttpRequest, args: Any, kwargs: dict[str, Any]) -> Iterator[list[Any]]:
    """The rows of one page after the other; a list without pages is one."""
    paged = next(
        (
            name
            for name, value in kwargs.items()
            if isinstance(value, BaseModel) and "limit" in type(value).model_fields
        ),
        None,
    )
    following: Any = None
    while True:
        if paged is not None:
            query: BaseModel = kwargs[paged]
            given: dict[str, Any] = {"limit": LIMIT_MAX}
            given["cursor" if "cursor" in type(query).model_fields else "after"] = following
            if following is None:
                given.pop("after", None)
            if "total" in type(query).model_fields:
                given["total"] = False
            kwargs[paged] = query.model_copy(update=given)
        page = view(request, *args, **kwargs)
        yield list(_get(page, "items"))
        following = _get(page, "next")
        if paged is None or following is None:
            return


def _answer(
    request: HttpRequest, item: type[BaseModel], wanted: str, headings: str, first: list[Any], rest: Iterator[list[Any]]
) -> StreamingHttpResponse:
    table = table_of(item)
    kind = FORMATS[wanted]
    lang = language(request)
    writer: Writer = kind(table.names if headings == "names" else table.labels(lang))
    context = {"request": request, "response_status": 200}

    def lines(items: list[Any]) -> Iterator[list[Cell]]:
        for each in items:
            yield from table.cells(item.model_validate(each, context=context).model_dump())

    def stream() -> Iterator[bytes]:
        yield writer.rows(lines(first))
        for items in rest:
            yield writer.rows(lines(items))
        yield writer.end()

    response = StreamingHttpResponse(stream(), content_type=kind.media_type)
    name = "-".join(part for part in request.path.removeprefix("/api/v1/").split("/") if part)
    response["Content-Disposition"] = f'attachment; filename="{name}.{wanted}"'
    response["Content-Language"] = lang
    return response
