import { useQuery } from '@tanstack/react-query'
import { DatePicker, Form } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { send } from '~/api/http'
import { DecimalInput } from '~/components/form/FieldGrid'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import { useCompanies } from '~/components/useCompanies'
import * as decimal from '~/lib/decimal'

type Decision = components['schemas']['DecisionOut']

/** Who buys what, how many, where and when: the price, and why it is that one. */
export function PriceTester() {
  const { t, i18n } = useTranslation()
  const { company } = useCompanies()
  const [customer, setCustomer] = useState<number | null>(null)
  const [shop, setShop] = useState<{ id: number; channel: string; currency: string } | null>(null)
  const [sku, setSku] = useState<number | null>(null)
  const [qty, setQty] = useState('1')
  const [on, setOn] = useState<Dayjs>(() => dayjs())
  const count = decimal.parse(qty)
  const question = {
    company_id: company?.id, currency: shop?.currency ?? company?.currency ?? 'CNY', on: on.format('YYYY-MM-DD'), customer_id: customer, shop_id: shop?.id ?? null,
    channel: shop?.channel ?? '', lines: [{ sku_id: sku, qty: count?.toFixed() }],
  }
  const { data, error, isFetching } = useQuery({
    queryKey: ['/prices', 'explain', question], queryFn: () => send<Decision[]>('POST', '/prices/explain', question), enabled: !!company && sku !== null && !!count?.gt(0), retry: false, staleTime: 0,
  })
  const decision = sku === null ? undefined : data?.[0]
  return (
    <section className="zg-panel zg-section" aria-label={t('price.test')}>
      <h2>{t('price.test')} <span className="zg-why">{t('price.testHint')}</span></h2>
      <div className="zg-tester">
        <Form layout="horizontal" colon={false} labelCol={{ flex: '84px' }}>
          <Form.Item label={t('price.sku')} htmlFor="tester-sku"><RefSelect id="tester-sku" list="skus" value={sku} onChange={setSku} /></Form.Item>
          <Form.Item label={t('price.qty')} htmlFor="tester-qty"><DecimalInput id="tester-qty" value={qty} onChange={setQty} /></Form.Item>
          <Form.Item label={t('price.customer')} htmlFor="tester-customer"><RefSelect id="tester-customer" list="customers" value={customer} onChange={setCustomer} placeholder={t('price.anybody')} /></Form.Item>
          <Form.Item label={t('price.shop')} htmlFor="tester-shop">
            <RefSelect
              id="tester-shop" list="shops" value={shop?.id ?? null} placeholder={t('price.anywhere')}
              onChange={(id, choice) => setShop(id === null ? null : { id, channel: String(choice?.row.channel ?? ''), currency: String(choice?.row.currency ?? 'CNY') })}
            />
          </Form.Item>
          <Form.Item label={t('price.on')} htmlFor="tester-on"><DatePicker id="tester-on" allowClear={false} value={on} onChange={(day: Dayjs | null) => setOn(day ?? dayjs())} style={{ width: '100%' }} /></Form.Item>
        </Form>
        <div aria-live="polite">
          <Problems error={error} />
          {decision ? (
            <>
              <div><span className="zg-big">{decision.price === null ? t('price.none') : decimal.price(decision.price)}</span> {decision.price !== null && decision.currency}</div>
              <ul className="zg-tested">
                {decision.reasons.map((reason) => <li key={reason.rule_id} className={reason.verdict === 'won' ? 'zg-won' : undefined}>{reason.verdict === 'won' ? '✓' : '·'} {i18n.language === 'zh' ? reason.zh : reason.en}</li>)}
              </ul>
              {!decision.reasons.length && <p className="zg-why">{t('price.noRule')}</p>}
            </>
          ) : <p className="zg-why">{t(isFetching ? 'common.loading' : 'price.ask')}</p>}
        </div>
      </div>
    </section>
  )
}
