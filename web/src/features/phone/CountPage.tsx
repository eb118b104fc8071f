import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { useMay, useMe } from '~/api/session'
import { WarehouseSelect, type Warehouse } from './WarehouseSelect'
import { openCount } from './open'
import { useWaiting, useWarehouse, type Source } from './useWaiting'
import { WorkList } from './WorkList'

const SOURCES: readonly Source[] = [{ kind: 'count', path: '/warehouse/counts', filters: { state: 'draft' }, needs: ['warehouse.count.view', 'warehouse.count.enter'] }]
const KEPT = 'zg.warehouses'

function kept(): Warehouse[] {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '[]') as Warehouse[]
  } catch {
    return []
  }
}

/** The warehouses, as they were when there last was a network: a count begins without one too. */
function useWarehouses(): Warehouse[] {
  const [found, setFound] = useState(kept)
  useEffect(() => {
    const asked = new AbortController()
    all<Warehouse>('/warehouses', {}, asked.signal).then(
      (rows) => {
        const short = rows.map(({ id, name }) => ({ id, name }))
        localStorage.setItem(KEPT, JSON.stringify(short))
        setFound(short)
      },
      () => undefined,
    )
    return () => asked.abort()
  }, [])
  return found
}

export default function CountPage() {
  const { t } = useTranslation()
  const { me } = useMe()
  const may = useMay()
  const navigate = useNavigate()
  const warehouses = useWarehouses()
  const [chosen, choose] = useWarehouse()
  const [busy, setBusy] = useState(false)
  const { works, error } = useWaiting(SOURCES, chosen)
  const warehouse = warehouses.find((each) => each.id === chosen) ?? (warehouses.length === 1 ? warehouses[0] : undefined)
  const begin = async () => {
    if (!warehouse || !me || busy) return
    setBusy(true)
    const key = await openCount(warehouse.id, warehouse.name, (me.user_id ?? 0))
    setBusy(false)
    await navigate({ to: `/m/jobs/${encodeURIComponent(key)}` as string })
  }
  return (
    <WorkList
      title={t('page.phone.count')} kinds={['count']} works={works} error={error}
      tools={
        <div className="zg-m-tools">
          <WarehouseSelect warehouses={warehouses} value={warehouse?.id ?? null} onChange={choose} />
          {may('warehouse.count.create') && <Button type="primary" size="large" icon={<PlusOutlined />} disabled={!warehouse} loading={busy} onClick={() => void begin()}>{t('phone.list.newCount')}</Button>}
        </div>
      }
    />
  )
}
