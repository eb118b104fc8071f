import { Select } from 'antd'
import { useTranslation } from 'react-i18next'

export interface Warehouse {
  id: number
  name: string
}

/** One of the warehouses that the device knows. */
export function WarehouseSelect({ warehouses, value, onChange }: { warehouses: readonly Warehouse[]; value: number | null; onChange: (id: number | null) => void }) {
  const { t } = useTranslation()
  return (
    <Select
      size="large" value={value} placeholder={t('phone.list.chooseWarehouse')} aria-label={t('phone.list.warehouse')} allowClear onChange={(id: number | undefined) => onChange(id ?? null)}
      options={warehouses.map((each) => ({ value: each.id, label: each.name }))}
    />
  )
}
