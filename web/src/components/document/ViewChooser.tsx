import { CheckOutlined, DeleteOutlined, DownOutlined, EditOutlined, PlusOutlined, ProfileOutlined, SaveOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Dropdown, Form, Input, Modal, type MenuProps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViews, type View } from '~/api/preferences'
import { useMay } from '~/api/session'
import { usePhone } from '~/lib/settings'
import { Problems } from '../Problems'
import { contentOf, differs, type Shown } from './views'

interface Values {
  name: string
  shared: boolean
  first: boolean
}

interface AskProps {
  view: View | null
  onClose: () => void
  onDone: (values: Values) => Promise<void>
}

/** What a view is called, and who may choose it. */
function Ask({ view, onClose, onDone }: AskProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [form] = Form.useForm<Values>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (values: Values) => {
    setBusy(true)
    setError(null)
    try {
      await onDone({ ...values, name: values.name.trim() })
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open width={400} title={t(view ? 'view.rename' : 'view.saveAs')} okText={t('common.save')} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Problems error={error} />
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)} initialValues={{ name: view?.name ?? '', shared: view?.shared ?? false, first: view?.is_default ?? false }}>
        <Form.Item name="name" label={t('view.name')} rules={[{ required: true, whitespace: true, message: t('view.needName') }]}><Input maxLength={100} autoFocus /></Form.Item>
        {may('preferences.view.share') && <Form.Item name="shared" valuePropName="checked" noStyle><Checkbox>{t('view.share')}</Checkbox></Form.Item>}
        {!view && <Form.Item name="first" valuePropName="checked" noStyle><Checkbox>{t('view.first')}</Checkbox></Form.Item>}
      </Form>
    </Modal>
  )
}

interface Props {
  list: string
  shown: Shown
  /** The view that was chosen; null: the list as everybody has it. */
  chosen: number | null
  onChoose: (view: View | null) => void
  /** A new view shows what is shown already. */
  onMade: (id: number) => void
}

/** Views of a list: choose one, keep what is shown as one, open the list with one. */
export function ViewChooser({ list, shown, chosen, onChoose, onMade }: Props) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const may = useMay()
  const phone = usePhone()
  const { views, save, change, remove, makeDefault } = useViews(list)
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null)
  const view = views.find((each) => each.id === chosen) ?? null
  const dirty = !!view && differs(view, shown)
  const mine = !!view && (!view.shared || may('preferences.view.share'))
  const act = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work()
      void message.success(said)
    } catch (problem) {
      void message.error(problem instanceof Error ? problem.message : String(problem))
    }
  }
  const keep = async ({ name, shared, first }: Values) => {
    if (asking === 'rename' && view) return void (await change({ ...view, name, shared }))
    const id = await save(name, shared, contentOf(shown))
    onMade(id)
    if (first) await makeDefault(id)
  }
  const drop = async () => {
    if (!view || !(await modal.confirm({ title: t(view.shared ? 'view.sureShared' : 'view.sure', { name: view.name }), okButtonProps: { danger: true } }))) return
    await act(async () => {
      await remove(view.id)
      onChoose(null)
    }, t('view.deleted'))
  }
  // A dialog that opened under a pressed Enter would be answered by it.
  const soon = (work: () => void) => () => void setTimeout(work)
  const entry = (each: View | null) => ({
    key: String(each?.id ?? 0),
    icon: (each?.id ?? null) === (view?.id ?? null) ? <CheckOutlined /> : <span className="zg-no-icon" />,
    label: <span className="zg-view-name">{each?.name ?? t('view.plain')}{each?.is_default && <StarFilled aria-label={t('view.opens')} />}{each?.shared && !each.mine && <em>{each.author}</em>}</span>,
    onClick: () => onChoose(each),
  })
  const group = (key: string, some: readonly View[]): NonNullable<MenuProps['items']> => (some.length ? [{ type: 'group', key, label: t(`view.${key}`), children: some.map(entry) }] : [])
  const items: MenuProps['items'] = [
    entry(null),
    ...group('own', views.filter((each) => !each.shared)),
    ...group('shared', views.filter((each) => each.shared)),
    { type: 'divider' },
    { key: 'save', icon: <PlusOutlined />, label: t('view.saveAs'), onClick: soon(() => setAsking('save')) },
    ...(view
      ? [
          { key: 'update', icon: <SaveOutlined />, label: t('view.update'), disabled: !dirty || !mine, onClick: () => void act(() => change({ ...view, content: contentOf(shown) }), t('view.updated')) },
          { key: 'rename', icon: <EditOutlined />, label: t('view.rename'), disabled: !mine, onClick: soon(() => setAsking('rename')) },
          {
            key: 'first', icon: view.is_default ? <StarFilled /> : <StarOutlined />, label: t(view.is_default ? 'view.notFirst' : 'view.first'),
            onClick: () => void act(() => makeDefault(view.is_default ? null : view.id), t('common.saved')),
          },
          { key: 'delete', icon: <DeleteOutlined />, label: t('view.delete'), danger: true, disabled: !mine, onClick: soon(() => void drop()) },
        ]
      : []),
  ]
  const name = view?.name ?? t('view.plain')
  return (
    <>
      <Dropdown menu={{ items, className: 'zg-views' }} trigger={['click']} autoFocus>
        <Button className="zg-view" icon={<ProfileOutlined />} aria-label={t('view.label', { name })} aria-haspopup="menu">
          {phone ? null : <span className="zg-view-label">{t('view.label', { name })}{dirty && <i className="zg-dirty" title={t('view.dirty')} />}</span>}
          {phone ? null : <DownOutlined />}
        </Button>
      </Dropdown>
      {asking && <Ask view={asking === 'rename' ? view : null} onClose={() => setAsking(null)} onDone={keep} />}
    </>
  )
}
