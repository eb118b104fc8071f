"""The people of the demo: one account for each kind of work, with the roles a shop would give them."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import Final

from zhanggui.app import instance
from zhanggui.foundation.identity import public as identity
from zhanggui.foundation.identity.public import NewRole, NewUser
from zhanggui.kernel import clock, db
from zhanggui.kernel.api.language import Language

#: Everybody may read it: these accounts exist where somebody asked for a demo, and say so on the log-in page.
PASSWORD: Final = "zhanggui-demo"
_EVERYBODY: Final = ("catalog.view", "organization.view", "files.", "partners.customers.view", "pricing.view")
_STOCK: Final = ("stock.ledger.view", "warehouse.")


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of work. `may`: permissions, or beginnings of permissions; None: everything (the owner)."""

    login: str
    zh: str
    en: str
    may: tuple[str, ...] | None
    language: Language = "zh"

    @property
    def name(self) -> str:
        """What the person is called, in their own language."""
        return self.en if self.language == "en" else self.zh


#: In the order of the log-in page.
JOBS: Final = (
    Job("boss", "老板", "Boss", None),
    Job("clerk", "订单员", "Order clerk", (
        *_EVERYBODY, "sales.order.", "sales.acceptance.", "sales.receiver.view", "aftersales.", "partners.customers.edit",
        "warehouse.shipment.view", "invoicing.bill.view", "invoicing.payment.view", "exchange.import", "exchange.view",
    )),
    Job("warehouse", "仓管", "Warehouse", (*_EVERYBODY, *_STOCK, "sales.order.view", "sales.order.ship", "purchasing.order.view", "purchasing.order.receive", "aftersales.return.view", "aftersales.return.receive")),
    Job("buyer", "采购", "Buyer", (*_EVERYBODY, "catalog.", "purchasing.", "partners.suppliers.", "stock.", "warehouse.receipt.")),
    Job("accountant", "会计", "Accountant", (
        *_EVERYBODY, "books.", "invoicing.", "valuation.", "stock.", "sales.order.view", "sales.margin.view", "purchasing.order.view",
        "purchasing.order.bill", "purchasing.price.view", "aftersales.return.view", "aftersales.return.refund", "partners.", "audit.", "numbering.", "exchange.view",
    )),
    Job("store", "店员", "Store clerk", (*_EVERYBODY, "sales.order.view", "sales.order.place", "sales.order.confirm", "sales.order.ship")),
    # Called alike on both pages: who reads no Chinese must find it on the Chinese one.
    Job("owner", "Owner (EN)", "Owner (EN)", None, "en"),
)  # fmt: skip


def _permissions(job: Job) -> frozenset[str]:
    wanted = job.may or ()
    known = identity.registered_permissions()
    unknown = [each for each in wanted if not any(code.startswith(each) for code in known)]
    if unknown:
        raise ValueError(f"{job.login}: {unknown}")
    return frozenset(code for code in known if code.startswith(tuple(wanted)))


def create() -> None:
    """Make the demo's people, once; and remember that they are to be shown."""
    now = clock.utcnow()
    known = identity.logins_in_use([job.login for job in JOBS])
    missing = [job for job in JOBS if job.login not in known]
    with db.transaction():
        roles = [NewRole(name=job.zh, permissions=_permissions(job)) for job in missing if job.may is not None]
        ids = dict(
            zip(
                (role.name for role in roles), identity.create_roles(roles, actor=identity.SYSTEM, now=now), strict=True
            )
        )
        identity.create_users(
            [
                NewUser(
                    login=job.login, name=job.name, password=PASSWORD, locale=job.language, is_owner=job.may is None,
                    role_ids=(ids[job.zh],) if job.may is not None else (),
                )
                for job in missing
            ],
            actor=identity.SYSTEM,
            now=now,
        )  # fmt: skip
    path = instance.home() / "demo-accounts.json"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump([{**asdict(job), "may": None} for job in JOBS], file, ensure_ascii=False)


def shown() -> list[Job]:
    """The accounts to show on the log-in page: none but in a demo."""
    try:
        return [Job(**each) for each in json.loads((instance.home() / "demo-accounts.json").read_text())]
    except (FileNotFoundError, ValueError, TypeError):
        return []
