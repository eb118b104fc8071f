import { useTranslation } from 'react-i18next'
import { DocumentPage, type DocumentAnswer } from '~/components/document/DocumentPage'
import { LinesDialog, type LinesAnswer } from '~/components/document/LinesDialog'
import { useAsk } from '~/components/document/useAsk'
import type { Row } from '~/components/grid/Cell'
import { figure } from '~/components/lines/columns'
import { about, type Line } from '~/components/lines/model'
import { plain, tracked, trackingColumns, tracks } from '~/components/lines/tracking'
import { linesAbout } from '~/components/lines/useSkus'
import * as decimal from '~/lib/decimal'
import '../warehouse.css'
import { Origin } from '../Origin'
import { Picks, picksOf } from './Picks'

/** A line tracked by lot stands once for each lot that is proposed. */
function proposed(lines: readonly Line[], picks: Awaited<ReturnType<typeof picksOf>>): Line[] {
  return lines.flatMap((line) => {
    const taken = picks.items.find((choice) => choice.line_id === line.source!.id)?.picks.filter((pick) => Number(pick.qty) > 0) ?? []
    if (!taken.length || !line.sku!.lot_tracked || line.sku!.serial_tracked) return [line]
    return taken.map((pick) => about(line.source!, line.sku!, { qty: plain(pick.qty), cells: { lot: pick.lot } }))
  })
}

export default function ShipmentPage() {
  const { t } = useTranslation()
  const { ask, dialog } = useAsk<LinesAnswer<object>>()
  const pick = async (document: Row, answer: DocumentAnswer): Promise<object | null> => {
    const asked = (row: Row) => ({ qty: plain(String(row.qty)), cells: { lot: String(row.lot ?? ''), serial: String(row.serial ?? '') } })
    const lines = proposed(await linesAbout(answer.lines, (row) => asked(row as Row), true), await picksOf(document.id))
    const tracking = trackingColumns(tracked(lines), t)
    const columns = [
      figure('asked', t('warehouse.asked'), (line) => decimal.quantity(line.source?.qty as string)),
      { key: 'qty', label: t('warehouse.picked'), kind: 'count' as const, width: 110 }, ...tracking,
    ]
    const given = await ask((done) => (
      <LinesDialog<object> title={t('warehouse.pick')} okText={t('warehouse.savePick')} hint={t('warehouse.pickHint')} lines={lines} columns={columns} splits={tracking.length > 0} zero done={done} />
    ))
    return given && { lines: given.lines.map((line) => ({ line_id: line.source!.id, qty: plain(line.qty), ...tracks(line) })) }
  }
  return (
    <>
      <DocumentPage
        name="warehouse.shipments" part="document" ask={{ pick }} tools={(document) => <Origin document={document} />}
        extra={(document, answer) => document.state === 'draft' && <Picks document={document} lines={answer.lines} />}
      />
      {dialog}
    </>
  )
}
