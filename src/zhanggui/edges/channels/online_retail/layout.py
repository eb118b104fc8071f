"""The columns of the layout `online-retail` (UCI Online Retail)."""

from __future__ import annotations

from decimal import Decimal

from zhanggui.foundation.exchange.public import Column, Layout

#: Pieces in a row; ten million such rows still fit the ledger's columns.
MOST_QTY = Decimal(999999999)

LAYOUT = Layout(
    name="online-retail",
    zh="UCI Online Retail 订单行",
    en="UCI Online Retail order lines",
    columns=(
        Column("invoice", "发票号", "InvoiceNo", ("InvoiceNo", "Invoice"), identifier=True, filled=True, max_length=32),
        Column("code", "商品编码", "StockCode", ("StockCode",), filled=True, max_length=64),
        Column("description", "商品名称", "Description", ("Description",), max_length=500),
        Column(
            "qty",
            "数量",
            "Quantity",
            ("Quantity",),
            kind="decimal",
            filled=True,
            scale=4,
            least=-MOST_QTY,
            most=MOST_QTY,
        ),
        Column("at", "开票时间", "InvoiceDate", ("InvoiceDate",), kind="datetime", filled=True, day_order="mdy"),
        Column(
            "price", "单价", "UnitPrice", ("UnitPrice", "Price"), kind="decimal", filled=True, most=Decimal(999999999)
        ),
        Column(
            "customer",
            "客户号",
            "CustomerID",
            ("CustomerID", "Customer ID"),
            identifier=True,
            required=True,
            max_length=64,
        ),
        Column("country", "国家", "Country", ("Country",), required=True, max_length=64),
    ),
    natural_key=("invoice",),
)
