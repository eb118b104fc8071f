import { expect, test } from 'vitest'
import { sizeOf } from './Sheets'

test('a page keeps its place before its picture is drawn: points become pixels', () => {
  expect(sizeOf('<svg viewBox="0 0 595.275590551 841.88976378" width="595.275590551pt" height="841.88976378pt"><path d=""/></svg>')).toEqual({ width: 794, height: 1123 })
})

test('what is not a page, or has its size elsewhere, has none', () => {
  expect(sizeOf('')).toEqual({})
  expect(sizeOf('<svg><g viewBox="0 0 10 10"/></svg>')).toEqual({})
})
