"""What can go wrong when goods move."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed, NotFound


class Shortage(Conflict):
    """Less can be promised or shipped than asked for."""

    code = "stock.shortage"
    zh = "SKU {sku} 在仓库 {warehouse} 可用 {available},需要 {needed}。"
    en = "SKU {sku} has {available} available in warehouse {warehouse}, {needed} needed."
    remedy_zh = "减少数量、换仓库、先入库，或为该 SKU 开启预售/负库存。"
    remedy_en = "Lower the quantity, use another warehouse, receive goods first, or allow presale for the SKU."


class ClosedDay(Conflict):
    """The day is closed for the company."""

    code = "stock.closed"
    zh = "公司在 {day} 及以前已关账，不能再记库存。"
    en = "Stock of the company is closed through {day}."
    remedy_zh = "请改用未关账的业务日期。"
    remedy_en = "Use a business date after the closing."


class OverReturn(Conflict):
    """More would come back than went out."""

    code = "stock.over_return"
    zh = "退回数量 {qty} 超过原出入库可退数量 {left}。"
    en = "{qty} can't be returned: {left} of the original move is left."
    remedy_zh = "请核对原单的已退数量。"
    remedy_en = "Check what has already been returned of the original document."


class PoolKeyFixed(Conflict):
    """Cost pools are kept per company or per warehouse, and goods lie in them already."""

    code = "stock.pool_key_fixed"
    zh = "公司 {company} 已有按原方式核算的成本，不能更改成本核算范围。"
    en = "Company {company} already keeps costs the other way; the key of its cost pools can't change."
    remedy_zh = "请保持原设置；确需更改时在新账套中初始化库存。"
    remedy_en = "Keep the setting, or open a new company with opening stock."


class NegativeStockLeft(Conflict):
    """Negative stock can't be forbidden while some is owed."""

    code = "stock.negative_left"
    zh = "仍有负库存，不能关闭负库存/预售。"
    en = "Some stock is negative; negative stock can't be forbidden now."
    remedy_zh = "请先补足库存。"
    remedy_en = "Receive the missing goods first."


class NotTracked(Malformed):
    """A lot or serial number on goods that have none."""

    code = "stock.not_tracked"
    zh = "SKU {sku} 未启用批次或序列号管理，不能填写。"
    en = "SKU {sku} is not tracked that way; leave lot or serial number empty."
    remedy_zh = "请清空批次或序列号；需要管理时先在商品上启用。"
    remedy_en = "Leave it empty, or turn tracking on for the product first."


class LotNeeded(Malformed):
    """Goods tracked by lot come in without one."""

    code = "stock.lot_needed"
    zh = "SKU {sku} 按批次管理，入库必须填写批次。"
    en = "SKU {sku} is tracked by lot; what comes in needs its lot."
    remedy_zh = "请填写批次号，有保质期的商品还要填写生产日期或到期日。"
    remedy_en = "Enter the lot, and for goods with a shelf life the day of making or expiry."


class LotUnknown(Malformed):
    """A lot that nobody has registered with its dates."""

    code = "stock.lot_unknown"
    zh = "SKU {sku} 没有批次 {lot} 的记录。"
    en = "SKU {sku} has no lot {lot}."
    remedy_zh = "请核对批次号；新批次请连同生产日期或到期日一起填写。"
    remedy_en = "Check the lot; enter a new one together with its dates."


class ExpiryNeeded(Malformed):
    """A new lot of goods with a shelf life without any date."""

    code = "stock.expiry_needed"
    zh = "SKU {sku} 有保质期，新批次 {lot} 必须填写到期日或生产日期。"
    en = "SKU {sku} has a shelf life; its new lot {lot} needs the day of expiry or of making."
    remedy_zh = "请填写到期日；填写生产日期时按保质期天数推算。"
    remedy_en = "Enter the expiry, or the day of making: the expiry follows from the shelf life."


class LotDiffers(Conflict):
    """A lot is known with other dates."""

    code = "stock.lot_differs"
    zh = "SKU {sku} 的批次 {lot} 已登记:生产 {made},到期 {expires};与本次填写不同。"
    en = "Lot {lot} of SKU {sku} is known with other dates: made {made}, expires {expires}."
    remedy_zh = "请核对日期；确为不同货物时使用另一个批次号。"
    remedy_en = "Check the dates; goods that differ need a lot of their own."


class LotShort(Conflict):
    """A lot, or all lots that may leave, hold less than asked for."""

    code = "stock.lot_short"
    zh = "SKU {sku} 在仓库 {warehouse} 的批次({lots_zh})只有 {available},需要 {needed}。"
    en = "The lots ({lots_en}) of SKU {sku} in warehouse {warehouse} hold {available}, {needed} needed."
    remedy_zh = "请减少数量、改用其他批次，或先入库。"
    remedy_en = "Lower the quantity, choose another lot, or receive goods first."


class LotExpired(Conflict):
    """A lot past its day is to be sold."""

    code = "stock.lot_expired"
    zh = "SKU {sku} 的批次 {lot} 在 {day} 已过期，不能销售出库。"
    en = "Lot {lot} of SKU {sku} has expired on {day} and can't be sold."
    remedy_zh = "请改用未过期批次；过期货物走其他出库或退供应商。"
    remedy_en = "Choose another lot; expired goods leave by an adjustment or go back to the supplier."


class SerialNeeded(Malformed):
    """Goods tracked by serial number move as a quantity."""

    code = "stock.serial_needed"
    zh = "SKU {sku} 按序列号管理:{qty} 件需要 {qty} 个序列号，每件一行。"
    en = "SKU {sku} is tracked by serial number: {qty} pieces need {qty} numbers, a line each."
    remedy_zh = "请逐件扫描序列号；订单发货请先推送仓库，在出库单上扫描后出库。"
    remedy_en = "Scan every piece; for an order, release it to the warehouse, scan on the shipment, then ship."


class SerialInStock(Conflict):
    """A serial number comes in that is in stock already."""

    code = "stock.serial_in_stock"
    zh = "SKU {sku} 的序列号 {serial} 已在库，不能重复入库。"
    en = "Serial number {serial} of SKU {sku} is in stock already."
    remedy_zh = "请核对序列号；可在“序列号追踪”查看它的位置和历史。"
    remedy_en = "Check the number; its trace shows where it is and how it got there."


class SerialNotHere(Conflict):
    """A serial number is to leave a warehouse where it is not."""

    code = "stock.serial_not_here"
    zh = "SKU {sku} 的序列号 {serial} 不在仓库 {warehouse}(或品质、批次不符)。"
    en = "Serial number {serial} of SKU {sku} is not in warehouse {warehouse}, or in another quality or lot."
    remedy_zh = "请核对序列号；可在“序列号追踪”查看它的位置和历史。"
    remedy_en = "Check the number; its trace shows where it is and how it got there."


class TrackedStockLeft(Conflict):
    """Tracking can't change under goods that are in stock."""

    code = "stock.tracked_left"
    zh = "商品还有库存，不能更改批次或序列号管理方式。"
    en = "Some of the product is in stock; how it is tracked can't change now."
    remedy_zh = "请先清空库存(其他出库),更改后带批次或序列号重新入库。"
    remedy_en = "Take the goods out by an adjustment, change the tracking, and take them in again with lots or numbers."


class PromiseKept(Conflict):
    """A promise of goods is to be fulfilled that has been fulfilled or given back."""

    code = "stock.promise_kept"
    zh = "对应的预占已经发出或释放，不能再次出库。"
    en = "The promise behind this shipment has been fulfilled or given back already."
    remedy_zh = "请取消该出库单；如仍需发货，请从订单重新推送仓库。"
    remedy_en = "Cancel the shipment; if goods still have to leave, release the order to the warehouse again."


class EntryUnknown(NotFound):
    """No such entry."""

    code = "stock.entry_unknown"
    zh = "找不到库存分录 {which}。"
    en = "There is no stock entry {which}."


class PositionUnknown(NotFound):
    """No such SKU or warehouse, or none that the caller may see."""

    code = "stock.position_unknown"
    zh = "找不到商品与仓库 {which}。"
    en = "There is no SKU in a warehouse {which}."


class AlreadyReversed(Conflict):
    """The entry was undone before, or some of its goods have been returned."""

    code = "stock.already_reversed"
    zh = "库存分录 {which} 已红冲，或其货品已有退回。"
    en = "Stock entry {which} has been undone already, or some of its goods have been returned."
    remedy_zh = "请刷新后查看；已有退回的请对余下部分做退货。"
    remedy_en = "Reload and look; return the rest where some came back."


class UndoesItself(Conflict):
    """What undoes something can't be undone itself."""

    code = "stock.undoes_itself"
    zh = "库存分录 {which} 本身是红冲，不能再次红冲。"
    en = "Stock entry {which} is a reversal itself and can't be undone."
    remedy_zh = "请重新录入原单据。"
    remedy_en = "Enter the document again."


class NoValueLeft(Conflict):
    """A change of value needs goods that can bear it."""

    code = "stock.no_value_left"
    zh = "SKU {sku} 结存 {qty},价值 {value},不能调整 {change}。"
    en = "SKU {sku} stands at {qty} worth {value}; its value can't change by {change}."
    remedy_zh = "成本调整须有库存，且调整后金额不得为负。"
    remedy_en = "Change the value of goods that are here, and not below zero."
