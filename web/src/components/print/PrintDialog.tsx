import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Select, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { file, send, type Query } from '~/api/http'
import { usePhone } from '~/lib/settings'
import { Problems } from '../Problems'
import { useCompanies } from '../useCompanies'
import type { PrintKind } from './kinds'
import type { Printed } from './PrintButton'
import { firstAnswers, PrintOptions, type Answers } from './PrintOptions'
import { Sheets } from './Sheets'
import './print.css'

type Preview = components['schemas']['PreviewOut']

interface Props {
  kinds: readonly PrintKind[]
  printed: Printed
  onClose: () => void
}

/** Hand a PDF to the browser's own viewer, which prints it; where it has none, or opens no windows, the file is kept. */
function show(pdf: Blob, name: string, download: boolean): void {
  const address = URL.createObjectURL(pdf)
  const opened = download ? null : window.open(address)
  if (!opened) {
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
  }
  setTimeout(() => URL.revokeObjectURL(address), 600_000)
}

/** Which template, with which answers; the pages as they will be; print or keep them. */
export function PrintDialog({ kinds, printed, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const phone = usePhone()
  const { company } = useCompanies()
  const [kind, setKind] = useState<PrintKind>(kinds[0]!)
  const [given, setGiven] = useState<Answers | null>(null)
  const [busy, setBusy] = useState<'print' | 'save' | null>(null)
  const answers = given ?? firstAnswers(kind, printed.copies, company?.id)
  const preview = useQuery({
    queryKey: ['/printing/preview', kind.kind, printed.ids, answers, i18n.language], retry: false, gcTime: 0, placeholderData: keepPreviousData,
    queryFn: () => send<Preview>('POST', '/printing/preview', { kind: kind.kind, ids: printed.ids, ...answers }),
  })
  const print = async (download: boolean) => {
    setBusy(download ? 'save' : 'print')
    try {
      const pdf = await file(`/printing/${kind.kind}/pdf`, { ...answers, ids: [...printed.ids] } as Query)
      show(pdf, `${kind.label}.pdf`, download)
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(null)
    }
  }
  const ready = !!preview.data && !preview.error
  return (
    <Modal
      open centered title={t('print.title', { what: kind.label, count: printed.ids.length })} width={phone ? '100%' : 900} onCancel={onClose} className="zg-print"
      footer={
        <>
          <Button icon={<DownloadOutlined />} disabled={!ready} loading={busy === 'save'} onClick={() => void print(true)}>{t('print.save')}</Button>
          <Button type="primary" icon={<PrinterOutlined />} disabled={!ready} loading={busy === 'print'} onClick={() => void print(false)}>{t('print.button')}</Button>
        </>
      }
    >
      <div className="zg-print-tools">
        {kinds.length > 1 && (
          <Select
            aria-label={t('print.template')} value={kind.kind} options={kinds.map((each) => ({ value: each.kind, label: each.label }))} style={{ minWidth: 130 }}
            onChange={(code: string) => { setKind(kinds.find((each) => each.kind === code)!); setGiven(null) }}
          />
        )}
        <PrintOptions kind={kind} answers={answers} onAnswers={setGiven} />
        <span className="zg-spacer" />
        {preview.isFetching && <Spin size="small" />}
        {ready && <span className="zg-why">{t('print.pages', { count: preview.data.total })}</span>}
      </div>
      <Problems error={preview.error} />
      {ready ? <Sheets pages={preview.data.pages} total={preview.data.total} /> : <div className="zg-sheets" aria-busy={preview.isFetching} />}
    </Modal>
  )
}
