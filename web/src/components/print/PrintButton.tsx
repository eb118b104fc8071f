import { PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrintKindsOf } from './kinds'
import { PrintDialog } from './PrintDialog'

export interface Printed {
  ids: readonly number[]
  /** How many of each, where the kind asks for it. */
  copies?: readonly number[]
}

interface Props {
  /** The list whose rows are printed, by the name of its description. */
  name: string
  /** What is printed, as it is known when the button is pressed. */
  load: () => Printed | Promise<Printed>
  label?: string
  size?: 'small'
}

/** Opens the dialog of printing; there is no button where nothing of the list can be printed. */
export function PrintButton({ name, load, label, size }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const kinds = usePrintKindsOf(name)
  const [printed, setPrinted] = useState<Printed | null>(null)
  const [busy, setBusy] = useState(false)
  if (!kinds.length) return null
  const open = async () => {
    setBusy(true)
    try {
      setPrinted(await load())
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button icon={<PrinterOutlined />} loading={busy} onClick={() => void open()} {...(size ? { size } : {})}>{label ?? t('print.button')}</Button>
      {printed && <PrintDialog kinds={kinds} printed={printed} onClose={() => setPrinted(null)} />}
    </>
  )
}
