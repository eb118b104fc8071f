import { BarcodeOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DocumentList } from '~/components/document/DocumentList'

export default function LotListPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <DocumentList
      name="stock.lots" base="/stock/lots"
      extra={<Button icon={<BarcodeOutlined />} onClick={() => void navigate({ to: '/stock/serials' as string })}>{t('page.stock.serials')}</Button>}
    />
  )
}
