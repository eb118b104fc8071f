"""What the audit log calls documents, actions and states: each document's own words from its machine, and here those of what has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from zhanggui.foundation.exchange.states import ACTIONS as IMPORT_ACTIONS
from zhanggui.foundation.exchange.states import STATES as IMPORT_STATES
from zhanggui.kernel.machine import Machine

Words = Mapping[str, tuple[str, str]]

_CREATE: Final[Words] = {"create": ("新增", "Create")}
_KEPT: Final[Words] = {**_CREATE, "update": ("修改", "Change")}
_CONTACTS: Final[Words] = {"set_contacts": ("修改联系人", "Set contacts")}

#: Document → its name and what is done with it.
_OTHERS: Final[Mapping[str, tuple[str, str, Words]]] = {
    "bin": ("库位", "Bin", _KEPT),
    "brand": ("品牌", "Brand", _KEPT),
    "category": ("商品分类", "Category", _KEPT),
    "company": ("公司", "Company", _KEPT),
    "customer": ("客户", "Customer", {**_KEPT, **_CONTACTS, "set_addresses": ("修改地址", "Set addresses")}),
    "exchange.import": (
        "导入", "Import",
        {
            **{action: (zh, en[:1].upper() + en[1:]) for action, (zh, en, _) in IMPORT_ACTIONS.items()},
            "stage": ("上传", "Upload"), "finish": ("导入完成", "Finish"), "undone": ("撤销完成", "Undone"), "discard": ("撤销", "Discard"),
        },
    ),
    "invoicing.allocation": ("核销", "Matching", {"undo": ("取消核销", "Undo")}),
    "invoicing.cash_account": ("资金账户", "Cash account", _KEPT),
    "number_rule": ("单号规则", "Number rule", {"set": ("设置", "Set")}),
    "outbox_delivery": ("消息投递", "Delivery", {"revive": ("重新投递", "Send again")}),
    "price": ("价格", "Price", _KEPT),
    "price_list": ("价格表", "Price list", _KEPT),
    "printing.template": ("打印模板", "Print template", {"edit": ("修改", "Change"), "restore": ("恢复默认", "Restore")}),
    "product": ("商品", "Product", {**_KEPT, "set_images": ("修改图片", "Set pictures")}),
    "quotation": ("供应商报价", "Supplier price", _KEPT),
    "role": ("角色", "Role", {**_KEPT, "delete": ("删除", "Delete")}),
    "session": ("登录会话", "Session", {"revoke": ("结束", "End")}),
    "shop": ("店铺", "Shop", _KEPT),
    "sku": (
        "SKU", "SKU",
        {
            **_KEPT, "set_barcodes": ("修改条码", "Set barcodes"), "set_bundle": ("修改组合", "Set bundle"),
            "set_units": ("修改单位换算", "Set units"),
        },
    ),
    "supplier": ("供应商", "Supplier", {**_KEPT, **_CONTACTS}),
    "token": ("访问令牌", "Token", {"issue": ("发放", "Issue"), "revoke": ("收回", "Revoke")}),
    "unit": ("计量单位", "Unit", _KEPT),
    "user": (
        "用户", "User",
        {
            **_KEPT, "log_in": ("登录", "Log in"), "log_out": ("退出", "Log out"), "set_roles": ("修改权限", "Set access"),
            "set_password": ("修改密码", "Set password"), "change_password": ("修改密码", "Change password"),
            "reset_password": ("重设密码", "Reset password"), "begin_second_factor": ("开始设置两步验证", "Begin two-step log-in"),
            "set_second_factor": ("启用两步验证", "Set two-step log-in"), "renew_recovery_codes": ("更换恢复码", "Renew recovery codes"),
            "remove_second_factor": ("停用两步验证", "Remove two-step log-in"),
            "reset_second_factor": ("重置两步验证", "Reset two-step log-in"),
        },
    ),
    "valuation.replay": ("成本重算", "Cost replay", {"replay": ("重算", "Replay")}),
    "view": ("列表视图", "View", {**_KEPT, "delete": ("删除", "Delete")}),
    "warehouse": ("仓库", "Warehouse", _KEPT),
    "zone": ("库区", "Zone", _KEPT),
}  # fmt: skip


_UNMATCHED: Final[Words] = {"unallocate": ("反核销", "Take a matching back")}
#: What happens to a document beside the transitions of its machine.
_BESIDES: Final[Mapping[str, Words]] = {
    "warehouse.shipment": {"shrink": ("减少待发", "Cut")},
    **dict.fromkeys(("invoicing.bill", "invoicing.payment", "invoicing.writeoff", "invoicing.offset"), _UNMATCHED),
}


def words(machines: tuple[Machine, ...]) -> dict[str, dict[str, tuple[str, str]]]:
    """Tables for `labels.add_choices`: the filters of the log, and for each document its actions and states (`audit.action.…`)."""
    names = {m.document: (m.zh, m.en) for m in machines} | {
        document: (zh, en) for document, (zh, en, _) in _OTHERS.items()
    }
    actions: dict[str, Words] = {document: does for document, (_, _, does) in _OTHERS.items()}
    actions |= {
        m.document: {t.action: (t.zh, t.en) for t in m.transitions} | dict(_BESIDES.get(m.document, {}))
        for m in machines
    }
    states: dict[str, Words] = {m.document: {s.code: (s.zh, s.en) for s in m.states} for m in machines}
    states["exchange.import"] = {s.code: (s.zh, s.en) for s in IMPORT_STATES}
    return {
        "audit.records.document": dict(sorted(names.items())),
        "audit.records.action": _together(actions.values()),
        **{f"audit.action.{document}": dict(does) for document, does in actions.items()},
        **{f"audit.state.{document}": dict(found) for document, found in states.items()},
    }


def _together(tables: Iterable[Words]) -> dict[str, tuple[str, str]]:
    """One name for each action, whatever it is called on this document or that."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in tables:
        for action, name in table.items():
            if name not in found.setdefault(action, []):
                found[action].append(name)
    return {
        action: ("/".join(dict.fromkeys(zh for zh, _ in names)), " / ".join(dict.fromkeys(en for _, en in names)))
        for action, names in sorted(found.items())
    }
