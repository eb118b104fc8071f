import { Empty, Input, Tree } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import { useMay } from '~/api/session'
import { useCategories } from './useStructure'
import type { Branch } from './tree'

function matching(tree: readonly Branch[], text: string): Branch[] {
  return tree.flatMap((branch) => {
    const children = matching(branch.children, text)
    const own = `${branch.category.code} ${branch.title}`.toLowerCase().includes(text)
    return own || children.length ? [{ ...branch, children: own && !children.length ? branch.children : children }] : []
  })
}

/** Categories beside a list: one of them narrows it to itself and what is below it. */
export function CategoryTree({ value, onChange }: { value: number | null; onChange: (id: number | null) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const { tree, loading } = useCategories()
  const [text, setText] = useState('')
  const shown = text.trim() ? matching(tree, text.trim().toLowerCase()) : tree
  return (
    <div className="zg-category-tree">
      <Input allowClear size="small" placeholder={t('category.find')} aria-label={t('category.find')} value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" className={value === null ? 'zg-on' : undefined} onClick={() => onChange(null)}>{t('category.all')}</button>
      {shown.length > 0 ? (
        <Tree
          blockNode defaultExpandAll key={text ? 'found' : String(loading)} treeData={shown} selectedKeys={value === null ? [] : [value]}
          onSelect={(keys) => onChange((keys[0] as number | undefined) ?? null)}
        />
      ) : !loading && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(text ? 'common.nothing' : 'category.none')}>
          {!text && may('catalog.structure.edit') && <Link to={'/catalog/categories' as string}>{t('category.make')}</Link>}
        </Empty>
      )}
    </div>
  )
}
