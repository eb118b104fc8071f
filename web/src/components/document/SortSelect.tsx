import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Column } from '~/api/descriptions'
import { directionOf, type Sort } from '../grid/sorting'

/** The order of a list, where there are no heads to press. */
export function SortSelect({ columns, value, onChange }: { columns: readonly Column[]; value: Sort; onChange: (sort: Sort) => void }) {
  const { t } = useTranslation()
  const options = columns.filter((column) => column.sortable && (!column.hidden || directionOf(value, column.key) !== 'none')).flatMap(({ key, label }) => [
    { value: key, label: t('list.ascending', { column: label }) },
    { value: `-${key}`, label: t('list.descending', { column: label }) },
  ])
  return <Select className="zg-filter" aria-label={t('list.sort')} value={value ?? ''} options={[{ value: '', label: t('list.usual') }, ...options]} onChange={(next) => onChange(next || null)} virtual={false} />
}
