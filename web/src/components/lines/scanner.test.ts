import { expect, test } from 'vitest'
import { Wedge } from './scanner'

function type(wedge: Wedge, text: string, every: number, known?: (code: string) => boolean): string | null {
  let at = 0
  for (const sign of text) wedge.key(sign, (at += every), known)
  return wedge.key('Enter', at + every, known)
}

test('a burst that ends with Enter is a scan', () => {
  expect(type(new Wedge(), '6901234500103', 8)).toBe('6901234500103')
})
test('typing is none', () => {
  expect(type(new Wedge(), 'LAMP-RED', 120)).toBeNull()
})
test('a slow scanner is heard by a barcode that is known', () => {
  expect(type(new Wedge(), '6901234500103', 60, (code) => code === '6901234500103')).toBe('6901234500103')
})
test('a quantity is never a scan, however fast', () => {
  expect(type(new Wedge(), '12', 5)).toBeNull()
})
test('what was typed before a pause is no part of the scan', () => {
  const wedge = new Wedge()
  wedge.key('1', 0)
  let at = 2000
  for (const sign of '6901234500103') wedge.key(sign, (at += 8))
  expect(wedge.key('Enter', at + 8)).toBe('6901234500103')
})
test('a control key ends what was begun', () => {
  const wedge = new Wedge()
  for (const sign of '690123') wedge.key(sign, 1)
  wedge.key('ArrowDown', 2)
  expect(wedge.key('Enter', 3)).toBeNull()
})
