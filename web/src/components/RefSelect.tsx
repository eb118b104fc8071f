import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { find, OF_COMPANY, one, type Choice } from '~/api/references'
import type { Of } from '~/api/faces'
import { usePlace } from '~/lib/place'
import { Thumb } from './Thumb'

/** Goods are known by their looks too. */
const PICTURED: Readonly<Record<string, Of>> = { skus: 'sku', products: 'product' }

export interface RefSelectProps {
  list: string
  value?: number | null
  onChange?: (id: number | null, choice: Choice | null) => void
  placeholder?: string
  id?: string
  allowClear?: boolean
  disabled?: boolean
  className?: string
  variant?: 'borderless'
  'aria-label'?: string
  'aria-required'?: boolean
}

/** A field for one of many: type a part of its code or name. */
export function RefSelect({ list, value, onChange, allowClear = true, ...rest }: RefSelectProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const wanted = useDeferredValue(text)
  const place = usePlace()
  const pictured = PICTURED[list]
  const company = OF_COMPANY.has(list) ? place.company_id : undefined
  const { data = [], isFetching } = useQuery({
    queryKey: ['reference', list, wanted, company], queryFn: ({ signal }) => find(list, wanted, signal, company), enabled: open, placeholderData: keepPreviousData, staleTime: 30_000,
  })
  const { data: chosen } = useQuery({
    queryKey: ['reference', list, 'one', value], queryFn: ({ signal }) => one(list, value!, signal), enabled: value != null, staleTime: 60_000,
  })
  const all = chosen && !data.some((each) => each.id === chosen.id) ? [chosen, ...data] : data
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear={allowClear}
      value={value ?? null}
      popupMatchSelectWidth={false}
      onOpenChange={setOpen}
      loading={isFetching}
      notFoundContent={isFetching ? t('common.loading') : t('common.nothing')}
      options={all.map((each) => ({ value: each.id, label: each.label, title: each.code }))}
      {...(pictured ? { optionRender: (option) => <span className="zg-sku-option"><Thumb of={pictured} id={Number(option.value)} size={32} />{option.label}</span> } : {})}
      onChange={(id: number | null | undefined) => onChange?.(id ?? null, all.find((each) => each.id === id) ?? null)}
    />
  )
}
