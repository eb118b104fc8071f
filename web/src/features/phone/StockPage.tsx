import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '~/api/http'
import { signal } from '~/components/scan/feedback'
import { ScanBox } from '~/components/scan/ScanBox'
import { usePage } from '~/lib/page'
import { Unreachable } from '~/lib/problem'
import { ask, type Meaning } from './goods'
import './phone.css'
import { SkuSheet } from './SkuSheet'

const PLACES: { [type: string]: string } = {
  'purchasing.order': '/purchasing/orders', 'warehouse.receipt': '/warehouse/receipts', 'warehouse.shipment': '/warehouse/shipments', 'sales.order': '/sales/orders',
  'warehouse.count': '/warehouse/counts', 'aftersales.return': '/aftersales/returns',
}

interface Named {
  id: number
  code: string
  name: string
}

/** Scan anything: goods show where they lie, a document opens. */
export default function StockPage() {
  const { t } = useTranslation()
  const page = usePage()
  const navigate = useNavigate()
  const [sku, setSku] = useState<number | null>(null)
  const [text, setText] = useState('')
  const [error, setError] = useState('')
  const { data: named } = useQuery({
    queryKey: ['/skus', 'phone', text], enabled: text.length >= 2, queryFn: ({ signal: aborted }) => get<{ items: Named[] }>('/skus', { search: text, active: true, limit: 20 }, aborted),
  })
  const show = (found: Meaning): void => {
    if (found.goods) setSku(found.goods.sku_id)
    else if (found.document) void navigate({ to: `${PLACES[found.document.type]}/${found.document.id}` as string })
    else setError(t('phone.stock.bin', { bin: found.bin!.code, warehouse: found.bin!.warehouse_name }))
  }
  const scan = async (code: string) => {
    setError('')
    setText('')
    try {
      const [found] = await ask(code)
      signal(!!found, found?.goods?.sku_name ?? '')
      if (found) return show(found)
      // Nobody's code: a part of a name, perhaps.
      setSku(null)
      setText(code)
    } catch (problem) {
      signal(false)
      setError(problem instanceof Unreachable ? t('phone.stock.away') : problem instanceof Error ? problem.message : String(problem))
    }
  }
  return (
    <div className="zg-m">
      <header className="zg-m-head"><h1>{t('page.phone.stock')}</h1></header>
      <ScanBox label={t('phone.scan.anything')} onCode={(code) => void scan(code)} on={page.front} />
      {error && <Alert type="warning" showIcon title={error} />}
      {text && named && !named.items.length && <p className="zg-m-nothing">{t('phone.list.unknown', { code: text })}</p>}
      {text && !!named?.items.length && (
        <ul className="zg-m-works">
          {named.items.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                onClick={() => {
                  setText('')
                  setSku(each.id)
                }}
              >
                <span><b>{each.name}</b><em>{each.code}</em></span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {sku !== null && <SkuSheet key={sku} sku={sku} />}
      {sku === null && !text && !error && <p className="zg-m-nothing">{t('phone.stock.hint')}</p>}
    </div>
  )
}
