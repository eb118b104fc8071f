import { expect, test } from 'vitest'
import { GONE_MS, Sight, spellings } from './sight'

test('one sight is one scan, however many frames it is in', () => {
  const sight = new Sight()
  expect(sight.see(['A'], 0)).toEqual(['A'])
  for (let at = 100; at < 5000; at += 100) expect(sight.see(['A'], at)).toEqual([])
})

test('a blurred frame is no going away, a pause is', () => {
  const sight = new Sight()
  sight.see(['A'], 0)
  expect(sight.see([], 300)).toEqual([])
  expect(sight.see(['A'], 600)).toEqual([])
  expect(sight.see([], 600 + GONE_MS + 1)).toEqual([])
  expect(sight.see(['A'], 700 + GONE_MS)).toEqual(['A'])
})

test('two labels beside each other are two scans', () => {
  const sight = new Sight()
  expect(sight.see(['A', 'B', 'A'], 0)).toEqual(['A', 'B'])
  expect(sight.see(['A', 'B', 'C'], 100)).toEqual(['C'])
})

test('UPC-A is found as EAN-13 and the other way round', () => {
  expect(spellings(' 036000291452 ')).toEqual(['036000291452', '0036000291452'])
  expect(spellings('0036000291452')).toEqual(['0036000291452', '036000291452'])
  expect(spellings('6901234500103')).toEqual(['6901234500103'])
  expect(spellings('CG20261123-0042')).toEqual(['CG20261123-0042'])
})
