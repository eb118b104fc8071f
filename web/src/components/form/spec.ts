/* The fields of a form, as values: what they are called, how they are entered, how two of their values are compared. */
import { parse } from '~/lib/decimal'

export type FieldKind = 'text' | 'note' | 'whole' | 'decimal' | 'rate' | 'flag' | 'tags' | 'date' | 'choice' | 'reference'

export interface FieldSpec {
  name: string
  label: string
  kind: FieldKind
  required?: boolean
  /** The list that a reference comes from. */
  list?: string
  options?: readonly { value: string | number; label: string }[]
  /** A choice that may be none at all: null on the wire, not the empty text. */
  nullable?: boolean
  max?: number
  hint?: string
  disabled?: boolean
}

export type Values = Record<string, unknown>

const NUMBERS: ReadonlySet<FieldKind> = new Set(['whole', 'decimal', 'rate'])

/** A value as the server takes it: empty numbers, dates and references are null, texts are never null. */
export function wire(spec: FieldSpec, value: unknown): unknown {
  if (spec.kind === 'whole') return value === '' || value == null ? null : Number(parse(String(value))?.toFixed() ?? value)
  if (NUMBERS.has(spec.kind)) return value === '' || value == null ? null : (parse(String(value))?.toFixed() ?? String(value))
  if (spec.kind === 'text' || spec.kind === 'note') return String(value ?? '').trim()
  if (spec.kind === 'flag') return value === true
  if (spec.kind === 'tags') return value ?? []
  if (spec.kind === 'choice') return value == null || value === '' ? (spec.nullable ? null : '') : value
  return value ?? null
}

export function same(spec: FieldSpec, one: unknown, other: unknown): boolean {
  const [a, b] = [wire(spec, one), wire(spec, other)]
  if (NUMBERS.has(spec.kind) && a !== null && b !== null) return parse(String(a))?.eq(parse(String(b)) ?? NaN) ?? a === b
  return Array.isArray(a) ? JSON.stringify(a) === JSON.stringify(b) : a === b
}

/** What has changed between two states of a record, as the server takes it. */
export function difference(fields: readonly FieldSpec[], before: Values, after: Values): Values {
  const changed = fields.filter((spec) => spec.name in after && !same(spec, before[spec.name], after[spec.name]))
  return Object.fromEntries(changed.map((spec) => [spec.name, wire(spec, after[spec.name])]))
}

export interface Conflict {
  spec: FieldSpec
  before: unknown
  theirs: unknown
  mine: unknown
  /** Both have changed it: somebody has to say which one counts. */
  both: boolean
}

/** What somebody else has changed since `before` was read, beside what is in the form. */
export function conflicts(fields: readonly FieldSpec[], before: Values, theirs: Values, mine: Values): Conflict[] {
  return fields
    .filter((spec) => !same(spec, before[spec.name], theirs[spec.name]))
    .map((spec) => {
      const [was, now, own] = [before[spec.name], theirs[spec.name], mine[spec.name]]
      return { spec, before: was, theirs: now, mine: own, both: !same(spec, was, own) && !same(spec, now, own) }
    })
}
