"""Tables of the price lists: for whom a list is (its header) and what it says (its rules)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from zhanggui.masters.constraints import CODE, NAME, filled, limited, ordered, within


class PriceList(models.Model):
    """价目表. A list applies to those who match all of its filled conditions; one without conditions applies to everybody.

    `company_id`, `customer_id` and `shop_id` are plain numbers (other modules); the commands check that they exist.
    """

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField()
    code = models.TextField()
    name = models.TextField()
    currency = models.TextField()
    priority = models.IntegerField(default=0)
    customer_id = models.BigIntegerField(null=True)
    grade = models.TextField(default="")
    channel = models.TextField(default="")
    shop_id = models.BigIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "pricing_list"
        constraints = [
            models.UniqueConstraint("company_id", Lower("code"), name="pricing_list_code_once"),
            filled("pricing_list", "code", CODE),
            filled("pricing_list", "name", NAME),
            limited("pricing_list", "grade", CODE),
            limited("pricing_list", "channel", CODE),
            within("pricing_list", "priority", -1000, 1000),
            models.CheckConstraint(condition=Q(currency__regex=r"^[A-Z]{3}$"), name="pricing_list_currency_iso"),
            ordered("pricing_list", "valid_from", "valid_to"),
        ]


class PriceRule(models.Model):
    """The price of one base unit of a SKU from `min_qty` on; its own period narrows the list's."""

    id = models.BigIntegerField(primary_key=True)
    list = models.ForeignKey(PriceList, on_delete=models.PROTECT, related_name="+")
    sku_id = models.BigIntegerField()
    min_qty = models.DecimalField(max_digits=20, decimal_places=4)
    price = models.DecimalField(max_digits=20, decimal_places=6)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "pricing_rule"
        indexes = [models.Index("sku_id", condition=Q(active=True), name="pricing_rule_sku")]
        constraints = [
            models.UniqueConstraint(
                "list",
                "sku_id",
                "min_qty",
                "valid_from",
                condition=Q(active=True),
                nulls_distinct=False,
                name="pricing_rule_once",
            ),
            models.CheckConstraint(condition=Q(min_qty__gte=0), name="pricing_rule_min_qty_positive"),
            models.CheckConstraint(condition=Q(price__gte=0), name="pricing_rule_price_positive"),
            ordered("pricing_rule", "valid_from", "valid_to"),
        ]
