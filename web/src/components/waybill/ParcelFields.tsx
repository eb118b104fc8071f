import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { CarrierField } from './CarrierField'

/** Carrier and waybill as fields of a form; both may stay empty. */
export function ParcelFields() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="carrier" label={t('waybill.carrier')}>
        <CarrierField />
      </Form.Item>
      <Form.Item name="waybill" label={t('waybill.waybill')}><Input maxLength={100} autoComplete="off" spellCheck={false} /></Form.Item>
    </>
  )
}
