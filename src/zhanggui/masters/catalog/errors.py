"""What the catalogue refuses beyond the words of `masters.errors`."""

from __future__ import annotations

from zhanggui.kernel.errors import Conflict, Malformed


class UnitLoop(Conflict):
    """A unit would be converted into itself: carton → box → carton."""

    code = "catalog.unit_loop"
    zh = "单位换算形成循环：{chain}。"
    en = "The unit conversions run in a circle: {chain}."
    remedy_zh = "请把其中一个单位的基准单位清空。"
    remedy_en = "Clear the base unit of one of them."


class UnitWithoutBase(Malformed):
    """A factor says how many base units; without a base it means nothing."""

    code = "catalog.unit_without_base"
    zh = "没有基准单位的单位“{unit}”，换算率只能是 1。"
    en = "“{unit}” has no base unit, so its factor can only be 1."
    remedy_zh = "请填写基准单位，或把换算率改为 1。"
    remedy_en = "Name a base unit or set the factor to 1."


class UnitInUse(Conflict):
    """Fewer decimals than the quantities already entered in the unit may have."""

    code = "catalog.unit_in_use"
    zh = "单位“{unit}”已被商品使用，换算和小数位数不能再修改。"
    en = "Products use the unit “{unit}”, so its conversion and decimals can't be changed any more."
    remedy_zh = "请新建一个单位，用于新的商品。"
    remedy_en = "Create another unit for new products."


class NoConversion(Conflict):
    """Nothing says how many of one unit make another."""

    code = "catalog.no_conversion"
    zh = "单位“{unit}”无法换算为“{base}”。"
    en = "“{unit}” can't be converted into “{base}”."
    remedy_zh = "请在该规格上维护换算率，或为两个单位设置共同的基准单位。"
    remedy_en = "Give the SKU a factor for this unit, or give both units a common base."


class InexactConversion(Malformed):
    """A converted quantity needs more than four decimals (a third of a dozen of 10)."""

    code = "catalog.inexact_conversion"
    zh = "{qty} {unit} 换算为“{base}”后超过 4 位小数。"
    en = "{qty} {unit} can't be expressed in “{base}” with four decimals."
    remedy_zh = "请改用能整除的数量，或直接按“{base}”填写。"
    remedy_en = "Use a quantity that divides evenly, or give it in “{base}”."


class CategoryLoop(Conflict):
    """A category can't be moved into itself or below one of its own descendants."""

    code = "catalog.category_loop"
    zh = "分类“{name}”不能移动到它自己或其下级分类之下。"
    en = "Category “{name}” can't be moved below itself or one of its own descendants."
    remedy_zh = "请选择另一个上级分类；需要对调时先把下级分类移出。"
    remedy_en = "Choose another parent; to swap the two, move the lower one out first."


class CategoryTooDeep(Conflict):
    """The tree would get more levels than allowed."""

    code = "catalog.category_too_deep"
    zh = "分类最多 {deepest} 级，此操作会达到 {depth} 级。"
    en = "The tree has at most {deepest} levels; this would make {depth}."
    remedy_zh = "请移动到更高的层级。"
    remedy_en = "Choose a parent higher up."


class OptionsMismatch(Malformed):
    """A SKU's option values don't fit the options of its product."""

    code = "catalog.options_mismatch"
    zh = "规格“{sku}”的选项与商品定义不一致：{why_zh}"
    en = "The options of SKU “{sku}” don't fit the product: {why_en}"
    remedy_zh = "每个规格须为商品的每个规格项各取一个已定义的值；不区分规格的商品不填。"
    remedy_en = (
        "Give every SKU one defined value for each option of the product, or none if the product has no options."
    )


class OptionsInUse(Conflict):
    """An option value that SKUs carry can't be taken away."""

    code = "catalog.options_in_use"
    zh = "规格“{sku}”正在使用选项“{value}”，不能删除。"
    en = "SKU “{sku}” uses the option “{value}”, so it can't be removed."
    remedy_zh = "请先停用或修改该规格。"
    remedy_en = "Deactivate or change that SKU first."


class PolicyContradiction(Malformed):
    """Two policy flags that exclude each other, or a flag that makes no sense for the kind of goods."""

    code = "catalog.policy_contradiction"
    zh = "商品策略互相矛盾：{why_zh}"
    en = "The policies contradict each other: {why_en}"
    remedy_zh = "请修改其中一项。"
    remedy_en = "Change one of them."


class PolicyFixed(Conflict):
    """A property under which stock was booked can't change any more."""

    code = "catalog.policy_fixed"
    zh = "商品“{product}”的“{label_zh}”不能修改：{why_zh}"
    en = "“{label_en}” of product “{product}” can't be changed: {why_en}"
    remedy_zh = "请新建商品，并停用旧商品。"
    remedy_en = "Create a new product and deactivate this one."


class BarcodeTaken(Conflict):
    """A scanner must find one SKU, not two."""

    code = "catalog.barcode_taken"
    zh = "条码“{barcode}”已属于规格“{sku}”。"
    en = "Barcode “{barcode}” belongs to SKU “{sku}”."
    remedy_zh = "请先在原规格上停用该条码。"
    remedy_en = "Retire it at the other SKU first."


class NotABundle(Malformed):
    """Components were given for a SKU that is no bundle."""

    code = "catalog.not_a_bundle"
    zh = "规格“{sku}”不是组合装。"
    en = "SKU “{sku}” is not a bundle."
    remedy_zh = "组合装在新建时指定；请新建一个组合装规格。"
    remedy_en = "A SKU becomes a bundle when it is created; create a new one."


class ComponentRefused(Malformed):
    """A SKU that can't be part of a bundle (fee and discount lines)."""

    code = "catalog.component_refused"
    zh = "规格“{sku}”是费用或折扣，不能作为组合装的组件。"
    en = "SKU “{sku}” is a fee or a discount and can't be part of a bundle."
    remedy_zh = "请选择商品、赠品、包装物或虚拟商品。"
    remedy_en = "Choose goods, a gift, packaging or virtual goods."


class BundleLoop(Conflict):
    """A bundle would contain itself, directly or through other bundles."""

    code = "catalog.bundle_loop"
    zh = "组合装形成循环：{chain}。"
    en = "The bundles contain each other in a circle: {chain}."
    remedy_zh = "请去掉其中一个组件。"
    remedy_en = "Remove one of the components."


class BundleTooDeep(Conflict):
    """Bundles in bundles in bundles: more levels than anybody can check."""

    code = "catalog.bundle_too_deep"
    zh = "组合装嵌套超过 {deepest} 层：{chain}。"
    en = "Bundles are nested more than {deepest} levels deep: {chain}."
    remedy_zh = "请直接列出最底层的组件。"
    remedy_en = "List the innermost components directly."
