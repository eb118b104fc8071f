import { useTranslation } from 'react-i18next'
import { unitLabel, useUnits } from '~/api/units'
import type { FieldSpec } from '~/components/form/spec'
import { useBrands, useCategories } from '../structure/useStructure'
import type { Branch } from '../structure/tree'

const KINDS = ['goods', 'gift', 'packaging', 'virtual', 'fee', 'discount'] as const

function flat(tree: readonly Branch[], depth = 0): { value: number; label: string }[] {
  return tree.filter((branch) => branch.category.active).flatMap((branch) => [{ value: branch.key, label: `${'\u3000'.repeat(depth)}${branch.title}` }, ...flat(branch.children, depth + 1)])
}

/** The fields of a product; its kind and its unit are set once. */
export function useProductFields(known: boolean): FieldSpec[] {
  const { t, i18n } = useTranslation()
  const { tree } = useCategories()
  const { brands } = useBrands()
  const units = useUnits()
  return [
    { name: 'code', label: t('product.code'), kind: 'text', required: true, max: 64 },
    { name: 'name', label: t('product.name'), kind: 'text', required: true },
    ...(known
      ? []
      : ([
          { name: 'kind', label: t('product.kind'), kind: 'choice', required: true, options: KINDS.map((value) => ({ value, label: t(`product.kinds.${value}`) })), hint: t('product.kindHint') },
          { name: 'unit', label: t('product.unit'), kind: 'choice', required: true, options: units.map((unit) => ({ value: unit.code, label: unitLabel(unit, i18n.language) })), hint: t('product.unitHint') },
        ] as const)),
    { name: 'category_id', label: t('product.category'), kind: 'choice', nullable: true, options: flat(tree) },
    { name: 'brand_id', label: t('product.brand'), kind: 'choice', nullable: true, options: brands.filter((brand) => brand.active).map((brand) => ({ value: brand.id, label: brand.name })) },
    { name: 'tax_rate', label: t('product.taxRate'), kind: 'rate', required: true },
    { name: 'revenue_account', label: t('product.revenueAccount'), kind: 'text', max: 10, hint: t('product.revenueHint') },
    { name: 'lot_tracked', label: t('product.lotTracked'), kind: 'flag' },
    { name: 'shelf_life_days', label: t('product.shelfLife'), kind: 'whole', hint: t('product.shelfLifeHint') },
    { name: 'serial_tracked', label: t('product.serialTracked'), kind: 'flag' },
    { name: 'allow_negative', label: t('product.allowNegative'), kind: 'flag', hint: t('product.allowNegativeHint') },
    { name: 'presale', label: t('product.presale'), kind: 'flag', hint: t('product.presaleHint') },
    ...(known ? [{ name: 'active', label: t('product.active'), kind: 'flag' } as const] : []),
    { name: 'description', label: t('product.description'), kind: 'note' },
  ]
}
