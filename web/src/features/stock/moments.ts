import type { Dayjs } from 'dayjs'

const HOUR = 3600
const DAY = 24 * HOUR

export type Span = 'day' | 'week' | 'month' | 'year'

/** How far back the slider goes, and in what steps. */
export const SPANS: { readonly [span in Span]: { seconds: number; step: number } } = {
  day: { seconds: DAY, step: 1 }, week: { seconds: 7 * DAY, step: 60 }, month: { seconds: 30 * DAY, step: 600 }, year: { seconds: 365 * DAY, step: HOUR },
}

/** Moments people ask for; a day ends with its last second. */
export const PRESETS: readonly { key: string; when: (now: Dayjs) => Dayjs }[] = [
  { key: 'now', when: (now) => now.startOf('second') },
  { key: 'yesterday', when: (now) => now.startOf('day').subtract(1, 'second') },
  { key: 'lastMonth', when: (now) => now.startOf('month').subtract(1, 'second') },
]
