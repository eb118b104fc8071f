import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Option } from './matrix'

interface Props {
  options: readonly Option[]
  onOptions: (options: Option[]) => void
}

const MOST = 5

/** What tells the SKUs of a product apart: colour, size …, with the values each can have. */
export function OptionsEditor({ options, onOptions }: Props) {
  const { t } = useTranslation()
  const put = (at: number, change: Partial<Option>) => onOptions(options.map((option, n) => (n === at ? { ...option, ...change } : option)))
  const usual = t('option.usual').split('|').map((value) => ({ value }))
  return (
    <div className="zg-options">
      {options.map((option, at) => (
        <div key={at} className="zg-option">
          <AutoComplete value={option.name} options={usual} placeholder={t('option.name')} aria-label={`${t('option.name')} ${at + 1}`} onChange={(name: string) => put(at, { name })} />
          <Select mode="tags" open={false} suffixIcon={null} value={option.values} tokenSeparators={[',', '\uff0c', ' ', '\n', '\t']} placeholder={t('option.values')} aria-label={`${t('option.values')} ${at + 1}`} onChange={(values: string[]) => put(at, { values })} />
          <Select mode="tags" open={false} suffixIcon={null} value={option.codes} tokenSeparators={[',', '\uff0c', ' ', '\n', '\t']} placeholder={t('option.codes')} aria-label={`${t('option.codes')} ${at + 1}`} onChange={(codes: string[]) => put(at, { codes })} />
          <Button type="text" icon={<DeleteOutlined />} aria-label={`${t('lines.remove')} ${at + 1}`} onClick={() => onOptions(options.filter((_, n) => n !== at))} />
        </div>
      ))}
      {options.length < MOST && <div><Button type="dashed" icon={<PlusOutlined />} onClick={() => onOptions([...options, { name: '', values: [], codes: [] }])}>{t('option.add')}</Button></div>}
    </div>
  )
}
