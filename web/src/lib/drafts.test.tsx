// @vitest-environment jsdom
import dayjs from 'dayjs'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, test } from 'vitest'
import { saveDrafts, useDraft } from './drafts'
import { close, visit } from './tabs'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
beforeEach(() => sessionStorage.clear())

function shown<T>(path: string, read: () => T | null): { got: T[]; end: () => void } {
  const got: T[] = []
  function Form() {
    useDraft<T>(path, read, (draft) => got.push(draft))
    return null
  }
  const root = createRoot(document.createElement('div'))
  act(() => root.render(<Form />))
  return { got, end: () => act(() => root.unmount()) }
}

test('what is typed comes back after a reload, days as days', () => {
  visit('/a/new', '/a/new')
  const first = shown('/a/new', () => ({ head: { note: 'x', at: dayjs('2026-11-28') }, lines: [{ qty: '7' }] }))
  expect(first.got).toEqual([])
  saveDrafts()
  first.end()
  const second = shown<{ head: { at: dayjs.Dayjs }; lines: object[] }>('/a/new', () => null)
  expect(second.got).toHaveLength(1)
  expect(second.got[0]!.head.at.format('YYYY-MM-DD')).toBe('2026-11-28')
  expect(second.got[0]!.lines).toEqual([{ qty: '7' }])
  expect(shown('/a/new', () => null).got).toEqual([])
})

test('a form behind another page is kept too, one that was closed is not', () => {
  visit('/b/new', '/b/new')
  visit('/c/new', '/c/new')
  shown('/b/new', () => 'b').end()
  shown('/c/new', () => 'c').end()
  close(['/c/new'], '/c/new')
  saveDrafts()
  expect(shown('/b/new', () => null).got).toEqual(['b'])
  expect(shown('/c/new', () => null).got).toEqual([])
})

test('what waits for its form outlives a second reload', () => {
  visit('/d/new', '/d/new')
  sessionStorage.setItem('zg.drafts', JSON.stringify({ '/d/new': 'd' }))
  saveDrafts()
  expect(shown('/d/new', () => null).got).toEqual(['d'])
})
