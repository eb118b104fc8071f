import { useTranslation } from 'react-i18next'
import * as decimal from '~/lib/decimal'
import { Named } from '../Named'
import type { FieldSpec } from './spec'

/** A value as people read it. */
export function FieldValue({ spec, value }: { spec: FieldSpec; value: unknown }) {
  const { t } = useTranslation()
  if (value == null || value === '' || (Array.isArray(value) && !value.length)) return decimal.NOTHING
  if (spec.kind === 'reference') return <Named list={spec.list!} id={value as number} />
  if (spec.kind === 'flag') return t(value === true ? 'common.yes' : 'common.no')
  if (spec.kind === 'decimal') return decimal.price(String(value))
  if (spec.kind === 'rate') return decimal.rate(String(value))
  if (spec.kind === 'choice') return spec.options?.find((each) => each.value === value)?.label.trim() ?? String(value)
  return Array.isArray(value) ? value.join(', ') : String(value)
}
