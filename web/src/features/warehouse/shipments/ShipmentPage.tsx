import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { DocLink } from '~/components/document/DocLink'
import { DocumentPage, type DocumentAnswer } from '~/components/document/DocumentPage'
import { LinesDialog, type LinesAnswer } from '~/components/document/LinesDialog'
import { useAsk } from '~/components/document/useAsk'
import type { Row } from '~/components/grid/Cell'
import { figure } from '~/components/lines/columns'
import { about, type Line } from '~/components/lines/model'
import { plain, tracked, trackingColumns, tracks } from '~/components/lines/tracking'
import { linesAbout } from '~/components/lines/useSkus'
import { WaybillDialog, type Parcel } from '~/components/waybill/WaybillDialog'
import * as decimal from '~/lib/decimal'
import '../warehouse.css'
import { Origin } from '../Origin'
import { parcelOf } from './parcels'
import { Picks, picksOf } from './Picks'

/** A line tracked by lot stands once for each lot that is proposed. */
function proposed(lines: readonly Line[], picks: Awaited<ReturnType<typeof picksOf>>): Line[] {
  return lines.flatMap((line) => {
    const taken = picks.items.find((choice) => choice.line_id === line.source!.id)?.picks.filter((pick) => Number(pick.qty) > 0) ?? []
    if (!taken.length || !line.sku!.lot_tracked || line.sku!.serial_tracked) return [line]
    return taken.map((pick) => about(line.source!, line.sku!, { qty: plain(pick.qty), cells: { lot: pick.lot } }))
  })
}

type Shared = components['schemas']['SharedWaybillOut']

/** Parcels are merged; or somebody scanned one label twice. */
function SameParcel({ shared }: { shared: readonly Shared[] }) {
  const { t } = useTranslation()
  if (!shared?.length) return null
  return (
    <Alert
      type="warning" showIcon className="zg-section"
      title={<>{t('waybill.same')} {shared.map((each) => <DocLink key={each.other_id} to={`/warehouse/shipments/${each.other_id}`} text={each.other_number} />)}</>}
    />
  )
}

export default function ShipmentPage() {
  const { t } = useTranslation()
  const { ask, dialog } = useAsk<LinesAnswer<object>>()
  const parcels = useAsk<Parcel[]>()
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
  const label = (title: string, okText: string) => async (document: Row): Promise<object | null> => {
    const given = await parcels.ask((done) => <WaybillDialog title={title} okText={okText} hint={t('waybill.optional')} parcels={[parcelOf(document)]} done={done} />)
    return given && { documents: given.map(({ id, carrier, waybill }) => ({ id, version: document.version, carrier, waybill })) }
  }
  return (
    <>
      <DocumentPage
        name="warehouse.shipments" part="document" ask={{ pick, ship: label(t('waybill.ship'), t('waybill.shipOk')), waybill: label(t('waybill.title'), t('waybill.save')) }} from={(document) => <Origin document={document} />}
        extra={(document, answer) => (
          <>
            <SameParcel shared={answer.shared as readonly Shared[]} />
            {document.state === 'draft' && <Picks document={document} lines={answer.lines} />}
          </>
        )}
      />
      {dialog}
      {parcels.dialog}
    </>
  )
}
