import { LoadingOutlined, SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, Input, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { usePhone } from '~/lib/settings'
import { seen } from '../menu'
import { useSearch } from './useSearch'

const PAUSE_MS = 180

/** Ctrl+K: pages, documents by their number, goods and partners by a part of their name. */
export function SearchBox() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const phone = usePhone()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
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
  const { groups, busy } = useSearch(asked)
  const options = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    const pages = [...seen(may).values()]
      .flat()
      .map((page) => ({ value: page.path, label: t(page.title) }))
      .filter((one) => !wanted || one.label.toLowerCase().includes(wanted))
    const found = groups.map((group) => ({
      label: t(`search.${group.key}`),
      options: group.hits.map((hit) => ({ value: hit.path, label: <span className="zg-hit">{hit.label}<em>{hit.hint}</em></span> })),
    }))
    return [...found, ...(pages.length ? [{ label: t('search.pages'), options: pages }] : [])]
  }, [groups, may, t, text])
  return (
    <AutoComplete
      className="zg-search"
      value={text}
      options={options}
      defaultActiveFirstOption
      popupMatchSelectWidth={phone ? true : 380}
      notFoundContent={text.trim() && !busy ? t('common.nothing') : null}
      onChange={setText}
      onSelect={(path) => {
        setText('')
        box.current?.blur()
        void navigate({ to: path as string })
      }}
    >
      <Input
        ref={box} variant="filled" prefix={busy ? <LoadingOutlined /> : <SearchOutlined />} placeholder={t('shell.search')} aria-label={t('shell.search')} maxLength={100}
        suffix={phone ? null : <kbd>Ctrl K</kbd>}
      />
    </AutoComplete>
  )
}
