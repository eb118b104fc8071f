import { useTranslation } from 'react-i18next'
import { DocumentPage } from '~/components/document/DocumentPage'
import { money, rate } from '~/lib/decimal'
import Big from 'big.js'

export default function OrderPage() {
  const { t } = useTranslation()
  return (
    <DocumentPage
      name="sales.orders"
      part="order"
      extra={(order, answer) => {
        const ship = (order.ship_to ?? {}) as Record<string, string>
        const address = [ship.province, ship.city, ship.district, ship.street].filter(Boolean).join(' ')
        const { margin, cost } = answer as { margin?: string | null; cost?: string | null }
        return (
          <div className="zg-two">
            {(ship.name || address) && (
              <section className="zg-panel zg-section">
                <h2>{t('order.receiver')}</h2>
                {ship.name} {ship.phone}<br />{address} {ship.country} {ship.postcode}
              </section>
            )}
            {margin != null && (
              <section className="zg-panel zg-section">
                <h2>{t('order.margin')}</h2>
                <span className="zg-big">{money(margin)}</span>{' '}
                <span className="zg-why">
                  {t('order.cost', { cost: money(cost) })}
                  {Number(order.net) !== 0 && ` · ${rate(new Big(margin).div(String(order.net)).toFixed(4))}`}
                </span>
              </section>
            )}
          </div>
        )
      }}
    />
  )
}
