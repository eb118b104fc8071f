"""Wire types of printing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from zhanggui.foundation.printing.contracts import Ask, Kind, Options, TemplateRow
from zhanggui.kernel.api.schema import Schema
from zhanggui.kernel.api.types import FIRST_DAY, LAST_DAY, Id, Moment

#: A template of a thousand lines is a book.
Source = Annotated[
    str,
    StringConstraints(max_length=60_000),
    Field(
        description="The template, as Typst reads it", examples=['#import "lib.typ": *\n#paper(order => order.number)']
    ),
]
KindCode = Annotated[
    str, StringConstraints(pattern=r"^[a-z_.]{1,64}$"), Field(description="What is printed", examples=["sales.order"])
]
_Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class OptionFields(Schema):
    """What some kinds ask for (`asks`); the others leave it aside."""

    since: _Day | None = Field(None, description="First day of the period", examples=["2026-11-01"])
    until: _Day | None = Field(None, description="Last day of the period", examples=["2026-11-30"])
    size: str = Field(
        "", max_length=20, description="One of the kind's sizes; its first if left out", examples=["60x40"]
    )
    copies: list[Annotated[int, Field(ge=0, le=3000)]] = Field(
        default_factory=list,
        max_length=500,
        description="Copies of each: one number for all, or one for each id",
        examples=[[2]],
    )
    prices: bool = Field(True, description="Print prices", examples=[True])
    company_id: Id | None = Field(None, description="Whose prices", examples=[4097])

    def options(self) -> Options:
        """As the kinds take it."""
        return Options(self.since, self.until, self.size, tuple(self.copies), self.prices, self.company_id)


class PrintQuery(OptionFields):
    """What to print into one file."""

    ids: list[Id] = Field(min_length=1, max_length=500, description="Documents, in the order in which they are printed; 200 at most", examples=[[6145]])  # fmt: skip


class PreviewIn(OptionFields):
    """What to look at before it is printed, or before a template is saved."""

    kind: KindCode
    ids: list[Id] = Field(
        default_factory=list, max_length=500, description="Documents; none for an example", examples=[[6145]]
    )
    source: Source | None = Field(
        None,
        description="A draft of the template; left out: the one in force",
        examples=['#import "lib.typ": *\n#paper(order => order.number)'],
    )


class PreviewOut(Schema):
    """Pages to look at."""

    pages: list[str] = Field(description="Each page as SVG, the first ones if there are many", examples=[["<svg/>"]])
    total: int = Field(description="How many pages there are", examples=[1])


class TemplateIn(Schema):
    """A new source for a template, which is tried before it is kept."""

    kind: KindCode
    version: int = Field(ge=0, description="The version that was changed, 0 for the package's own", examples=[0])
    source: Source | None = Field(
        None,
        description="The template; null restores the package's own",
        examples=['#import "lib.typ": *\n#paper(order => order.number)'],
    )


class TemplatesIn(Schema):
    """A batch of templates."""

    templates: list[TemplateIn] = Field(min_length=1, max_length=20, description="Templates, each kind once")


class SizeOut(Schema):
    """A size that a kind can have."""

    code: str = Field(description="Size as the API writes it", examples=["60x40"])
    label: str = Field(description="Its name in the caller's language", examples=["60 × 40 mm"])


class TemplateOut(Schema):
    """Something that can be printed, and who changed how it looks."""

    kind: str = Field(description="What is printed", examples=["sales.order"])
    of: str = Field(
        description="The list whose rows it prints, by the name of its description", examples=["sales.orders"]
    )
    label: str = Field(description="Its name in the caller's language", examples=["销售单"])
    asks: list[Ask] = Field(description="What it wants to know beside the documents", examples=[["period"]])
    sizes: list[SizeOut] = Field(description="The sizes to choose from, where it asks for one")
    version: int = Field(description="Version in force, 0 for the package's own that nobody changed", examples=[0])
    changed: bool = Field(description="Not the package's own", examples=[False])
    saved_at: Moment | None = Field(
        description="When the version in force was saved", examples=["2026-11-23T08:00:00Z"]
    )
    saved_by: str | None = Field(description="Who saved it", examples=["李雷"])


class TemplatesOut(Schema):
    """What the caller may print."""

    templates: list[TemplateOut] = Field(description="In the order of the menu")


class VersionOut(Schema):
    """A version of a template."""

    version: int = Field(description="Number", examples=[2])
    source: str = Field(description="The template", examples=['#import "lib.typ": *'])
    restored: bool = Field(description="The package's own again", examples=[False])
    saved_at: Moment
    saved_by: str = Field(description="Who saved it", examples=["李雷"])


class TemplateDetailOut(TemplateOut):
    """A template with its source and what was before."""

    source: str = Field(description="The template in force", examples=['#import "lib.typ": *'])
    default: str = Field(description="The package's own", examples=['#import "lib.typ": *'])
    versions: list[VersionOut] = Field(description="The last versions, newest first")


def template_out(kind: Kind, row: TemplateRow | None, lang: str) -> dict[str, Any]:
    """A kind as it goes over the wire."""
    return {
        "kind": kind.code,
        "of": kind.of,
        "label": kind.label(lang),
        "asks": list(kind.asks),
        "sizes": [{"code": code, "label": zh if lang == "zh" else en} for code, zh, en in kind.sizes],
        "version": row.version if row else 0,
        "changed": bool(row and row.source),
        "saved_at": row.saved_at if row else None,
        "saved_by": row.saved_by if row else None,
    }


def detail_out(kind: Kind, rows: list[TemplateRow], lang: str) -> dict[str, Any]:
    """A kind with its template and the versions before."""
    own = kind.default()
    return {
        **template_out(kind, rows[0] if rows else None, lang),
        "source": (rows[0].source if rows else "") or own,
        "default": own,
        "versions": [
            {
                "version": row.version,
                "source": row.source or own,
                "restored": not row.source,
                "saved_at": row.saved_at,
                "saved_by": row.saved_by,
            }
            for row in rows
        ],
    }
