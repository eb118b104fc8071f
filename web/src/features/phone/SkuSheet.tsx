import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, url } from '~/api/http'
import { Problems } from '~/components/Problems'
import { isNegative, quantity } from '~/lib/decimal'
import { moment } from '~/lib/time'

type Schemas = components['schemas']
const LATEST = 10

async function read(sku: number, signal: AbortSignal) {
  const [detail, positions, moves] = await Promise.all([
    get<Schemas['SkuDetailOut']>(`/skus/${sku}`, undefined, signal),
    get<{ items: Schemas['PositionOut'][] }>('/stock/positions', { sku_id: sku, limit: 100 }, signal),
    get<{ items: Schemas['LatestMoveOut'][] }>(`/stock/skus/${sku}/latest`, { limit: LATEST }, signal),
  ])
  const { images } = await get<Schemas['ProductDetailOut']>(`/products/${detail.product_id}`, undefined, signal)
  const image = images.find((each) => each.sku_id === sku) ?? images.find((each) => each.sku_id === null)
  return { detail, positions: positions.items, moves: moves.items, picture: image ? url(`/products/${detail.product_id}/images/${image.file_key}`) : null }
}

const FIGURES = ['on_hand', 'available', 'reserved', 'on_order', 'in_transit', 'defect'] as const

/** A SKU at a glance: its picture, what there is of it in every warehouse, what last happened to it. */
export function SkuSheet({ sku }: { sku: number }) {
  const { t, i18n } = useTranslation()
  const { data, error } = useQuery({ queryKey: ['/stock', 'sheet', sku, i18n.language], queryFn: ({ signal }) => read(sku, signal) })
  if (error) return <Problems error={error} />
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />
  const { detail, positions, moves, picture } = data
  return (
    <>
      <section className="zg-m-sku">
        {picture ? <img src={picture} alt={detail.name} /> : <i aria-hidden="true">{detail.name.slice(0, 1)}</i>}
        <div><b>{detail.name}</b><em>{detail.code}</em><em>{detail.barcodes.map((each) => each.code).join(' ')}</em></div>
      </section>
      <section>
        <h2>{t('phone.stock.where')}</h2>
        {!positions.length && <p className="zg-m-nothing">{t('phone.stock.nowhere')}</p>}
        {positions.map((position) => (
          <div key={position.warehouse_id} className="zg-m-position">
            <h3>{position.warehouse_name}</h3>
            <dl>
              {FIGURES.map((figure) => (
                <div key={figure}><dt>{t(`phone.stock.${figure}`)}</dt><dd className={isNegative(position[figure]) ? 'zg-alarm' : undefined}>{quantity(position[figure])}</dd></div>
              ))}
            </dl>
          </div>
        ))}
      </section>
      <section>
        <h2>{t('phone.stock.moves')}</h2>
        <ul className="zg-m-moves">
          {moves.map((move) => (
            <li key={`${move.id}.${move.warehouse_id}.${move.qty}`}>
              <span><b>{move.kind_label}</b><em>{moment(move.effective_at)} · {move.warehouse_name}</em></span>
              <strong>{isNegative(move.qty) ? '' : '+'}{quantity(move.qty)}</strong>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
