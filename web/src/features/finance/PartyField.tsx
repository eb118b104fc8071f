import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefSelect } from '~/components/RefSelect'

export type PartyKind = 'customer' | 'supplier'

interface Props {
  kind: PartyKind
  partner: number | null
  onKind: (kind: PartyKind) => void
  onPartner: (id: number | null) => void
}

/** A customer or a supplier: its label says which, and can be turned. */
export function PartyField({ kind, partner, onKind, onPartner }: Props) {
  const { t } = useTranslation()
  const kinds = [{ value: 'customer' as const, label: t('payment.customer') }, { value: 'supplier' as const, label: t('payment.supplier') }]
  return (
    <Form.Item required label={<Select variant="borderless" size="small" value={kind} aria-label={t('payment.kind')} options={kinds} onChange={onKind} popupMatchSelectWidth={false} style={{ marginLeft: -4 }} />}>
      <RefSelect key={kind} list={`${kind}s`} value={partner} allowClear={false} aria-label={t(`payment.${kind}`)} placeholder={t('payment.choosePartner')} onChange={onPartner} />
    </Form.Item>
  )
}
