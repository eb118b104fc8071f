import { Checkbox, DatePicker, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { PrintKind } from './kinds'

export interface Answers {
  since?: string
  until?: string
  size?: string
  copies?: number[]
  prices?: boolean
  company_id?: number
}

/** What a kind is asked with at first: the month that has just ended, its first size, one of each. */
export function firstAnswers(kind: PrintKind, copies: readonly number[] | undefined, company: number | undefined): Answers {
  const last = dayjs().subtract(1, 'month')
  return {
    ...(kind.asks.includes('period') ? { since: last.startOf('month').format('YYYY-MM-DD'), until: dayjs().format('YYYY-MM-DD') } : {}),
    ...(kind.asks.includes('size') && kind.sizes[0] ? { size: kind.sizes[0].code } : {}),
    ...(kind.asks.includes('copies') ? { copies: copies?.length ? [...copies] : [1] } : {}),
    ...(kind.asks.includes('prices') ? { prices: false, ...(company ? { company_id: company } : {}) } : {}),
  }
}

interface Props {
  kind: PrintKind
  answers: Answers
  onAnswers: (answers: Answers) => void
}

/** What a kind wants to know beside the documents. */
export function PrintOptions({ kind, answers, onAnswers }: Props) {
  const { t } = useTranslation()
  const set = (change: Answers) => onAnswers({ ...answers, ...change })
  const many = (answers.copies?.length ?? 0) > 1
  return (
    <>
      {kind.asks.includes('period') && (
        <DatePicker.RangePicker
          allowClear={false} aria-label={t('print.period')} value={[dayjs(answers.since), dayjs(answers.until)]}
          onChange={(days) => days?.[0] && days[1] && set({ since: days[0].format('YYYY-MM-DD'), until: days[1].format('YYYY-MM-DD') })}
        />
      )}
      {kind.asks.includes('size') && (
        <Select
          aria-label={t('print.size')} value={answers.size ?? null} popupMatchSelectWidth={false} style={{ minWidth: 150 }}
          options={kind.sizes.map((size) => ({ value: size.code, label: size.label }))} onChange={(size: string) => set({ size })}
        />
      )}
      {kind.asks.includes('copies') && (
        many ? <Checkbox checked onChange={() => set({ copies: [1] })}>{t('print.byQuantity')}</Checkbox>
          : <InputNumber aria-label={t('print.copies')} prefix={t('print.copies')} min={1} max={500} precision={0} value={answers.copies?.[0] ?? 1} onChange={(copies) => set({ copies: [copies ?? 1] })} style={{ width: 130 }} />
      )}
      {kind.asks.includes('prices') && <Checkbox checked={answers.prices ?? false} onChange={(event) => set({ prices: event.target.checked })}>{t('print.prices')}</Checkbox>}
    </>
  )
}
