import dayjs from 'dayjs'
import { expect, test } from 'vitest'
import { PRESETS } from './moments'

test('days and months end with their last second', () => {
  const now = dayjs('2026-03-01T10:20:30.456')
  expect(PRESETS.map(({ when }) => when(now).format('YYYY-MM-DD HH:mm:ss'))).toEqual(['2026-03-01 10:20:30', '2026-02-28 23:59:59', '2026-02-28 23:59:59'])
})
