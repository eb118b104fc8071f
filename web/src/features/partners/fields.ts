import { useTranslation } from 'react-i18next'
import type { FieldSpec } from '~/components/form/spec'

export type Side = 'customer' | 'supplier'

export const PATHS: Record<Side, string> = { customer: '/customers', supplier: '/suppliers' }
export const BASES: Record<Side, string> = { customer: '/partners/customers', supplier: '/partners/suppliers' }
export const EDIT: Record<Side, string> = { customer: 'partners.customers.edit', supplier: 'partners.suppliers.edit' }

/** The fields of a customer or supplier. `hidden`: those that the caller may not see. */
export function usePartnerFields(side: Side, hidden: readonly string[], known: boolean): FieldSpec[] {
  const { t } = useTranslation()
  const text = (name: string, max = 64): FieldSpec => ({ name, label: t(`partner.${name}`), kind: 'text', max })
  const fields: FieldSpec[] = [
    { ...text('code'), required: true },
    { ...text('name', 200), required: true },
    text('phone'),
    text('grade'),
    { name: 'tags', label: t('partner.tags'), kind: 'tags' },
    ...(side === 'customer' ? [{ name: 'owner_id', label: t('partner.owner_id'), kind: 'reference', list: 'users' } as const] : []),
    text('country'),
    text('tax_number'),
    { name: 'terms_days', label: t('partner.terms_days'), kind: 'whole' },
    ...(side === 'customer'
      ? ([
          { name: 'credit_limit', label: t('partner.credit_limit'), kind: 'decimal', hint: t('partner.creditHint') },
          { name: 'walk_in', label: t('partner.walk_in'), kind: 'flag', hint: t('partner.walkInHint') },
        ] as const)
      : [{ name: 'lead_days', label: t('partner.lead_days'), kind: 'whole' } as const]),
    ...(known ? [{ name: 'active', label: t('partner.active'), kind: 'flag' } as const] : [{ name: 'company_id', label: t('partner.company_id'), kind: 'reference', list: 'companies', required: true } as const]),
  ]
  return fields.filter((field) => !hidden.includes(field.name))
}
