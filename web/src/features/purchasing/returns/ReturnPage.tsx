import { useTranslation } from 'react-i18next'
import { DocLink } from '~/components/document/DocLink'
import { DocumentPage } from '~/components/document/DocumentPage'

export default function ReturnPage() {
  const { t } = useTranslation()
  return (
    <DocumentPage
      name="purchasing.returns"
      part="document"
      from={(document) => <span className="zg-from">{t('purchase.fromOrder')} <DocLink to={`/purchasing/orders/${String(document.order_id)}`} text={String(document.order_number)} /></span>}
    />
  )
}
