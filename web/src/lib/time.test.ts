import { expect, test } from 'vitest'
import { dayIn } from './time'

const EVENING = new Date('2026-11-28T20:30:00Z')

test('a day is that of the zone in which the company keeps its books', () => {
  expect(dayIn('Asia/Shanghai', EVENING)).toBe('2026-11-29')
  expect(dayIn('Europe/London', EVENING)).toBe('2026-11-28')
  expect(dayIn('America/Los_Angeles', new Date('2026-03-01T05:00:00Z'))).toBe('2026-02-28')
})
