import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Query } from '~/api/http'
import type { Row } from '../grid/Cell'

interface Props {
  /** The list: `/purchasing/orders`. */
  path: string
  filters?: Query
  /** What tells a document from others, beside its number. */
  about: (row: Row) => string
  value?: number | null
  /** The number of the one chosen, where it came by an address. */
  known?: string | undefined
  onChange?: (id: number | null) => void
  id?: string
  'aria-label'?: string
}

const SHOWN = 30

/** A document: one of the latest, or by its whole number, typed or scanned. */
export function DocumentPick({ path, filters = {}, about, value, known, onChange, ...rest }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const wanted = useDeferredValue(text.trim())
  const latest = useQuery({
    queryKey: [path, 'pick', filters], queryFn: ({ signal }) => get<{ items: Row[] }>(path, { ...filters, limit: 100 }, signal), enabled: open, staleTime: 30_000,
  })
  const exact = useQuery({
    queryKey: [path, 'pick', filters, wanted], queryFn: ({ signal }) => get<{ items: Row[] }>(path, { ...filters, number: wanted, limit: 1 }, signal),
    enabled: open && wanted.length >= 6, staleTime: 30_000,
  })
  const label = (row: Row) => `${String(row.number)} · ${about(row)}`
  const found = exact.data?.items ?? []
  const near = (latest.data?.items ?? []).filter((row) => !wanted || label(row).toLowerCase().includes(wanted.toLowerCase()))
  const rows = [...found, ...near.filter((row) => !found.some((each) => each.id === row.id))].slice(0, SHOWN)
  const options = rows.map((row) => ({ value: row.id, label: label(row) }))
  if (value && !rows.some((row) => row.id === value)) options.unshift({ value, label: known ?? '…' })
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value ?? null}
      popupMatchSelectWidth={false}
      loading={latest.isFetching || exact.isFetching}
      notFoundContent={latest.isFetching || exact.isFetching ? t('common.loading') : t('form.wholeNumber')}
      placeholder={t('form.pickNumber')}
      onOpenChange={setOpen}
      options={options}
      onChange={(id: number | null) => onChange?.(id ?? null)}
    />
  )
}
