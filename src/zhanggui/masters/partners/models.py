"""Tables of the partners: customers and suppliers, the people to talk to, the places to ship to, and suppliers' quotations.

`company_id`, `owner_id` and `sku_id` are plain numbers, not foreign keys: organization, identity's users and the catalogue are
other modules. The commands check that they exist.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from zhanggui.masters.constraints import CODE, NAME, filled, limited, ordered, within
from zhanggui.masters.finding import found_by_text

_ADDRESS = ("country", "province", "city", "district", "street", "postcode")


class Customer(models.Model):
    """A buyer. `phone_digits` and `name_key` are the normalised forms that the search for duplicates compares."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField()
    code = models.TextField()
    name = models.TextField()
    name_key = models.TextField()
    phone = models.TextField(default="")
    phone_digits = models.TextField(default="")
    grade = models.TextField(default="")
    tags = ArrayField(models.TextField(), default=list)
    owner_id = models.BigIntegerField(null=True)
    country = models.TextField(default="")
    tax_number = models.TextField(default="")
    credit_limit = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    terms_days = models.IntegerField(default=0)
    walk_in = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search_text = found_by_text()

    class Meta:
        db_table = "partners_customer"
        indexes = [
            models.Index("company_id", "phone_digits", condition=~Q(phone_digits=""), name="partners_customer_phone"),
            models.Index("company_id", "name_key", name="partners_customer_name"),
            models.Index("owner_id", condition=Q(owner_id__isnull=False), name="partners_customer_owner"),
        ]
        constraints = [
            models.UniqueConstraint("company_id", Lower("code"), name="partners_customer_code_once"),
            filled("partners_customer", "code", CODE),
            filled("partners_customer", "name", NAME),
            limited("partners_customer", "phone", CODE),
            limited("partners_customer", "grade", CODE),
            limited("partners_customer", "country", CODE),
            limited("partners_customer", "tax_number", CODE),
            within("partners_customer", "terms_days", 0, 3650),
            models.CheckConstraint(
                condition=Q(credit_limit__isnull=True) | Q(credit_limit__gte=0),
                name="partners_customer_credit_limit_positive",
            ),
        ]


class Supplier(models.Model):
    """Somebody who sells to us."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField()
    code = models.TextField()
    name = models.TextField()
    phone = models.TextField(default="")
    grade = models.TextField(default="")
    tags = ArrayField(models.TextField(), default=list)
    country = models.TextField(default="")
    tax_number = models.TextField(default="")
    lead_days = models.IntegerField(default=0)
    terms_days = models.IntegerField(default=0)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search_text = found_by_text()

    class Meta:
        db_table = "partners_supplier"
        constraints = [
            models.UniqueConstraint("company_id", Lower("code"), name="partners_supplier_code_once"),
            filled("partners_supplier", "code", CODE),
            filled("partners_supplier", "name", NAME),
            limited("partners_supplier", "phone", CODE),
            limited("partners_supplier", "grade", CODE),
            limited("partners_supplier", "country", CODE),
            limited("partners_supplier", "tax_number", CODE),
            within("partners_supplier", "lead_days", 0, 3650),
            within("partners_supplier", "terms_days", 0, 3650),
        ]


class Contact(models.Model):
    """A person at a customer or a supplier (exactly one of the two)."""

    id = models.BigIntegerField(primary_key=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", null=True)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="+", null=True)
    sort = models.IntegerField()
    name = models.TextField()
    title = models.TextField(default="")
    phone = models.TextField(default="")
    email = models.TextField(default="")
    wechat = models.TextField(default="")

    class Meta:
        db_table = "partners_contact"
        constraints = [
            models.CheckConstraint(
                condition=Q(customer__isnull=True, supplier__isnull=False)
                | Q(customer__isnull=False, supplier__isnull=True),
                name="partners_contact_one_side",
            ),
            filled("partners_contact", "name", NAME),
            *(limited("partners_contact", column, NAME) for column in ("title", "phone", "email", "wechat")),
        ]


class Address(models.Model):
    """A place to ship to. The first of a customer (`sort` 0) is the default one."""

    id = models.BigIntegerField(primary_key=True)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    sort = models.IntegerField()
    receiver = models.TextField()
    phone = models.TextField(default="")
    country = models.TextField(default="")
    province = models.TextField(default="")
    city = models.TextField(default="")
    district = models.TextField(default="")
    street = models.TextField(default="")
    postcode = models.TextField(default="")

    class Meta:
        db_table = "partners_address"
        constraints = [
            filled("partners_address", "receiver", NAME),
            *(limited("partners_address", column, NAME) for column in ("phone", *_ADDRESS)),
        ]


class Quotation(models.Model):
    """报价: a supplier's price of a SKU from `min_qty` base units on, in the supplier's currency, tax excluded."""

    id = models.BigIntegerField(primary_key=True)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="+")
    sku_id = models.BigIntegerField()
    currency = models.TextField()
    min_qty = models.DecimalField(max_digits=20, decimal_places=4)
    price = models.DecimalField(max_digits=20, decimal_places=6)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "partners_quotation"
        indexes = [models.Index("sku_id", F("supplier_id"), name="partners_quotation_sku")]
        constraints = [
            models.CheckConstraint(condition=Q(min_qty__gte=0), name="partners_quotation_min_qty_positive"),
            models.CheckConstraint(condition=Q(price__gte=0), name="partners_quotation_price_positive"),
            models.CheckConstraint(condition=Q(currency__regex=r"^[A-Z]{3}$"), name="partners_quotation_currency_iso"),
            ordered("partners_quotation", "valid_from", "valid_to"),
        ]
