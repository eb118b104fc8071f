import { useQuery, keepPreviousData } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Thumb } from '../Thumb'
import type { Line, Sku } from './model'
import { useSkus } from './useSkus'

interface Props {
  line: Line
  row: number
  onText: (text: string) => void
  onSku: (sku: Sku) => void
  onLeave: () => void
}

/** Type a code, a barcode, or a part of the name; the list picks with the arrow keys. */
export function SkuCell({ line, row, onText, onSku, onLeave }: Props) {
  const { t } = useTranslation()
  const { search } = useSkus()
  const [focused, setFocused] = useState(false)
  const wanted = useDeferredValue(line.text.trim())
  const { data = [] } = useQuery({
    queryKey: ['skus', wanted], queryFn: ({ signal }) => search(wanted, signal), enabled: focused && !line.sku, placeholderData: keepPreviousData, staleTime: 30_000,
  })
  return (
    <AutoComplete
      className="zg-sku"
      variant="borderless"
      value={line.text}
      open={focused && !line.sku && data.length > 0}
      // Of what nobody has begun to type nothing is meant: Tab and Enter would take it.
      defaultActiveFirstOption={wanted !== ''}
      popupMatchSelectWidth={420}
      options={data.map((sku) => ({ value: sku.code, label: <span className="zg-sku-option"><Thumb of="sku" id={sku.id} size={32} /><b>{sku.code}</b> {sku.name}</span> }))}
      onChange={onText}
      onSelect={(code: string) => {
        const sku = data.find((each) => each.code === code)
        if (sku) onSku(sku)
      }}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false)
        onLeave()
      }}
    >
      <input className="zg-cell-input" data-cell={`${row}:sku`} aria-label={t('lines.cell', { row: row + 1, column: t('lines.sku') })} maxLength={100} autoComplete="off" />
    </AutoComplete>
  )
}
