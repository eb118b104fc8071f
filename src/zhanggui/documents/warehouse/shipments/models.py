"""Shipments (出库单): goods that leave a warehouse."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint


class Shipment(models.Model):
    """One parcel's worth of decision: these goods leave this warehouse. `origin` is who asked; `carrier` and `waybill` (快递单号) name the
    parcel on its way."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+", db_index=False)
    warehouse = models.ForeignKey("organization.Warehouse", models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    kind = models.TextField()
    state = models.TextField()
    version = models.IntegerField(db_default=1)
    origin_type = models.TextField()
    origin_id = models.BigIntegerField()
    business_date = models.DateField()
    effective_at = models.DateTimeField()
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    note = models.TextField(db_default="")
    carrier = models.TextField(db_default="")
    waybill = models.TextField(db_default="")
    extra = models.JSONField(db_default={})
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "warehouse_shipment"
        constraints = [
            UniqueConstraint(F("company"), F("number"), name="warehouse_shipment_number"),
            CheckConstraint(
                name="warehouse_shipment_state", condition=Q(state__in=["draft", "shipped", "reversed", "cancelled"])
            ),
            CheckConstraint(name="warehouse_shipment_kind", condition=Q(kind__in=["sale", "sent", "purchase_return"])),
        ]
        indexes = [
            models.Index(fields=["origin_id"], name="warehouse_shipment_origin"),
            models.Index(fields=["company", "business_date", "id"], name="warehouse_shipment_day"),
            models.Index(fields=["warehouse", "id"], name="warehouse_shipment_open", condition=Q(state="draft")),
            # Most shipments of a wholesaler have no waybill, and cost nothing here.
            models.Index(fields=["company", "waybill"], name="warehouse_shipment_waybill", condition=~Q(waybill="")),
            models.Index(
                fields=["company", "carrier", "business_date", "id"],
                name="warehouse_shipment_carrier",
                condition=~Q(carrier=""),
            ),
        ]


class ShipmentLine(models.Model):
    """A quantity (> 0, base unit) of a SKU; `reservation_id` is the promise it fulfils, `returns_move_id` the receipt it sends back."""

    id = models.BigIntegerField(primary_key=True)
    shipment = models.ForeignKey(Shipment, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    line_no = models.IntegerField()
    sku = models.ForeignKey("catalog.Sku", models.PROTECT, related_name="+", db_constraint=False)
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    origin_line = models.BigIntegerField(null=True)
    lot = models.TextField(db_default="")
    serial = models.TextField(db_default="")
    reservation_id = models.BigIntegerField(null=True)
    returns_move_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "warehouse_shipment_line"
        constraints = [
            UniqueConstraint(F("shipment"), F("line_no"), name="warehouse_shipment_line_no"),
            CheckConstraint(name="warehouse_shipment_line_qty", condition=Q(qty__gt=0)),
        ]
        indexes = [
            models.Index(
                fields=["origin_line"], name="warehouse_shipment_line_origin", condition=Q(origin_line__isnull=False)
            )
        ]
