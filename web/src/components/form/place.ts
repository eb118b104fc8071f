import type { FormInstance } from 'antd'
import { Problem, type ProblemEntry } from '~/lib/problem'

/** The name of the field in the form that an entry of a problem is about: `products.0.tax_rate` and `tax_rate` are the same. */
export function fieldOf(entry: ProblemEntry): string {
  return entry.field?.split('.').at(-1) ?? ''
}

/** Put what was refused beside its fields. What has no field in the form is left for the head of the page. */
export function place(form: FormInstance, error: unknown, names: readonly string[]): unknown {
  if (!(error instanceof Problem)) return error
  const known = new Set(names)
  const texts = new Map<string, string[]>()
  for (const entry of error.entries) {
    const name = fieldOf(entry)
    const said = texts.get(name) ?? []
    if (known.has(name) && !said.includes(entry.detail)) texts.set(name, [...said, entry.detail])
  }
  form.setFields([...texts].map(([name, errors]) => ({ name, errors })))
  const first = [...texts.keys()][0]
  if (first) form.scrollToField(first, { block: 'center' })
  return error.entries.length && error.entries.every((entry) => texts.has(fieldOf(entry))) ? null : error
}
