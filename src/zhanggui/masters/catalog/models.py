"""Tables of the catalogue. It is shared by all companies of the instance, so no row here has a company.

What decides how goods are booked (kind, unit, tax, lot and serial tracking) stands on the product and holds for all its SKUs;
what tells SKUs apart (code, options, weight) stands on the SKU.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from zhanggui.masters.catalog import vocabulary as words
from zhanggui.masters.constraints import CODE, NAME, NOTE, filled, limited, one_of, within
from zhanggui.masters.finding import found_by_text

#: A tree deeper than this is a mistake; ten levels are three more than the deepest platform category tree known.
MAX_DEPTH = 10


class Unit(models.Model):
    """A unit of measure. With a base, one of it is `factor` of the base (dozen = 12 pcs), for every SKU."""

    id = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    name = models.TextField()
    decimals = models.SmallIntegerField()
    base = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    factor = models.DecimalField(max_digits=20, decimal_places=6, default=1)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "catalog_unit"
        constraints = [
            models.UniqueConstraint(Lower("code"), name="catalog_unit_code_once"),
            filled("catalog_unit", "code", CODE),
            filled("catalog_unit", "name", NAME),
            within("catalog_unit", "decimals", 0, 4),
            models.CheckConstraint(condition=Q(factor__gt=0), name="catalog_unit_factor_positive"),
            models.CheckConstraint(
                condition=Q(base__isnull=False) | Q(factor=1), name="catalog_unit_factor_needs_base"
            ),
            models.CheckConstraint(condition=~Q(base=F("id")), name="catalog_unit_base_other"),
        ]


class Category(models.Model):
    """A node of the category tree.

    Written with the tree, so that nobody has to climb it: `path` lists the ids from the root to the node, as `/1/7/42/`, and
    `costing_in_force` is the node's own cost method or the nearest one above it.
    """

    id = models.BigIntegerField(primary_key=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    path = models.TextField()
    depth = models.SmallIntegerField()
    code = models.TextField()
    name = models.TextField()
    sort = models.IntegerField(default=0)
    costing = models.TextField(default="")
    costing_in_force = models.TextField(default="")
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "catalog_category"
        constraints = [
            models.UniqueConstraint(Lower("code"), name="catalog_category_code_once"),
            filled("catalog_category", "code", CODE),
            filled("catalog_category", "name", NAME),
            within("catalog_category", "depth", 1, MAX_DEPTH),
            one_of("catalog_category", "costing", words.COSTINGS),
            one_of("catalog_category", "costing_in_force", words.COSTINGS),
        ]


class Brand(models.Model):
    """A brand."""

    id = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    name = models.TextField()
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "catalog_brand"
        constraints = [
            models.UniqueConstraint(Lower("code"), name="catalog_brand_code_once"),
            filled("catalog_brand", "code", CODE),
            filled("catalog_brand", "name", NAME),
        ]


class Product(models.Model):
    """商品 (SPU). `options`, in screen order: [{"name": "颜色", "values": ["红", "蓝"], "codes": ["R", "B"]}]."""

    id = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+", null=True)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+", null=True)
    options = models.JSONField(default=list)
    description = models.TextField(default="")
    tax_rate = models.DecimalField(max_digits=9, decimal_places=6)
    revenue_account = models.TextField(default="")
    lot_tracked = models.BooleanField(default=False)
    shelf_life_days = models.IntegerField(null=True)
    serial_tracked = models.BooleanField(default=False)
    allow_negative = models.BooleanField(default=False)
    presale = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search_text = found_by_text()

    class Meta:
        db_table = "catalog_product"
        constraints = [
            models.UniqueConstraint(Lower("code"), name="catalog_product_code_once"),
            filled("catalog_product", "code", CODE),
            filled("catalog_product", "name", NAME),
            limited("catalog_product", "description", NOTE),
            one_of("catalog_product", "kind", words.KINDS),
            models.CheckConstraint(condition=Q(tax_rate__gte=0, tax_rate__lt=1), name="catalog_product_tax_rate_share"),
            models.CheckConstraint(
                condition=Q(revenue_account="") | Q(revenue_account__regex=r"^[0-9]{4,10}$"),
                name="catalog_product_revenue_account_shape",
            ),
            models.CheckConstraint(
                condition=Q(shelf_life_days__isnull=True) | Q(lot_tracked=True, shelf_life_days__gt=0),
                name="catalog_product_shelf_life_needs_lot",
            ),
            models.CheckConstraint(
                condition=Q(serial_tracked=False) | Q(allow_negative=False),
                name="catalog_product_serial_never_negative",
            ),
        ]


class Sku(models.Model):
    """规格: what is ordered, stored and counted. `name` is the full name on documents, `options` the values by option name."""

    id = models.BigIntegerField(primary_key=True)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    name = models.TextField()
    options = models.JSONField(default=dict)
    bundle = models.BooleanField(default=False)
    weight_g = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    volume_cm3 = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    active = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search_text = found_by_text()

    class Meta:
        db_table = "catalog_sku"
        constraints = [
            models.UniqueConstraint(Lower("code"), name="catalog_sku_code_once"),
            models.UniqueConstraint(
                "product", "options", condition=Q(active=True) & ~Q(options={}), name="catalog_sku_options_once"
            ),
            filled("catalog_sku", "code", CODE),
            filled("catalog_sku", "name", NAME),
            models.CheckConstraint(
                condition=Q(weight_g__isnull=True) | Q(weight_g__gte=0), name="catalog_sku_weight_positive"
            ),
            models.CheckConstraint(
                condition=Q(volume_cm3__isnull=True) | Q(volume_cm3__gte=0), name="catalog_sku_volume_positive"
            ),
        ]


class SkuUnit(models.Model):
    """How many base units one `unit` of this SKU holds (a carton of 24); overrides the unit's own conversion."""

    id = models.BigIntegerField(primary_key=True)
    sku = models.ForeignKey(Sku, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    factor = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        db_table = "catalog_sku_unit"
        constraints = [
            models.UniqueConstraint("sku", "unit", name="catalog_sku_unit_once"),
            models.CheckConstraint(condition=Q(factor__gt=0), name="catalog_sku_unit_factor_positive"),
        ]


class Barcode(models.Model):
    """A code that scanners read. A retired one stays for history and frees the code for another SKU."""

    id = models.BigIntegerField(primary_key=True)
    sku = models.ForeignKey(Sku, on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", null=True)
    main = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "catalog_barcode"
        constraints = [
            models.UniqueConstraint("code", condition=Q(active=True), name="catalog_barcode_code_once"),
            models.UniqueConstraint("sku", condition=Q(active=True, main=True), name="catalog_barcode_main_once"),
            filled("catalog_barcode", "code", CODE),
        ]


class BundleLine(models.Model):
    """One component of a 组合装: `qty` base units per bundle, and the weight of its share of the price."""

    id = models.BigIntegerField(primary_key=True)
    bundle = models.ForeignKey(Sku, on_delete=models.PROTECT, related_name="+")
    component = models.ForeignKey(Sku, on_delete=models.PROTECT, related_name="+")
    sort = models.IntegerField()
    qty = models.DecimalField(max_digits=20, decimal_places=4)
    weight = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        db_table = "catalog_bundle_line"
        constraints = [
            models.UniqueConstraint("bundle", "component", name="catalog_bundle_line_component_once"),
            models.CheckConstraint(condition=Q(qty__gt=0), name="catalog_bundle_line_qty_positive"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="catalog_bundle_line_weight_positive"),
            models.CheckConstraint(condition=~Q(bundle=F("component")), name="catalog_bundle_line_other"),
        ]


class Image(models.Model):
    """A picture of a product or of one SKU; the file itself lives in the file store under `file_key`."""

    id = models.BigIntegerField(primary_key=True)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    sku = models.ForeignKey(Sku, on_delete=models.PROTECT, related_name="+", null=True)
    file_key = models.TextField()
    sort = models.IntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "catalog_image"
        constraints = [
            models.UniqueConstraint("product", "file_key", name="catalog_image_file_once"),
            filled("catalog_image", "file_key", NAME),
        ]
