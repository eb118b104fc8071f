"""What the organization refuses beyond the words of `masters.errors`."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class UsccInvalid(Malformed):
    """A 统一社会信用代码 that breaks GB 32100-2015."""

    code = "organization.uscc_invalid"
    zh = "统一社会信用代码“{value}”无效：{why_zh}"
    en = "“{value}” is not a unified social credit code: {why_en}"
    remedy_zh = "请对照营业执照核对 18 位代码；没有代码时留空。"
    remedy_en = "Compare it with the business licence (18 characters); leave it empty if there is none."


class TimezoneUnknown(Malformed):
    """A time zone that is not in the IANA list."""

    code = "organization.timezone_unknown"
    zh = "没有名为“{value}”的时区。"
    en = "There is no time zone “{value}”."
    remedy_zh = "请使用 IANA 时区名，如 Asia/Shanghai、Europe/London。"
    remedy_en = "Use an IANA name such as Asia/Shanghai or Europe/London."


class AccountMalformed(Malformed):
    """The account of payment fees is not a selling, administrative or financial expense account (56…)."""

    code = "organization.account_malformed"
    zh = "手续费科目“{value}”无效，应为 56 开头的费用科目。"
    en = "“{value}” can't take payment fees; it must be an expense account beginning with 56."
    remedy_zh = "一般填 560302（财务费用-手续费）或 5601 下的明细科目。"
    remedy_en = "Usually 560302 (bank and payment-channel charges) or an account under 5601."


class ForeignWarehouse(Conflict):
    """A shop can't ship from another company's warehouse: that needs an inter-company sale (voucher_rules.md §0)."""

    code = "organization.foreign_warehouse"
    zh = "仓库 {warehouse} 不属于店铺所在的公司。"
    en = "Warehouse {warehouse} does not belong to the shop's company."
    remedy_zh = "请选择本公司的仓库；跨公司发货需做公司间销售。"
    remedy_en = "Choose a warehouse of the same company; goods of another company need an inter-company sale."


class ForeignZone(Conflict):
    """A bin lies in a zone of the same warehouse."""

    code = "organization.foreign_zone"
    zh = "库区 {zone} 不属于仓库 {warehouse}。"
    en = "Zone {zone} is not in warehouse {warehouse}."
    remedy_zh = "请选择该仓库内的库区。"
    remedy_en = "Choose a zone of that warehouse."
