"""The names of fields in both languages, for messages. A field without an entry is called by its name in the API."""

from __future__ import annotations

from typing import TypedDict

from zhanggui.kernel import labels


class Label(TypedDict):
    """A field's names."""

    label_zh: str
    label_en: str


labels.add(
    {
        "active": ("启用", "active"),
        "address": ("地址", "address"),
        "bank_account": ("银行账号", "bank account"),
        "bank_name": ("开户银行", "bank"),
        "barcode": ("条码", "barcode"),
        "base": ("基准单位", "base unit"),
        "bin_id": ("库位", "bin"),
        "brand_id": ("品牌", "brand"),
        "bundle": ("组合装", "bundle"),
        "capacity": ("库容", "capacity"),
        "category_id": ("商品分类", "category"),
        "channel": ("渠道", "channel"),
        "city": ("城市", "city"),
        "code": ("编码", "code"),
        "company_id": ("公司", "company"),
        "component": ("组件", "component"),
        "components": ("组件", "components"),
        "contact": ("联系人", "contact"),
        "contacts": ("联系人", "contacts"),
        "costing": ("成本核算方法", "cost method"),
        "country": ("国家", "country"),
        "credit_limit": ("信用额度", "credit limit"),
        "credit_control": ("信用控制", "credit control"),
        "currency": ("币种", "currency"),
        "customer_id": ("客户", "customer"),
        "decimals": ("小数位数", "decimals"),
        "description": ("描述", "description"),
        "district": ("区县", "district"),
        "email": ("邮箱", "e-mail"),
        "estimate_method": ("暂估方式", "estimate method"),
        "factor": ("换算率", "conversion factor"),
        "file_key": ("文件", "file"),
        "grade": ("等级", "grade"),
        "id": ("记录", "record"),
        "input_vat_timing": ("进项税抵扣时点", "input VAT timing"),
        "kind": ("类型", "kind"),
        "lead_days": ("交货天数", "lead time in days"),
        "list_id": ("价目表", "price list"),
        "min_qty": ("起订数量", "minimum quantity"),
        "name": ("名称", "name"),
        "option": ("规格项", "option"),
        "options": ("规格", "options"),
        "owner_id": ("负责人", "owner"),
        "parent_id": ("上级分类", "parent category"),
        "payment_fee_account": ("手续费科目", "payment fee account"),
        "phone": ("电话", "phone"),
        "pool": ("成本核算范围", "cost pool"),
        "postcode": ("邮编", "postcode"),
        "price": ("价格", "price"),
        "priority": ("优先级", "priority"),
        "product_id": ("商品", "product"),
        "province": ("省份", "province"),
        "purchase_expense": ("采购费用处理", "purchase expenses"),
        "qty": ("数量", "quantity"),
        "receiver": ("收件人", "receiver"),
        "refund_only_cost": ("仅退款成本去向", "cost of refund-only"),
        "revenue_account": ("收入科目", "revenue account"),
        "revenue_point": ("收入确认时点", "revenue point"),
        "shelf_life_days": ("保质期天数", "shelf life in days"),
        "shop_id": ("店铺", "shop"),
        "sku_code": ("规格编码", "SKU code"),
        "sku_id": ("规格", "SKU"),
        "sort": ("排序", "sort order"),
        "standard": ("会计准则", "accounting standard"),
        "state": ("状态", "state"),
        "street": ("详细地址", "street"),
        "supplier_id": ("供应商", "supplier"),
        "tags": ("标签", "tags"),
        "tax_number": ("税号", "tax number"),
        "tax_rate": ("税率", "tax rate"),
        "taxpayer": ("纳税人类型", "taxpayer kind"),
        "terms_days": ("账期天数", "payment terms in days"),
        "timezone": ("时区", "time zone"),
        "title": ("职务", "title"),
        "unit": ("单位", "unit"),
        "uscc": ("统一社会信用代码", "social credit code"),
        "valid_from": ("生效日期", "valid from"),
        "valid_to": ("失效日期", "valid to"),
        "volume_cm3": ("体积（立方厘米）", "volume (cm³)"),
        "walk_order": ("拣货顺序", "walking order"),
        "warehouse_id": ("仓库", "warehouse"),
        "wechat": ("微信", "WeChat"),
        "weight": ("价格权重", "price weight"),
        "weight_g": ("重量（克）", "weight (g)"),
        "zone_id": ("库区", "zone"),
    }
)


def label(field: str) -> Label:
    """The label of a field for an error message."""
    return {"label_zh": labels.label(field, "zh"), "label_en": labels.label(field, "en")}
