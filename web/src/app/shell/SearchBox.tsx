import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, Input, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { usePhone } from '~/lib/settings'
import { seen } from '../menu'

/** Ctrl+K: the pages one may open. */
export function SearchBox() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const phone = usePhone()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        box.current?.focus({ cursor: 'all' })
      }
    }
    addEventListener('keydown', focus)
    return () => removeEventListener('keydown', focus)
  }, [])
  const options = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    return [...seen(may).values()]
      .flat()
      .map((page) => ({ value: page.path, label: t(page.title) }))
      .filter((one) => !wanted || one.label.toLowerCase().includes(wanted))
  }, [may, t, text])
  return (
    <AutoComplete
      className="zg-search"
      value={text}
      options={options}
      onChange={setText}
      onSelect={(path) => {
        setText('')
        box.current?.blur()
        void navigate({ to: path })
      }}
    >
      <Input ref={box} variant="filled" prefix={<SearchOutlined />} placeholder={t('shell.search')} aria-label={t('shell.search')} suffix={phone ? null : <kbd>Ctrl K</kbd>} />
    </AutoComplete>
  )
}
