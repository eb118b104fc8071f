import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Why an import is taken back; the answer is null if it is not. */
export function UndoDialog({ okText, done }: { okText: string; done: (reason: string | null) => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ reason: string }>()
  const [open, setOpen] = useState(true)
  const [answer, setAnswer] = useState<string | null>(null)
  const submit = async () => {
    const given = await form.validateFields().catch(() => null)
    if (!given) return
    setAnswer(given.reason.trim())
    setOpen(false)
  }
  return (
    <Modal open={open} title={t('import.sureUndo')} okText={okText} okButtonProps={{ danger: true }} onOk={() => void submit()} onCancel={() => setOpen(false)} afterClose={() => done(answer)}>
      <Form form={form} layout="vertical">
        <Form.Item name="reason" label={t('import.reason')} rules={[{ required: true, whitespace: true, message: t('import.needReason') }]}>
          <Input count={{ max: 200 }} autoFocus onPressEnter={() => void submit()} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
