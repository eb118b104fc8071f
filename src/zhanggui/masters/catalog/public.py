"""Products, SKUs, barcodes, bundles, units, categories, brands: what other modules may use."""

from zhanggui.masters.catalog.bundles.commands import set_bundles
from zhanggui.masters.catalog.bundles.contracts import Bundle, Component, Part
from zhanggui.masters.catalog.bundles.explode import explode
from zhanggui.masters.catalog.bundles.queries import bundles
from zhanggui.masters.catalog.categories.commands import (
    create_brands,
    create_categories,
    update_brands,
    update_categories,
)
from zhanggui.masters.catalog.categories.contracts import (
    BrandRow,
    BrandValues,
    CategoriesRecosted,
    CategoryRow,
    CategoryValues,
    NewBrand,
    NewCategory,
)
from zhanggui.masters.catalog.categories.queries import brands, categories, find_brands, find_categories, subtree
from zhanggui.masters.catalog.options import Option
from zhanggui.masters.catalog.permissions import PERMISSIONS, VIEW
from zhanggui.masters.catalog.products.commands import create_products, set_images, update_products
from zhanggui.masters.catalog.products.contracts import (
    ImageRow,
    ImagesOfProduct,
    NewImage,
    NewProduct,
    ProductPoliciesChanged,
    ProductRow,
    ProductValues,
)
from zhanggui.masters.catalog.products.matrix import matrix
from zhanggui.masters.catalog.products.queries import find_products, images, products
from zhanggui.masters.catalog.skus.commands import create_skus, set_barcodes, update_skus
from zhanggui.masters.catalog.skus.contracts import (
    AddedSku,
    BarcodeRow,
    BarcodesOfSku,
    NewBarcode,
    NewSku,
    Scan,
    SkuCard,
    SkuRow,
    SkuValues,
)
from zhanggui.masters.catalog.skus.queries import (
    ask_skus,
    barcodes,
    cards_of_products,
    find_skus,
    skus,
    skus_by_barcode,
    skus_by_code,
)
from zhanggui.masters.catalog.units.commands import create_units, set_sku_units, update_units
from zhanggui.masters.catalog.units.contracts import NewUnit, SkuUnitRow, UnitRow, UnitsOfSku, UnitValues
from zhanggui.masters.catalog.units.conversion import convert
from zhanggui.masters.catalog.units.queries import find_units, sku_units, units
from zhanggui.masters.editing import Change

__all__ = [
    "PERMISSIONS",
    "VIEW",
    "AddedSku",
    "BarcodeRow",
    "BarcodesOfSku",
    "BrandRow",
    "BrandValues",
    "Bundle",
    "CategoriesRecosted",
    "CategoryRow",
    "CategoryValues",
    "Change",
    "Component",
    "ImageRow",
    "ImagesOfProduct",
    "NewBarcode",
    "NewBrand",
    "NewCategory",
    "NewImage",
    "NewProduct",
    "NewSku",
    "NewUnit",
    "Option",
    "Part",
    "ProductPoliciesChanged",
    "ProductRow",
    "ProductValues",
    "Scan",
    "SkuCard",
    "SkuRow",
    "SkuUnitRow",
    "SkuValues",
    "UnitRow",
    "UnitValues",
    "UnitsOfSku",
    "ask_skus",
    "barcodes",
    "brands",
    "bundles",
    "cards_of_products",
    "categories",
    "convert",
    "create_brands",
    "create_categories",
    "create_products",
    "create_skus",
    "create_units",
    "explode",
    "find_brands",
    "find_categories",
    "find_products",
    "find_skus",
    "find_units",
    "images",
    "matrix",
    "products",
    "set_barcodes",
    "set_bundles",
    "set_images",
    "set_sku_units",
    "sku_units",
    "skus",
    "skus_by_barcode",
    "skus_by_code",
    "subtree",
    "units",
    "update_brands",
    "update_categories",
    "update_products",
    "update_skus",
    "update_units",
]
