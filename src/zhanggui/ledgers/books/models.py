"""The books: entry → line (append-only) → open items and period balances (projections).

Lines carry no row-level foreign keys: a statement-level trigger checks balance, wholeness and references of a whole batch
(sql/guards.sql); entries and open items have none either (sql/guards_references.sql, docs/adr/0014-references-set-based.md).
Amounts are signed: corrections and returns are same-side red (voucher_rules.md §0.4).
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q, UniqueConstraint


class TransactionMark(Func):
    """The writing transaction (kernel guards.sql)."""

    template = "zg_tx()"
    output_field = models.BigIntegerField()


class Account(models.Model):
    """One account of a company's chart; only leaves take lines. `aux`: the dimensions a line must carry (辅助核算)."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    code = models.TextField()
    name_zh = models.TextField()
    name_en = models.TextField()
    category = models.TextField()
    side = models.TextField()
    level = models.SmallIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    is_leaf = models.BooleanField()
    aux = ArrayField(models.TextField(), db_default=[])
    open_item = models.BooleanField(db_default=False)
    cash = models.BooleanField(db_default=False)
    active = models.BooleanField(db_default=True)

    class Meta:
        db_table = "books_account"
        constraints = [
            UniqueConstraint(F("company"), F("code"), name="books_account_code"),
            CheckConstraint(name="books_account_side", condition=Q(side__in=["D", "C"])),
        ]


class Period(models.Model):
    """A month of a company. A missing row is an open month."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey("organization.Company", models.PROTECT, related_name="+")
    month = models.IntegerField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "books_period"
        constraints = [UniqueConstraint(F("company"), F("month"), name="books_period_month")]


class Entry(models.Model):
    """The accounting view of one document event; it has no state of its own."""

    id = models.BigIntegerField(primary_key=True)
    # Both keys are looked up through the unique constraints below; an index of its own would cost every posting.
    company = models.ForeignKey(
        "organization.Company", models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    posting_key = models.TextField()
    event = models.TextField()
    document_type = models.TextField()
    document_id = models.BigIntegerField()
    date = models.DateField()
    original_date = models.DateField(null=True)
    month = models.IntegerField()
    posted_at = models.DateTimeField()
    reverses = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, db_index=False, db_constraint=False
    )
    line_count = models.IntegerField()
    summary = models.TextField()
    tx = models.BigIntegerField(db_default=TransactionMark())

    class Meta:
        db_table = "books_entry"
        constraints = [
            UniqueConstraint(F("company"), F("posting_key"), name="books_entry_key"),
            UniqueConstraint(F("reverses"), name="books_entry_reversed_once", condition=Q(reverses__isnull=False)),
            CheckConstraint(name="books_entry_has_lines", condition=Q(line_count__gte=2)),
        ]
        indexes = [
            models.Index(fields=["document_id"], name="books_entry_document"),
            models.Index(fields=["tx"], name="books_entry_tx"),
            # Finds the entries of a day for next to nothing a posting: they come nearly in the order of their days.
            BrinIndex(fields=["date"], name="books_entry_date", pages_per_range=32, autosummarize=True),
        ]


class Line(models.Model):
    """A signed amount on one side of an account, with its auxiliary dimensions. `qty`: signed change of stock."""

    pk = models.CompositePrimaryKey("entry_id", "line_no")
    entry_id = models.BigIntegerField()
    line_no = models.IntegerField()
    company_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    month = models.IntegerField()
    side = models.TextField()
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    currency = models.TextField(null=True)
    tx_amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    warehouse_id = models.BigIntegerField(null=True)
    sku_id = models.BigIntegerField(null=True)
    qty = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    reference_id = models.BigIntegerField(null=True)
    cash_account_id = models.BigIntegerField(null=True)
    cash_flow = models.TextField(null=True)

    class Meta:
        db_table = "books_line"
        constraints = [
            CheckConstraint(name="books_line_side", condition=Q(side__in=["D", "C"])),
            CheckConstraint(name="books_line_amount", condition=~Q(amount=0)),
        ]
        indexes = [models.Index(fields=["account_id", "month"], name="books_line_account")]


class Balance(models.Model):
    """Turnover of an account and its dimensions in a month, up to the watermark; later lines are added on reading."""

    id = models.BigAutoField(primary_key=True)
    company_id = models.BigIntegerField()
    account_id = models.BigIntegerField()
    month = models.IntegerField()
    customer_id = models.BigIntegerField(db_default=0)
    supplier_id = models.BigIntegerField(db_default=0)
    shop_id = models.BigIntegerField(db_default=0)
    warehouse_id = models.BigIntegerField(db_default=0)
    sku_id = models.BigIntegerField(db_default=0)
    debit = models.DecimalField(max_digits=20, decimal_places=2)
    credit = models.DecimalField(max_digits=20, decimal_places=2)
    qty = models.DecimalField(max_digits=20, decimal_places=4)

    class Meta:
        db_table = "books_balance"
        constraints = [
            UniqueConstraint(
                F("account_id"), F("month"), F("customer_id"), F("supplier_id"), F("shop_id"), F("warehouse_id"), F("sku_id"),
                name="books_balance_key",
            )
        ]  # fmt: skip


class Watermark(models.Model):
    """Lines of transactions below `tx` are in `books_balance`. One row."""

    id = models.SmallIntegerField(primary_key=True)
    tx = models.BigIntegerField()

    class Meta:
        db_table = "books_watermark"


class OpenItem(models.Model):
    """What one document left open with a partner or platform. `amount` is signed on the account's normal side (a credit note or
    a payment is negative); `allocated` has its sign and never exceeds it."""

    id = models.BigIntegerField(primary_key=True)
    company = models.ForeignKey(
        "organization.Company", models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    entry_id = models.BigIntegerField()
    customer_id = models.BigIntegerField(null=True)
    supplier_id = models.BigIntegerField(null=True)
    shop_id = models.BigIntegerField(null=True)
    reference_id = models.BigIntegerField(null=True)
    document_type = models.TextField()
    document_id = models.BigIntegerField()
    date = models.DateField()
    due_date = models.DateField()
    currency = models.TextField()
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    allocated = models.DecimalField(max_digits=20, decimal_places=2, db_default=0)

    class Meta:
        db_table = "books_open_item"
        constraints = [
            CheckConstraint(
                name="books_open_item_allocated",
                condition=Q(amount__gt=0, allocated__gte=0, allocated__lte=F("amount"))
                | Q(amount__lt=0, allocated__lte=0, allocated__gte=F("amount")),
            )
        ]
        indexes = [
            models.Index(fields=["document_id"], name="books_open_item_document"),
            models.Index(
                fields=["customer_id", "due_date"], name="books_open_item_customer", condition=~Q(allocated=F("amount"))
            ),
            models.Index(
                fields=["supplier_id", "due_date"], name="books_open_item_supplier", condition=~Q(allocated=F("amount"))
            ),
        ]


class Allocation(models.Model):
    """核销: `amount` of a debit item matched with the same of a credit item of one account. Append-only; undone by a reversal."""

    id = models.BigIntegerField(primary_key=True)
    company_id = models.BigIntegerField()
    debit_item_id = models.BigIntegerField()
    credit_item_id = models.BigIntegerField()
    amount = models.DecimalField(max_digits=20, decimal_places=2)
    date = models.DateField()
    allocated_at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True)
    reverses_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "books_allocation"
        constraints = [
            CheckConstraint(name="books_allocation_amount", condition=~Q(amount=0)),
            CheckConstraint(
                name="books_allocation_mirror",
                condition=Q(amount__gt=0, reverses_id__isnull=True) | Q(amount__lt=0, reverses_id__isnull=False),
            ),
            UniqueConstraint(
                F("reverses_id"), name="books_allocation_reversed_once", condition=Q(reverses_id__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["debit_item_id"], name="books_allocation_debit"),
            models.Index(fields=["credit_item_id"], name="books_allocation_credit"),
        ]
