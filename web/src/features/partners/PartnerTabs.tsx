import { Tabs } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDescriptions } from '~/api/descriptions'
import { useMay } from '~/api/session'
import { usePage } from '~/lib/page'
import { useNavigate } from '@tanstack/react-router'
import { addressOf } from '~/components/document/addresses'
import { DocumentList } from '~/components/document/DocumentList'
import type { Row } from '~/components/grid/Cell'
import { EDIT, type Side } from './fields'
import type { Partner } from './PartnerPage'
import { SavedTable } from './people'
import { Quotations } from './Quotations'

const LISTS: Record<Side, readonly { name: string; base: string; href?: (row: Row) => string | null }[]> = {
  customer: [
    { name: 'sales.orders', base: '/sales/orders' },
    { name: 'trading.bought', base: '/stock/skus', href: (row) => `/stock/skus/${String(row.sku_id)}` },
    { name: 'warehouse.shipments', base: '/warehouse/shipments' },
    { name: 'aftersales.returns', base: '/aftersales/returns' },
    { name: 'invoicing.open-items', base: '/finance/bills', href: (row) => addressOf(row.document_type, row.document_id) },
    { name: 'invoicing.payments', base: '/finance/payments' },
  ],
  supplier: [
    { name: 'purchasing.orders', base: '/purchasing/orders' },
    { name: 'trading.supplied', base: '/stock/skus', href: (row) => `/stock/skus/${String(row.sku_id)}` },
    { name: 'purchasing.returns', base: '/purchasing/returns' },
    { name: 'invoicing.open-items', base: '/finance/bills', href: (row) => addressOf(row.document_type, row.document_id) },
    { name: 'invoicing.payments', base: '/finance/payments' },
  ],
}

/** What was dealt with a partner, and the people and places that belong to it. */
export function PartnerTabs({ side, partner, onSaved }: { side: Side; partner: Partner; onSaved: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const page = usePage()
  const navigate = useNavigate()
  const { lists } = useDescriptions()
  const fixed = useMemo(() => ({ [`${side}_id`]: partner.id }), [side, partner.id])
  const named = `${side}_id`
  const shown = LISTS[side].flatMap((each) => {
    const description = lists.get(each.name)
    // Only lists that can be narrowed to this partner.
    return description?.filters.some((filter) => filter.key === named) ? [{ ...each, label: description.label }] : []
  })
  const edit = may(EDIT[side])
  const items = [
    ...shown.map(({ label, ...list }) => ({ key: list.name, label, children: <div className="zg-embedded"><DocumentList {...list} fixed={fixed} /></div> })),
    ...(side === 'supplier' && may('partners.suppliers.quotations') ? [{ key: 'quotations', label: t('partner.quotations'), children: <Quotations supplier={partner.id} /> }] : []),
    {
      key: 'contacts', label: <>{t('partner.contacts')}<span className="zg-count">{partner.contacts.length}</span></>,
      children: <SavedTable what="contacts" side={side} id={partner.id} rows={partner.contacts} mayEdit={edit} onSaved={onSaved} />,
    },
    ...(side === 'customer'
      ? [{
          key: 'addresses', label: <>{t('partner.addresses')}<span className="zg-count">{partner.addresses?.length ?? 0}</span></>,
          children: <SavedTable what="addresses" side={side} id={partner.id} rows={partner.addresses ?? []} mayEdit={edit} onSaved={onSaved} />,
        }]
      : []),
  ]
  const tab = String(page.search.tab ?? items[0]!.key)
  return (
    <section className="zg-panel zg-section">
      <Tabs
        items={items} activeKey={items.some((item) => item.key === tab) ? tab : items[0]!.key}
        onChange={(key) => void navigate({ to: page.path as string, search: { tab: key } as never, replace: true })}
      />
    </section>
  )
}
