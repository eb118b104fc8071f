import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '~/api/session'
import { DocumentPage } from '~/components/document/DocumentPage'
import '../warehouse.css'
import { CountEntry, type Entry } from './CountEntry'

export default function CountPage() {
  const { t } = useTranslation()
  const may = useMay()
  const entry = useRef<Entry>(null)
  // What is typed goes in first; the version the page has read is not the last one then.
  const post = async (document: { id: number }) => ((await entry.current?.save()) === false ? null : { documents: [{ id: document.id }] })
  const enter = async () => {
    await entry.current?.save()
    return null
  }
  return (
    <DocumentPage
      name="warehouse.counts"
      part="document"
      ask={{ enter, post }}
      tools={(_, answer) => answer.adjustment_id != null && <Link to={`/warehouse/adjustments/${String(answer.adjustment_id)}` as string} className="zg-link">{t('count.adjustment')}</Link>}
      lines={(document, answer) => (document.state === 'draft' && may('warehouse.count.enter') ? <CountEntry key={document.id} ref={entry} document={document} answer={answer} /> : null)}
    />
  )
}
