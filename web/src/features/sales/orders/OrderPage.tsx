import Big from 'big.js'
import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { DocumentPage, type DocumentAnswer } from '~/components/document/DocumentPage'
import { LinesDialog, type LinesAnswer } from '~/components/document/LinesDialog'
import { ParcelFields } from '~/components/waybill/ParcelFields'
import { useAsk } from '~/components/document/useAsk'
import type { Row } from '~/components/grid/Cell'
import type { LineColumn } from '~/components/lines/columns'
import { about, type Line } from '~/components/lines/model'
import { plain } from '~/components/lines/tracking'
import { money, parse, quantity, rate } from '~/lib/decimal'

function text(value: unknown): string {
  return String(value ?? '')
}

/** What of a line has not left yet. */
function open(line: Row): Big {
  return (parse(text(line.qty)) ?? new Big(0)).minus(text(line.shipped_qty) || '0')
}

interface ParcelHead {
  carrier?: string
  waybill?: string
}

export default function OrderPage() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { ask, dialog } = useAsk<LinesAnswer<ParcelHead>>()

  // Goods of which nothing is promised can't leave; services have no promise and leave with the goods.
  const some = async (order: Row, answer: DocumentAnswer, action: 'ship' | 'release'): Promise<object | null> => {
    const goods = answer.lines.filter((line) => line.stocked === true && open(line).gt(0))
    if (!goods.length) return {}
    const read = (key: string, shown: (line: Line) => string): LineColumn => ({ key, label: t(`order.ask.${key}`), kind: 'read', numeric: true, width: 90, shown })
    const columns: LineColumn[] = [
      read('ordered', (line) => quantity(text(line.source?.qty))),
      read('shipped', (line) => quantity(text(line.source?.shipped_qty))),
      read('promised', (line) => quantity(text(line.source?.reserved_qty))),
      { key: 'qty', label: t(`order.ask.${action}Now`), kind: 'quantity', width: 110 },
    ]
    const lines = goods.map((line) =>
      about(line, { id: line.sku_id as number, code: text(line.sku_code), name: text(line.sku_name) }, { qty: parse(text(line.reserved_qty))?.toFixed() ?? '' }),
    )
    const given = await ask((done) => (
      <LinesDialog<ParcelHead> title={t(`order.ask.${action}`)} okText={t(`order.ask.${action}`)} hint={t(`order.ask.${action}Hint`)} lines={lines} columns={columns} fields={action === 'ship' ? <ParcelFields /> : null} done={done} />
    ))
    if (!given) return null
    // Everything that is promised is the plain call: fees of the order go with it.
    const whole = lines.every((line) => given.lines.find((each) => each.source === line.source)?.qty === line.qty || (parse(line.qty)?.eq(0) && !given.lines.some((each) => each.source === line.source)))
    const { carrier = '', waybill = '' } = given.head
    const parcel = carrier || waybill ? { documents: [{ id: order.id, version: order.version, carrier, waybill }] } : {}
    return whole ? parcel : { ...parcel, lines: given.lines.map((line) => ({ line_id: line.source!.id, qty: plain(line.qty) })) }
  }

  return (
    <>
      <DocumentPage
        name="sales.orders"
        part="order"
        ask={{ ship: (order, answer) => some(order, answer, 'ship'), release: (order, answer) => some(order, answer, 'release') }}
        tools={(order) =>
          may('aftersales.return.create') && Number(order.shipped_qty) > 0 && (
            <Button onClick={() => void navigate({ to: '/aftersales/returns/new' as string, search: { order: order.id } as never })}>{t('order.ask.return')}</Button>
          )
        }
        extra={(order, answer) => <Facts order={order} answer={answer} />}
      />
      {dialog}
    </>
  )
}

function Facts({ order, answer }: { order: Row; answer: DocumentAnswer }) {
  const { t } = useTranslation()
  const ship = (order.ship_to ?? {}) as Record<string, string>
  const address = [ship.province, ship.city, ship.district, ship.street].filter(Boolean).join(' ')
  const { margin, cost } = answer as { margin?: string | null; cost?: string | null }
  return (
    <div className="zg-two">
      {(ship.name || address) && (
        <section className="zg-panel zg-section">
          <h2>{t('order.receiver')}</h2>
          {ship.name} {ship.phone}<br />{address} {ship.country} {ship.postcode}
        </section>
      )}
      {margin != null && (
        <section className="zg-panel zg-section">
          <h2>{t('order.margin')}</h2>
          <span className="zg-big">{money(margin)}</span>{' '}
          <span className="zg-why">
            {t('order.cost', { cost: money(cost) })}
            {Number(order.net) !== 0 && ` · ${rate(new Big(margin).div(String(order.net)).toFixed(4))}`}
          </span>
        </section>
      )}
    </div>
  )
}
