import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { find, one } from '~/api/references'

interface Props {
  list: string
  value?: number[] | null
  onChange?: (ids: number[]) => void
  placeholder?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
}

/** A field for several of many. */
export function RefsSelect({ list, value, onChange, ...rest }: Props) {
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const { data = [] } = useQuery({ queryKey: ['reference', list, wanted], queryFn: ({ signal }) => find(list, wanted, signal), placeholderData: keepPreviousData, staleTime: 30_000 })
  const missing = (value ?? []).filter((id) => !data.some((each) => each.id === id))
  const chosen = useQueries({ queries: missing.map((id) => ({ queryKey: ['reference', list, 'one', id], queryFn: () => one(list, id), staleTime: 60_000 })) })
  const all = [...data, ...chosen.flatMap((found) => (found.data ? [found.data] : []))]
  return (
    <Select
      {...rest} mode="multiple" value={value ?? []} onChange={onChange ?? (() => {})} showSearch={{ filterOption: false, onSearch: setText }}
      options={all.map((each) => ({ value: each.id, label: each.label }))} style={{ width: '100%' }} maxTagCount="responsive"
    />
  )
}
