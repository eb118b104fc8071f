import { DatePicker, Form, Input, Select, Switch } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import Big from 'big.js'
import * as decimal from '~/lib/decimal'
import { RefSelect } from '../RefSelect'
import type { FieldSpec } from './spec'

interface NumberProps {
  value?: string | number | null
  onChange?: (value: string) => void
  id?: string
  disabled?: boolean
  suffix?: string
  placeholder?: string
  'aria-label'?: string
}

/** A number as a text: what is pasted is cleaned when the field is left. */
export function DecimalInput({ value, onChange, ...rest }: NumberProps) {
  return (
    <Input
      {...rest} inputMode="decimal" className="zg-number" value={value ?? ''} onChange={(event) => onChange?.(event.target.value)}
      onBlur={(event) => {
        const clean = decimal.parse(event.target.value)?.toFixed()
        if (clean !== undefined && clean !== event.target.value) onChange?.(clean)
      }}
    />
  )
}

/** A fraction of one, entered as a percentage. */
function RateInput({ value, onChange, ...rest }: NumberProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const kept = decimal.parse(value == null ? null : String(value))
  return (
    <Input
      {...rest} inputMode="decimal" className="zg-number" suffix="%" value={typed ?? (kept ? new Big(kept.times(100).toFixed(4)).toFixed() : '')}
      onChange={(event) => {
        setTyped(event.target.value)
        const number = decimal.parse(event.target.value.replace('%', ''))
        onChange?.(number ? number.div(100).toFixed() : event.target.value)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

function Control({ spec, ...rest }: { spec: FieldSpec; id?: string; value?: unknown; onChange?: (value: unknown) => void }) {
  const { t } = useTranslation()
  const common = { ...rest, disabled: spec.disabled ?? false }
  const value = rest.value
  switch (spec.kind) {
    case 'note': return <Input.TextArea {...common} value={String(value ?? '')} autoSize={{ minRows: 1, maxRows: 6 }} count={{ max: spec.max ?? 2000 }} onChange={(event) => rest.onChange?.(event.target.value)} />
    case 'whole':
    case 'decimal': return <DecimalInput {...common} value={value as string} />
    case 'rate': return <RateInput {...common} value={value as string} />
    case 'flag': return <Switch id={rest.id ?? ''} disabled={common.disabled} checked={value === true} onChange={rest.onChange!} size="small" />
    case 'tags': return <Select {...common} mode="tags" value={(value as string[]) ?? []} tokenSeparators={[',', '\uff0c', ' ']} open={false} suffixIcon={null} placeholder={t('form.tags')} />
    case 'date': return <DatePicker {...common} style={{ width: '100%' }} value={value ? dayjs(String(value)) : null} onChange={(at: Dayjs | null) => rest.onChange?.(at ? at.format('YYYY-MM-DD') : null)} />
    case 'choice': return <Select {...common} value={(value as string | number) || null} options={[...(spec.options ?? [])]} allowClear={!spec.required} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} onChange={(chosen: string | number | undefined) => rest.onChange?.(chosen ?? (spec.nullable ? null : ''))} />
    case 'reference': return <RefSelect {...common} list={spec.list!} value={(value as number | null) ?? null} allowClear={!spec.required} onChange={(id) => rest.onChange?.(id)} />
    default: return <Input {...common} value={String(value ?? '')} count={{ max: spec.max ?? 200 }} onChange={(event) => rest.onChange?.(event.target.value)} />
  }
}

/** The fields of a form in as many columns as there is room for. */
export function FieldGrid({ fields }: { fields: readonly FieldSpec[] }) {
  const { t } = useTranslation()
  return (
    <div className="zg-form-grid">
      {fields.map((spec) => (
        <Form.Item
          key={spec.name} name={spec.name} label={spec.label} {...(spec.hint ? { tooltip: spec.hint } : {})}
          rules={[
            ...(spec.required ? [{ required: true, message: t('form.needed', { field: spec.label }) }] : []),
            ...(spec.kind === 'whole' || spec.kind === 'decimal' || spec.kind === 'rate'
              ? [{ validator: (_: unknown, typed: unknown) => (typed == null || typed === '' || decimal.parse(String(typed)) ? Promise.resolve() : Promise.reject(new Error(t('form.noNumber')))) }]
              : []),
          ]}
        >
          <Control spec={spec} />
        </Form.Item>
      ))}
    </div>
  )
}
