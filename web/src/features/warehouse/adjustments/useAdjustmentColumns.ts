import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { figure, type LineColumn } from '~/components/lines/columns'
import type { Line } from '~/components/lines/model'
import { qualityColumn, trackingColumns, useTracked } from '~/components/lines/tracking'
import * as decimal from '~/lib/decimal'
import type { Purpose } from './purposes'

/** What lies there, and what the purpose asks for. */
export function useAdjustmentColumns(purpose: Purpose, lines: readonly Line[]): LineColumn[] {
  const { t } = useTranslation()
  const may = useMay()
  const of = useTracked(lines)
  return useMemo(() => {
    const comes = purpose.sign !== -1
    const leaves = (line: Line) => purpose.sign === null && !(decimal.parse(line.qty)?.gt(0) ?? false)
    return [
      figure('available', t('lines.available'), (line) => (line.available === null ? '' : decimal.quantity(line.available)), 100),
      {
        key: 'qty', kind: purpose.sign === null ? 'signed' : 'quantity', width: 120,
        label: t(purpose.sign === null ? 'adjust.signedQty' : purpose.sign > 0 ? 'adjust.inQty' : 'adjust.outQty'),
      },
      qualityColumn(t),
      ...(comes && may('stock.cost.view') ? [{ key: 'value', label: t('adjust.value'), kind: 'money' as const, width: 130, off: leaves, placeholder: () => t('adjust.atAverage') }] : []),
      ...(purpose.tax === 'fair' ? [{ key: 'fair_price', label: t('adjust.fairPrice'), kind: 'price' as const, width: 140, placeholder: (line: Line) => (line.sku ? t('adjust.byLists') : '') }] : []),
      ...(purpose.tax === 'invoice' ? [{ key: 'tax', label: t('adjust.tax'), kind: 'money' as const, width: 120 }] : []),
      ...trackingColumns(of, t, { dates: comes, optional: !comes }),
    ]
  }, [purpose, of, t, may])
}
