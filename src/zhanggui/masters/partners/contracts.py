"""What customers and suppliers have in common: people to talk to, and what the commands ask other rooms about."""

from __future__ import annotations

from dataclasses import dataclass

from zhanggui.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson:
    """A person at a customer or supplier; the first one is the main contact."""

    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
    wechat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsOf:
    """All contacts of a customer or a supplier in their order; they replace the ones before."""

    partner_id: int
    contacts: tuple[ContactPerson, ...]


@dataclass(frozen=True, slots=True)
class PartnersNamed(Event):
    """New partners or quotations name these companies and SKUs, which other rooms of this floor keep.

    The rooms don't know each other, so the composition root lets the owners check them: a missing one raises, and nothing is stored.
    """

    company_ids: tuple[int, ...] = ()
    sku_ids: tuple[int, ...] = ()
