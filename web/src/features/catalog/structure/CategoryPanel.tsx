import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { all } from '~/api/all'
import { send } from '~/api/http'
import { RecordPanel } from '~/components/form/RecordPanel'
import type { FieldSpec } from '~/components/form/spec'
import type { Versioned } from '~/components/form/useRecordForm'
import type { Branch, Category } from './tree'

interface Props {
  category: Category
  /** What it can't be moved below: itself and its own branches. */
  without: readonly number[]
  tree: readonly Branch[]
  mayEdit: boolean
  onSaved: () => void
  onAdd: () => void
}

function flat(tree: readonly Branch[], without: readonly number[], depth = 0): { value: string; label: string }[] {
  return tree
    .filter((branch) => !without.includes(branch.key))
    .flatMap((branch) => [{ value: String(branch.key), label: `${'\u3000'.repeat(depth)}${branch.title}` }, ...flat(branch.children, without, depth + 1)])
}

/** One category: its name, its place, how its goods are costed. */
export function CategoryPanel({ category, without, tree, mayEdit, onSaved, onAdd }: Props) {
  const { t } = useTranslation()
  const fields: FieldSpec[] = [
    { name: 'code', label: t('category.code'), kind: 'text', required: true, max: 64 },
    { name: 'name', label: t('category.name'), kind: 'text', required: true },
    { name: 'parent', label: t('category.parent'), kind: 'choice', options: flat(tree, without) },
    { name: 'costing', label: t('category.costing'), kind: 'choice', options: [{ value: 'fifo', label: t('category.fifo') }], hint: t('category.costingHint') },
    { name: 'active', label: t('category.active'), kind: 'flag' },
  ]
  const record = (row: Category): Versioned => ({ ...row, parent: row.parent_id === null ? '' : String(row.parent_id) })
  return (
    <RecordPanel
      title={category.name} fields={fields} record={record(category)} mayEdit={mayEdit} onSaved={onSaved}
      tags={category.active ? null : <span className="zg-progress">{t('category.retired')}</span>}
      read={async () => record((await all<Category>('/categories', { below: category.id })).find((row) => row.id === category.id) ?? category)}
      write={async (change, key) => {
        const { parent, ...rest } = change
        await send('PATCH', '/categories', { categories: [{ ...rest, ...(parent === undefined ? {} : { parent_id: parent === '' ? null : Number(parent) }) }] }, key)
      }}
      buttons={
        <>
          <Button><Link to={'/catalog/products' as string} search={{ category_id: category.id } as never}>{t('category.products')}</Link></Button>
          {mayEdit && <Button icon={<PlusOutlined />} onClick={onAdd}>{t('category.add')}</Button>}
        </>
      }
    />
  )
}
