/* What is selected in a list: some rows, or everything that the filter matches (loaded or not) but some. */

export interface Selection {
  everything: boolean
  /** The rows selected; with `everything` those that are not. */
  keys: ReadonlySet<number>
}

export const NONE: Selection = { everything: false, keys: new Set() }

export function isSelected(selection: Selection, key: number): boolean {
  return selection.keys.has(key) !== selection.everything
}

export function count(selection: Selection, total: number | null): number {
  return selection.everything ? Math.max(0, (total ?? 0) - selection.keys.size) : selection.keys.size
}

export function toggled(selection: Selection, keys: readonly number[], on: boolean): Selection {
  const next = new Set(selection.keys)
  for (const key of keys) {
    if (on !== selection.everything) next.add(key)
    else next.delete(key)
  }
  return { ...selection, keys: next }
}
