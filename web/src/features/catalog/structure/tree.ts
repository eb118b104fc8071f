/* The tree of categories, made of rows that name their parents. */

export interface Category {
  id: number
  parent_id: number | null
  path: string
  depth: number
  code: string
  name: string
  sort: number
  costing: string
  costing_in_force: string
  active: boolean
  version: number
}

export interface Branch {
  key: number
  value: number
  title: string
  category: Category
  children: Branch[]
}

/** Branches in the order of their places, then of their codes. A row whose parent is not there stands at the top. */
export function branches(rows: readonly Category[]): Branch[] {
  const made = new Map(rows.map((row) => [row.id, { key: row.id, value: row.id, title: row.name, category: row, children: [] as Branch[] }]))
  const top: Branch[] = []
  for (const branch of made.values()) {
    const parent = branch.category.parent_id === null ? undefined : made.get(branch.category.parent_id)
    if (parent) parent.children.push(branch)
    else top.push(branch)
  }
  const inOrder = (list: Branch[]): Branch[] => {
    list.sort((a, b) => a.category.sort - b.category.sort || a.category.code.localeCompare(b.category.code))
    for (const each of list) inOrder(each.children)
    return list
  }
  return inOrder(top)
}

/** The ids of a branch and of all below it. */
export function below(branch: Branch): number[] {
  return [branch.key, ...branch.children.flatMap(below)]
}
