import { AutoComplete, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCarriers } from './useCarriers'

/** Carrier and waybill as fields of a form; both may stay empty. */
export function ParcelFields() {
  const { t } = useTranslation()
  const carriers = useCarriers()
  return (
    <>
      <Form.Item name="carrier" label={t('waybill.carrier')}>
        <AutoComplete options={carriers} maxLength={50} showSearch={{ filterOption: (text, option) => String(option?.value ?? '').includes(text) }} />
      </Form.Item>
      <Form.Item name="waybill" label={t('waybill.waybill')}><Input maxLength={100} autoComplete="off" spellCheck={false} /></Form.Item>
    </>
  )
}
