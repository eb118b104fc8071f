import { PlusOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Empty, Form, Input, Select, Space, Tree } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { send } from '~/api/http'
import { useMay } from '~/api/session'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import { place } from '~/components/form/place'
import { PageSkeleton } from '~/components/PageSkeleton'
import { Problems } from '~/components/Problems'
import { CategoryPanel } from './CategoryPanel'
import { useCategories } from './useStructure'
import { below, type Branch, type Category } from './tree'
import '../catalog.css'

interface Fresh {
  code: string
  name: string
  costing?: string
}

function find(tree: readonly Branch[], id: number | null): Branch | null {
  for (const branch of tree) {
    const found = branch.key === id ? branch : find(branch.children, id)
    if (found) return found
  }
  return null
}

/** The tree of categories: made, renamed, moved by dragging, retired. */
export default function CategoriesPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const client = useQueryClient()
  const { categories, tree, loading, error } = useCategories()
  const [chosen, setChosen] = useState<number | null>(null)
  const [adding, setAdding] = useState<{ parent: Category | null } | null>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const [form] = Form.useForm<Fresh>()
  const page = usePage()
  // Behind another page the fields of a form are not there to be asked.
  const touched = useRef(false)
  const settled = useDraft<{ parent: Category | null; values: Fresh }>(`${page.path}#new`, () => (adding && touched.current ? { parent: adding.parent, values: form.getFieldsValue(true) as Fresh } : null), (draft) => {
    form.setFieldsValue(draft.values)
    setAdding({ parent: draft.parent })
  })
  const begin = (at: { parent: Category | null } | null) => {
    settled()
    touched.current = false
    form.resetFields()
    setAdding(at)
  }
  const edit = may('catalog.structure.edit')
  const branch = find(tree, chosen)
  const reload = () => client.invalidateQueries({ queryKey: ['/categories'] })

  const add = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values || !adding) return
    setRefused(null)
    try {
      const siblings = categories.filter((each) => each.parent_id === (adding.parent?.id ?? null))
      const sort = Math.max(0, ...siblings.map((each) => each.sort)) + 10
      const { ids } = await send<{ ids: number[] }>('POST', '/categories', { categories: [{ ...values, costing: values.costing ?? '', parent: adding.parent?.code ?? '', sort }] })
      await reload()
      void message.success(t('form.saved'))
      begin(null)
      setChosen(ids[0]!)
    } catch (problem) {
      setRefused(place(form, problem, ['code', 'name']))
    }
  }
  const move = async (id: number, parent: number | null, at: number) => {
    setRefused(null)
    const siblings = (parent === null ? tree : (find(tree, parent)?.children ?? [])).filter((each) => each.key !== id).map((each) => each.category)
    const moved = categories.find((each) => each.id === id)!
    siblings.splice(at, 0, moved)
    const changes = siblings.map((each, n) => ({ id: each.id, version: each.version, sort: (n + 1) * 10, ...(each.id === id ? { parent_id: parent } : {}) }))
    try {
      await send('PATCH', '/categories', { categories: changes })
    } catch (problem) {
      setRefused(problem)
    }
    await reload()
  }
  if (loading) return <PageSkeleton />
  return (
    <div className="zg-structure">
      <section className="zg-panel zg-section zg-structure-tree">
        <h2>
          {t('page.catalog.categories')}<span className="zg-count">{categories.length}</span>
          <span className="zg-spacer" />
          {edit && <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => { begin({ parent: null }); setChosen(null) }}>{t('category.addTop')}</Button>}
        </h2>
        <Problems error={error ?? (adding ? null : refused)} onClose={() => setRefused(null)} />
        {tree.length ? (
          <Tree
            blockNode showLine defaultExpandAll draggable={edit ? { icon: false } : false} treeData={tree} selectedKeys={chosen === null ? [] : [chosen]}
            titleRender={(node) => <span className={node.category.active ? undefined : 'zg-tone-void'}>{node.title} <em className="zg-why">{node.category.code}</em></span>}
            onSelect={(keys) => { setChosen((keys[0] as number | undefined) ?? null); begin(null) }}
            onDrop={({ dragNode, node, dropToGap, dropPosition }) => {
              const parent = dropToGap ? node.category.parent_id : node.key
              const siblings = (parent === null ? tree : (find(tree, parent)?.children ?? [])).filter((each) => each.key !== dragNode.key)
              const target = siblings.findIndex((each) => each.key === node.key)
              const before = dropPosition < Number(node.pos.split('-').at(-1)) || dropPosition === -1
              if (!below(dragNode).includes(parent ?? -1)) void move(dragNode.key, parent, dropToGap ? (before ? target : target + 1) : 0)
            }}
          />
        ) : <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('category.empty')} />}
        {edit && tree.length > 1 && <p className="zg-why">{t('category.drag')}</p>}
      </section>
      <div className="zg-document">
        {adding ? (
          <section className="zg-panel zg-section">
            <h2>{adding.parent ? t('category.addBelow', { name: adding.parent.name }) : t('category.addTop')}</h2>
            <Problems error={refused} onClose={() => setRefused(null)} />
            <Form form={form} layout="horizontal" colon={false} labelCol={{ flex: '96px' }} onFinish={() => void add()} onValuesChange={() => { touched.current = true }} style={{ maxWidth: 420 }}>
              <Form.Item name="code" label={t('category.code')} rules={[{ required: true, message: t('form.needed', { field: t('category.code') }) }]}><Input count={{ max: 64 }} autoFocus /></Form.Item>
              <Form.Item name="name" label={t('category.name')} rules={[{ required: true, message: t('form.needed', { field: t('category.name') }) }]}><Input count={{ max: 200 }} /></Form.Item>
              <Form.Item name="costing" label={t('category.costing')}><Select allowClear options={[{ value: 'fifo', label: t('category.fifo') }]} placeholder={t('category.inherit')} /></Form.Item>
              <Space><Button type="primary" htmlType="submit">{t('form.save')}</Button><Button onClick={() => begin(null)}>{t('form.cancel')}</Button></Space>
            </Form>
          </section>
        ) : branch ? (
          <CategoryPanel
            key={branch.key} category={branch.category} without={below(branch)} tree={tree} mayEdit={edit} onSaved={() => void reload()}
            onAdd={() => begin({ parent: branch.category })}
          />
        ) : (
          <section className="zg-panel zg-section zg-structure-hint"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('category.choose')} /></section>
        )}
      </div>
    </div>
  )
}
