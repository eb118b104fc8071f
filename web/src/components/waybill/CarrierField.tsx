import { AutoComplete, type AutoCompleteProps } from 'antd'
import { useCarriers } from './useCarriers'

/** The name of a carrier: those that were used before are offered, any other may be typed. */
export function CarrierField(props: Pick<AutoCompleteProps, 'value' | 'onChange' | 'onBlur' | 'placeholder' | 'aria-label' | 'id'>) {
  const carriers = useCarriers()
  return <AutoComplete {...props} options={carriers} maxLength={50} showSearch={{ filterOption: (text, option) => String(option?.value ?? '').includes(text) }} />
}
