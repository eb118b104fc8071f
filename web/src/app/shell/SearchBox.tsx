import { LoadingOutlined, SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, Input, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { usePhone } from '~/lib/settings'
import { seen } from '../menu'
import { PAGES } from '../pages'
import { useSearch, type Hit } from './useSearch'

const PAUSE_MS = 120

function HitLine({ hit }: { hit: Hit }) {
  const second = hit.label === hit.named ? '' : hit.named
  return (
    <span className="zg-hit">
      <span>{hit.label}</span>
      <em>{[second, hit.detail, hit.state].filter(Boolean).join(' · ')}</em>
    </span>
  )
}

/** Ctrl+K: documents by a part of their number, goods and partners by a part of code or name, its initials, a barcode or a phone; pages and what begins something new. */
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
    // What the menu has, and what begins something new.
    const places = [...seen(may).values()].flat()
    const commands = PAGES.filter((page) => page.path.endsWith('/new') && !page.area && may(page.permission))
    const pages = [...places, ...(wanted ? commands : [])]
      .map((page) => ({ value: page.path, label: t(page.title) }))
      .filter((one) => !wanted || one.label.toLowerCase().includes(wanted))
    const found = groups.map((group) => ({
      label: group.label,
      options: group.hits.map((hit) => ({ value: hit.path, label: <HitLine hit={hit} /> })),
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
