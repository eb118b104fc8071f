import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import type { Row } from '~/components/grid/Cell'

/** Where the documents are opened that ask for goods to move. */
const PLACES: { [type: string]: string } = {
  'sales.order': '/sales/orders', 'purchasing.order': '/purchasing/orders', 'purchasing.return': '/purchasing/returns', 'aftersales.return': '/aftersales/returns',
}

/** The document that asked for this one; nothing where somebody entered it. */
export function Origin({ document }: { document: Row }) {
  const { t } = useTranslation()
  const type = String(document.origin_type)
  const place = PLACES[type]
  if (!place) return null
  const name = t(`warehouse.origin.${type.replace('.', '_')}`)
  return <span className="zg-from">{t('warehouse.from')} <Link to={`${place}/${String(document.origin_id)}` as string} className="zg-link">{name}</Link></span>
}
