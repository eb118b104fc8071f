import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '~/api/http'

interface Found {
  customer: { id: number; code: string; name: string; phone: string }
  same_phone: boolean
}

/** Who may be the same customer as the one that is being entered. */
export function Duplicates({ company, name, phone }: { company: number; name: string; phone: string }) {
  const { t } = useTranslation()
  const asked = useDeferredValue({ name: name.trim(), phone: phone.trim() })
  const { data = [] } = useQuery({
    queryKey: ['/customers', 'duplicates', company, asked.name, asked.phone], enabled: asked.name.length > 1 || asked.phone.length > 4, retry: false,
    queryFn: ({ signal }) => get<Found[]>('/customers/duplicates', { company_id: company, name: asked.name, phone: asked.phone }, signal),
  })
  if (!data.length) return null
  return (
    <Alert
      type="warning" showIcon className="zg-problems" title={t('partner.duplicate')}
      description={data.map(({ customer, same_phone }) => (
        <div key={customer.id}>
          <Link to={`/partners/customers/${customer.id}` as string}>{customer.code} {customer.name}</Link> <span className="zg-why">{customer.phone} {t(same_phone ? 'partner.samePhone' : 'partner.sameName')}</span>
        </div>
      ))}
    />
  )
}
