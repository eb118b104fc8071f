import { useTranslation } from 'react-i18next'
import { DocumentPage, type DocumentAnswer } from '~/components/document/DocumentPage'
import { LinesDialog, type LinesAnswer } from '~/components/document/LinesDialog'
import { useAsk } from '~/components/document/useAsk'
import type { Row } from '~/components/grid/Cell'
import { figure } from '~/components/lines/columns'
import { PrintButton } from '~/components/print/PrintButton'
import { plain, tracked, trackingColumns, tracks } from '~/components/lines/tracking'
import { linesAbout } from '~/components/lines/useSkus'
import * as decimal from '~/lib/decimal'
import { Origin } from '../Origin'

/** A label for each piece that came, at most as many as one prints at once. */
function labelled(lines: readonly Row[]): { ids: number[]; copies: number[] } {
  const pieces = new Map<number, number>()
  for (const line of lines) pieces.set(line.sku_id as number, (pieces.get(line.sku_id as number) ?? 0) + Math.ceil(Number(line.qty)))
  return { ids: [...pieces.keys()], copies: [...pieces.values()].map((count) => Math.min(count, 500)) }
}

export default function ReceiptPage() {
  const { t } = useTranslation()
  const { ask, dialog } = useAsk<LinesAnswer<object>>()
  const tally = async (_: Row, answer: DocumentAnswer): Promise<object | null> => {
    const lines = await linesAbout(
      answer.lines, (row) => ({ qty: plain(String(row.qty)), cells: { lot: String(row.lot ?? ''), serial: String(row.serial ?? '') } }), true,
    )
    const tracking = trackingColumns(tracked(lines), t, { dates: true })
    const columns = [
      figure('asked', t('warehouse.expected'), (line) => decimal.quantity(line.source?.qty as string)),
      { key: 'qty', label: t('warehouse.arrived'), kind: 'count' as const, width: 110 }, ...tracking,
    ]
    const given = await ask((done) => (
      <LinesDialog<object> title={t('warehouse.tally')} okText={t('warehouse.saveTally')} hint={t('warehouse.tallyHint')} lines={lines} columns={columns} splits={tracking.length > 0} zero done={done} />
    ))
    return given && { lines: given.lines.map((line) => ({ line_id: line.source!.id, qty: plain(line.qty), ...tracks(line, { dates: true }) })) }
  }
  return (
    <>
      <DocumentPage name="warehouse.receipts" part="document" ask={{ tally }} tools={(_, answer) => <PrintButton name="catalog.skus" load={() => labelled(answer.lines)} label={t('print.labels')} />} from={(document) => <Origin document={document} />} />
      {dialog}
    </>
  )
}
