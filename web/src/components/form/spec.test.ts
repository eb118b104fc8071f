import { describe, expect, test } from 'vitest'
import { conflicts, difference, same, wire, type FieldSpec } from './spec'

const NAME: FieldSpec = { name: 'name', label: 'name', kind: 'text' }
const LIMIT: FieldSpec = { name: 'limit', label: 'limit', kind: 'decimal' }
const DAYS: FieldSpec = { name: 'days', label: 'days', kind: 'whole' }
const TAGS: FieldSpec = { name: 'tags', label: 'tags', kind: 'tags' }
const FIELDS = [NAME, LIMIT, DAYS, TAGS]

describe('values on the wire', () => {
  test('texts are trimmed and never null, empty numbers are null', () => {
    expect(wire(NAME, ' a ')).toBe('a')
    expect(wire(NAME, undefined)).toBe('')
    expect(wire(LIMIT, '')).toBeNull()
    expect(wire(LIMIT, '1,200.50')).toBe('1200.5')
    expect(wire(DAYS, '30')).toBe(30)
  })
  test('what is no number goes as it is, for the server to refuse', () => {
    expect(wire(LIMIT, 'many')).toBe('many')
  })
  test('numbers are compared by value, not by spelling', () => {
    expect(same(LIMIT, '100.00', '100')).toBe(true)
    expect(same(LIMIT, null, '0')).toBe(false)
    expect(same(TAGS, ['a'], ['a'])).toBe(true)
  })
})

describe('changes', () => {
  const before = { name: 'a', limit: '100.00', days: 30, tags: ['x'] }
  test('only what changed is sent', () => {
    expect(difference(FIELDS, before, { ...before, limit: '100', days: '31' })).toEqual({ days: 31 })
  })
  test('what others changed is found; a field that both changed asks for a decision', () => {
    const found = conflicts(FIELDS, before, { ...before, name: 'b', days: 60 }, { ...before, name: 'c', limit: '5' })
    expect(found.map((each) => [each.spec.name, each.both])).toEqual([['name', true], ['days', false]])
  })
  test('both typed the same: nothing to decide', () => {
    expect(conflicts(FIELDS, before, { ...before, name: 'b' }, { ...before, name: 'b' })[0]!.both).toBe(false)
  })
})
