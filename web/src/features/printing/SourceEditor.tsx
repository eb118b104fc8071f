import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  value: string
  /** The line that is wrong, from 1. */
  wrong: number | null
  onChange: (value: string) => void
}

/** Source with the numbers of its lines. Tab indents; Escape gives Tab back to who goes through the page by keyboard. */
export function SourceEditor({ value, wrong, onChange }: Props) {
  const { t } = useTranslation()
  const free = useRef(false)
  const marked = useRef<HTMLLIElement>(null)
  const lines = value.split('\n')
  useEffect(() => {
    if (wrong) marked.current?.scrollIntoView({ block: 'nearest' })
  }, [wrong])
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') free.current = true
    if (event.key !== 'Tab' || free.current || event.shiftKey) return
    event.preventDefault()
    const area = event.currentTarget
    const at = area.selectionStart
    onChange(`${value.slice(0, at)}  ${value.slice(area.selectionEnd)}`)
    requestAnimationFrame(() => area.setSelectionRange(at + 2, at + 2))
  }
  return (
    <div className="zg-source">
      <ol aria-hidden>
        {lines.map((_, at) => <li key={at} {...(at + 1 === wrong ? { 'aria-current': 'true', ref: marked } : {})}>{at + 1}</li>)}
      </ol>
      <textarea
        aria-label={t('print.source')} spellCheck={false} autoCapitalize="off" autoComplete="off" rows={lines.length + 1} value={value}
        onChange={(event) => onChange(event.target.value)} onKeyDown={press} onFocus={() => { free.current = false }}
      />
    </div>
  )
}
