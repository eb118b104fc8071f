"""Why a shipment can't be labelled."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class BadWaybill(Malformed):
    """A waybill that no carrier prints."""

    code = "warehouse.bad_waybill"
    zh = "快递单号“{waybill}”含有字母、数字和“-”以外的字符，或超过 {most} 位。"
    en = "The waybill “{waybill}” has more than letters, digits and “-”, or more than {most} of them."
    remedy_zh = "请扫描或重新输入面单上的单号，每个包裹填一个。"
    remedy_en = "Scan or type the number on the label again, one for each parcel."


class NoSuchShipment(Malformed):
    """A row of a file that names no shipment."""

    code = "warehouse.no_such_shipment"
    zh = "找不到出库单 {number}。"
    en = "There is no shipment {number}."
    remedy_zh = "请核对单号(以 CK 开头)，以及您是否有权查看。"
    remedy_en = "Check the number (it begins with CK) and whether you may see it."


class SeveralShipments(Malformed):
    """A row of a file that names shipments of several companies."""

    code = "warehouse.several_shipments"
    zh = "有 {count} 家公司都有出库单 {number}。"
    en = "{count} companies have a shipment {number}."
    remedy_zh = "请在上传时选择公司。"
    remedy_en = "Choose the company when you upload the file."


class NotLabelled(Conflict):
    """A shipment that is over needs no waybill."""

    code = "warehouse.not_labelled"
    zh = "出库单 {number} 为“{state_zh}”，不再填写快递单号。"
    en = "Shipment {number} is “{state_en}” and takes no waybill any more."
    remedy_zh = "请删除该行。"
    remedy_en = "Delete the row."


class LabelsStay(Conflict):
    """What a file said of parcels is changed parcel by parcel."""

    code = "warehouse.labels_stay"
    zh = "导入 {which} 填写的快递单号不能整体撤销。"
    en = "The waybills of import {which} can't be taken back as a whole."
    remedy_zh = "请用改正后的文件再次导入，或在出库单上逐单修改。"
    remedy_en = "Import a corrected file, or change them on the shipments."
