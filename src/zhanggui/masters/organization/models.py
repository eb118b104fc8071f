"""Tables of the organization: who trades (company), where it sells (shop), where goods lie (warehouse, zone, bin)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower

from zhanggui.masters.constraints import CODE, NAME, filled, limited, one_of
from zhanggui.masters.organization import vocabulary as words


class Company(models.Model):
    """A legal entity: one taxpayer, one set of books (voucher_rules.md, "Scope of a ledger")."""

    id = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    name = models.TextField()
    uscc = models.TextField(default="")
    currency = models.TextField()
    timezone = models.TextField()
    taxpayer = models.TextField()
    standard = models.TextField()
    costing = models.TextField()
    pool = models.TextField()
    revenue_point = models.TextField()
    prices_include_tax = models.BooleanField()
    receipts_billed = models.BooleanField()
    order_paid_entry = models.BooleanField()
    estimate_method = models.TextField()
    purchase_expense = models.TextField()
    input_vat_timing = models.TextField()
    payment_fee_account = models.TextField()
    refund_only_cost = models.TextField()
    prepaid_ads = models.BooleanField()
    credit_control = models.TextField()
    address = models.TextField(db_default="")
    phone = models.TextField(db_default="")
    bank_name = models.TextField(db_default="")
    bank_account = models.TextField(db_default="")
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "organization_company"
        constraints = [
            models.UniqueConstraint(Lower("code"), name="organization_company_code_once"),
            models.UniqueConstraint("uscc", condition=~models.Q(uscc=""), name="organization_company_uscc_once"),
            filled("organization_company", "code", CODE),
            filled("organization_company", "name", NAME),
            filled("organization_company", "timezone", CODE),
            limited("organization_company", "address", NAME),
            limited("organization_company", "phone", CODE),
            limited("organization_company", "bank_name", NAME),
            limited("organization_company", "bank_account", CODE),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="organization_company_currency_iso"
            ),
            models.CheckConstraint(
                condition=models.Q(uscc="") | models.Q(uscc__regex=r"^[0-9A-HJ-NPQRTUWXY]{18}$"),
                name="organization_company_uscc_shape",
            ),
            models.CheckConstraint(
                condition=models.Q(payment_fee_account__regex=r"^56[0-9]{2,8}$"),
                name="organization_company_payment_fee_account_shape",
            ),
            one_of("organization_company", "taxpayer", words.TAXPAYERS),
            one_of("organization_company", "standard", words.STANDARDS),
            one_of("organization_company", "costing", words.COSTINGS),
            one_of("organization_company", "pool", words.POOLS),
            one_of("organization_company", "revenue_point", words.REVENUE_POINTS),
            one_of("organization_company", "estimate_method", words.ESTIMATE_METHODS),
            one_of("organization_company", "purchase_expense", words.PURCHASE_EXPENSES),
            one_of("organization_company", "input_vat_timing", words.INPUT_VAT_TIMINGS),
            one_of("organization_company", "refund_only_cost", words.REFUND_ONLY_COSTS),
            one_of("organization_company", "credit_control", words.CREDIT_CONTROLS),
        ]


class Warehouse(models.Model):
    """A place where goods of one company lie. `company_id` never changes: stock moved under it."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    country = models.TextField(default="")
    province = models.TextField(default="")
    city = models.TextField(default="")
    district = models.TextField(default="")
    street = models.TextField(default="")
    contact = models.TextField(default="")
    phone = models.TextField(default="")
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "organization_warehouse"
        constraints = [
            models.UniqueConstraint("company", Lower("code"), name="organization_warehouse_code_once"),
            filled("organization_warehouse", "code", CODE),
            filled("organization_warehouse", "name", NAME),
            one_of("organization_warehouse", "kind", words.WAREHOUSE_KINDS),
            *(
                limited("organization_warehouse", column, NAME)
                for column in ("country", "province", "city", "district")
            ),
            *(limited("organization_warehouse", column, NAME) for column in ("street", "contact", "phone")),
        ]


class Shop(models.Model):
    """A place of sale of exactly one company. `company_id`, `channel` and `currency` never change: orders were booked under them."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    name = models.TextField()
    channel = models.TextField()
    kind = models.TextField()
    currency = models.TextField()
    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="+", null=True)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "organization_shop"
        constraints = [
            models.UniqueConstraint("company", Lower("code"), name="organization_shop_code_once"),
            filled("organization_shop", "code", CODE),
            filled("organization_shop", "name", NAME),
            # The list of channels grows with every adapter, so the database checks the shape only; the command checks the word.
            models.CheckConstraint(
                condition=models.Q(channel__regex=r"^[a-z0-9_]{1,64}$"), name="organization_shop_channel_shape"
            ),
            models.CheckConstraint(
                condition=models.Q(currency__regex=r"^[A-Z]{3}$"), name="organization_shop_currency_iso"
            ),
            one_of("organization_shop", "kind", words.SHOP_KINDS),
        ]


class Zone(models.Model):
    """A part of a warehouse with one use: picking, reserve, receiving …"""

    id = models.BigIntegerField(primary_key=True)
    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "organization_zone"
        constraints = [
            models.UniqueConstraint("warehouse", Lower("code"), name="organization_zone_code_once"),
            filled("organization_zone", "code", CODE),
            filled("organization_zone", "name", NAME),
            one_of("organization_zone", "kind", words.ZONE_KINDS),
        ]


class Bin(models.Model):
    """A storage place with a label. `warehouse` repeats the zone's, because a label is unique in the warehouse."""

    id = models.BigIntegerField(primary_key=True)
    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="+")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    capacity = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    walk_order = models.IntegerField(default=0)
    state = models.TextField(default="open")
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "organization_bin"
        constraints = [
            models.UniqueConstraint("warehouse", Lower("code"), name="organization_bin_code_once"),
            filled("organization_bin", "code", CODE),
            models.CheckConstraint(
                condition=models.Q(capacity__isnull=True) | models.Q(capacity__gt=0),
                name="organization_bin_capacity_positive",
            ),
            one_of("organization_bin", "state", words.BIN_STATES),
        ]
