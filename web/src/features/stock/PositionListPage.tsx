import { HistoryOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DocumentList } from '~/components/document/DocumentList'

export default function PositionListPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <DocumentList
      name="stock.positions" base="/stock/positions" href={(row) => `/stock/skus/${String(row.sku_id)}`}
      extra={<Button icon={<HistoryOutlined />} onClick={() => void navigate({ to: '/stock/as-of' as string })}>{t('page.stock.asOf')}</Button>}
    />
  )
}
