import Big from 'big.js'
import { useTranslation } from 'react-i18next'
import { DocLink } from '~/components/document/DocLink'
import { DocumentPage, type DocumentAnswer } from '~/components/document/DocumentPage'
import { LinesDialog, type LinesAnswer } from '~/components/document/LinesDialog'
import { useAsk } from '~/components/document/useAsk'
import type { Row } from '~/components/grid/Cell'
import { figure } from '~/components/lines/columns'
import type { Source } from '~/components/lines/model'
import { plain, tracked, trackingColumns, tracks } from '~/components/lines/tracking'
import { linesAbout } from '~/components/lines/useSkus'
import * as decimal from '~/lib/decimal'
import { RefundDialog } from './RefundDialog'

function coming(row: Source): Big {
  return new Big(String(row.qty)).minus(String(row.received_qty))
}

export default function ReturnPage() {
  const { t } = useTranslation()
  const { ask, dialog } = useAsk<LinesAnswer<object>>()
  const refund = useAsk<object>()

  const receive = async (_: Row, answer: DocumentAnswer): Promise<object | null> => {
    const open = answer.lines.filter((line) => line.stocked === true && coming(line).gt(0))
    if (!open.length) return {}
    const lines = await linesAbout(open, (row) => ({ qty: coming(row).toFixed() }), true)
    const tracking = trackingColumns(tracked(lines), t, { optional: true })
    const columns = [
      figure('asked', t('returns.asked'), (line) => decimal.quantity(line.source?.qty as string)),
      figure('received', t('returns.received'), (line) => decimal.quantity(line.source?.received_qty as string)),
      { key: 'qty', label: t('returns.receiveNow'), kind: 'quantity' as const, width: 120 }, ...tracking,
    ]
    const given = await ask((done) => (
      <LinesDialog<object> title={t('returns.receive')} okText={t('returns.receive')} hint={t('returns.receiveHint')} lines={lines} columns={columns} splits={tracking.length > 0} done={done} />
    ))
    if (!given) return null
    const whole = !tracking.length && given.lines.length === lines.length && given.lines.every((line, at) => decimal.parse(line.qty)?.eq(lines[at]!.qty))
    return whole ? {} : { lines: given.lines.map((line) => ({ line_id: line.source!.id, qty: plain(line.qty), ...tracks(line) })) }
  }
  return (
    <>
      <DocumentPage
        name="aftersales.returns"
        part="document"
        ask={{ receive, refund: (document) => refund.ask((done) => <RefundDialog document={document} done={done} />) }}
        from={(document) =>
          document.order_id != null && <span className="zg-from">{t('returns.from')} <DocLink to={`/sales/orders/${String(document.order_id)}`} text={String(document.order_number)} /></span>
        }
      />
      {dialog}
      {refund.dialog}
    </>
  )
}
