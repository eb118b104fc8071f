import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get } from '~/api/http'
import type { Row } from '~/components/grid/Cell'
import { LineTable } from '~/components/document/LineTable'
import { Problems } from '~/components/Problems'
import './stock.css'
import { useSteps } from './useSteps'

type Trace = components['schemas']['PieceTraceOut']

function Piece({ trace }: { trace: Trace }) {
  const { t } = useTranslation()
  const rows = useMemo(() => trace.moves as unknown as Row[], [trace])
  const { columns, steps } = useSteps(rows)
  const { piece } = trace
  return (
    <section className="zg-panel zg-section">
      <h2>
        <Link to={`/stock/skus/${piece.sku_id}` as string} className="zg-link">{piece.sku_code} {piece.sku_name}</Link>
        <span>{piece.warehouse_name ? t('stock.serial.lies', { place: piece.warehouse_name, quality: t(piece.quality === 'defect' ? 'stock.defect' : 'stock.good') }) : t('stock.serial.gone')}</span>
        {piece.lot && <span className="zg-why">{t('stock.column.lot')} {piece.lot}</span>}
      </h2>
      <LineTable columns={columns} rows={steps} totals={false} />
    </section>
  )
}

/** Where a piece is, and every step that brought it there. */
export default function SerialPage() {
  const { t } = useTranslation()
  const [serial, setSerial] = useState('')
  const { data, error, isFetching } = useQuery({
    queryKey: ['/stock/serials', serial], queryFn: ({ signal }) => get<{ items: Trace[] }>('/stock/serials', { serial }, signal), enabled: serial !== '',
  })
  return (
    <div className="zg-document">
      <div className="zg-panel">
        <header className="zg-doc-head"><h1>{t('page.stock.serials')}</h1><Input.Search className="zg-filter-search" autoFocus allowClear loading={isFetching} placeholder={t('stock.serial.scan')} aria-label={t('stock.column.serial')} onSearch={(text) => setSerial(text.trim())} /></header>
        <Problems error={error} />
      </div>
      {data?.items.map((trace) => <Piece key={trace.piece.sku_id} trace={trace} />)}
      {!data?.items.length && <div className="zg-panel zg-empty"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(serial && data ? 'stock.serial.unknown' : 'stock.serial.hint', { serial })} /></div>}
    </div>
  )
}
