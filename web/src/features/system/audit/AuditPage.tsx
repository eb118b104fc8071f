import { useNavigate } from '@tanstack/react-router'
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePage } from '~/lib/page'
import { addressOf } from '~/components/document/addresses'
import { DocumentList } from '~/components/document/DocumentList'

/** What is no document and has a page of its own. */
const PLACES: Readonly<Record<string, string>> = {
  customer: '/partners/customers', supplier: '/partners/suppliers', product: '/catalog/products', price_list: '/catalog/price-lists', user: '/system/users', 'exchange.import': '/system/imports',
}

/** Who did what, in words; a page of a document asks for what happened to it alone. */
export default function AuditPage() {
  const { t } = useTranslation()
  const { search, path } = usePage()
  const navigate = useNavigate()
  const one = search.document_id
  return (
    <DocumentList
      key={String(one ?? '')} name="audit.records" base="/system/audit"
      href={(row) => addressOf(row.document, row.document_id) ?? (String(row.document) in PLACES ? `${PLACES[String(row.document)]}/${String(row.document_id)}` : null)}
      {...(one ? { extra: <Tag closable onClose={() => void navigate({ to: path as string, search: {} as never, replace: true })}>{t('system.oneDocument', { id: String(one) })}</Tag> } : {})}
    />
  )
}
