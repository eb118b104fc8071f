"""The consistency checks of `zhanggui verify`: each is one SQL file that returns the rows that are wrong, and should return none."""

from __future__ import annotations

from typing import NamedTuple


class Check(NamedTuple):
    """`name` is the SQL file; `counted` the table whose rows are proved by it. Where there are more, the SQL file `counted_by` counts them."""

    name: str
    zh: str
    en: str
    counted: str
    counted_by: str = "count"


#: Proved by the log itself, not by a statement.
CHAIN = Check("audit_chain", "操作日志链完整", "the audit log's chain is unbroken", "audit_record")

CHECKS = (
    Check(
        "stock_entries_whole", "库存分录完整、引用有效", "stock entries are whole and refer to something", "stock_move"
    ),
    Check("stock_balances", "库存流水合计 = 库位余额", "Σ moves = balance per location", "stock_balance"),
    Check("stock_positions", "库位余额合计 = 库存头寸", "Σ balances = position", "stock_position"),
    Check("serials_placed", "序列号所在 = 库存流水", "serial numbers are where their moves left them", "stock_serial"),
    Check(
        "tracked_goods",
        "批次、序列号管理的库存都有批次、序列号",
        "tracked goods lie with their lot or serial number",
        "stock_balance",
    ),
    Check("stock_reserved", "未完预占合计 = 占用量", "Σ open reservations = reserved", "stock_reservation"),
    Check("on_order", "未到货采购数量 = 采购在途", "Σ expected purchases = on order", "purchasing_order_line"),
    Check("stock_zero_sum", "所有库位合计为零(复式)", "double entry: all locations sum to zero", "stock_move"),
    Check(
        "stock_checkpoints",
        "存档点 = 此前流水合计",
        "checkpoints = Σ moves before them",
        "stock_checkpoint_qty",
    ),
    Check("cost_pools", "流水数量与金额合计 = 成本池", "Σ moved quantity and value = cost pool", "stock_cost_pool"),
    Check("cost_pool_steps", "成本池逐笔重放一致", "every step of every cost pool replays", "stock_move"),
    Check("cost_layers", "先进先出层合计 = 成本池", "Σ FIFO layers = cost pool", "stock_cost_layer"),
    Check("books_entries_balanced", "每笔分录借贷平衡、完整", "every entry balances and is whole", "books_entry"),
    Check("books_accounts", "分录行只用末级科目", "lines stand on leaf accounts of their company", "books_line"),
    Check("books_balances", "科目期间余额 = 分录行合计", "rolled-up balances = Σ lines", "books_balance"),
    Check(
        "stock_value", "库存价值 = 存货科目余额(逐 SKU)", "stock value = inventory accounts, per SKU", "stock_cost_pool"
    ),
    Check(
        "stock_valued_once",
        "每笔库存分录恰有一笔等额会计分录",
        "each stock entry has exactly one book entry of its value",
        "stock_entry",
    ),
    Check(
        "open_items", "未清项合计 = 往来科目余额", "Σ open items = receivable and payable accounts", "books_open_item"
    ),
    Check("allocations", "核销合计 = 已核销金额，且两方相等", "Σ allocations = allocated", "books_allocation"),
    Check("orders_open", "未完成的订单都在待办表中", "every open order is on the list of open ones", "sales_order"),
    Check(
        "orders_due",
        "未收清的订单都在待收表中",
        "every order that asks for money is on the list of due ones",
        "sales_order",
    ),
    Check("shipments_moved", "已出库单 = 库存流水", "shipped lines = moves", "warehouse_shipment_line"),
    Check("receipts_moved", "已入库单 = 库存流水", "received lines = moves", "warehouse_receipt_line"),
    Check(
        "adjustments_moved",
        "已审核其他出入库单 = 库存流水",
        "posted adjustment lines = moves",
        "warehouse_adjustment_line",
    ),
    Check(
        "adjustments_taxed",
        "其他出入库单税额 = 增值税科目(逐单)",
        "VAT of adjustments = VAT accounts, per document",
        "warehouse_adjustment",
    ),
    Check("orders_shipped", "发货量不超过订单量", "no order line is shipped beyond its quantity", "sales_order_line"),
    Check(
        "orders_billed",
        "发货量(或确认收货量)= 应收单数量(逐行)",
        "shipped, or confirmed, = billed, per order line",
        "sales_order_line",
    ),
    Check(
        "goods_sent",
        "已发未确认商品的成本 = 发出商品科目(逐订单、SKU)",
        "cost of goods sent and not confirmed = their account, per order and SKU",
        "sales_acceptance_line",
    ),
    Check(
        "bills_posted", "应收应付单 = 单行合计 = 分录 = 未清项", "bill = Σ lines = entry = open item", "invoicing_bill"
    ),
    Check("payments_posted", "收付款单 = 分录 = 未清项", "payment = entry = open item", "invoicing_payment"),
    Check(
        "references",
        "单据行、分录、未清项引用的单据、商品、科目都存在",
        "what lines, entries and open items refer to is there",
        "sales_order_line",
        "references_rows",
    ),
)
