import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '~/api/descriptions'
import type { Row } from '~/components/grid/Cell'
import { column } from './columns'
import { useWarehouses } from './useRows'

/** The columns of a lot's or a piece's history, and its rows with the names of places. */
export function useSteps(rows: readonly Row[]): { columns: Column[]; steps: Row[] } {
  const { t } = useTranslation()
  const names = useWarehouses()
  const columns = useMemo(
    () => [
      column(t, 'effective_at', 'moment'), column(t, 'kind_label', 'text'), column(t, 'qty', 'quantity'), column(t, 'from', 'text'), column(t, 'to', 'text'), column(t, 'partner_name', 'text'),
      column(t, 'quality_label', 'text'), ...(rows.some((row) => row.serial) ? [column(t, 'serial', 'code')] : []),
    ],
    [t, rows],
  )
  const steps = useMemo(() => {
    const place = (id: unknown) => (id == null ? t('stock.outside') : (names.get(id as number) ?? ''))
    return rows.map((row, at): Row => ({
      ...row, id: at, from: place(row.from_warehouse_id), to: place(row.to_warehouse_id), quality_label: t(row.quality === 'defect' ? 'stock.defect' : 'stock.good'),
    }))
  }, [rows, names, t])
  return { columns, steps }
}
