/* Permissions as a table: what they are about, and what one may do with it. */
import type { components } from '~/api/generated/schema'

export type Permission = components['schemas']['PermissionOut']

export interface Subject {
  key: string
  permissions: Permission[]
}

export interface Module {
  key: string
  subjects: Subject[]
}

/** `sales.order.confirm` is about `order` of `sales`; `catalog.view` is about the module as a whole. */
export function modules(permissions: readonly Permission[]): Module[] {
  const found = new Map<string, Map<string, Permission[]>>()
  for (const permission of permissions) {
    const parts = permission.code.split('.')
    const module = parts[0]!
    const subject = parts.length > 2 ? parts.slice(1, -1).join('.') : ''
    const subjects = found.get(module) ?? new Map<string, Permission[]>()
    subjects.set(subject, [...(subjects.get(subject) ?? []), permission])
    found.set(module, subjects)
  }
  return [...found].map(([key, subjects]) => ({ key, subjects: [...subjects].map(([subject, list]) => ({ key: subject, permissions: list })) }))
}

export function toggled(held: ReadonlySet<string>, codes: readonly string[], on: boolean): Set<string> {
  const next = new Set(held)
  for (const code of codes) {
    if (on) next.add(code)
    else next.delete(code)
  }
  return next
}
