import { CalculatorOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DocumentList } from '~/components/document/DocumentList'
import { PriceTester } from './PriceTester'
import '../catalog.css'

export default function PriceListsPage() {
  const { t } = useTranslation()
  const [testing, setTesting] = useState(false)
  return (
    <div className="zg-stack">
      {testing && <PriceTester />}
      <DocumentList
        name="pricing.price-lists" base="/catalog/price-lists" href={(row) => `/catalog/price-lists/${row.id}`}
        extra={<Button icon={<CalculatorOutlined />} aria-pressed={testing} onClick={() => setTesting(!testing)}>{t('price.test')}</Button>}
      />
    </div>
  )
}
