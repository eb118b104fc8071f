import dayjs from 'dayjs'

/** A moment of the server (UTC) as the user's clock shows it. */
export function moment(text: string): string {
  const at = dayjs(text)
  return at.isValid() ? at.format('YYYY-MM-DD HH:mm') : text
}

/** A business date: a day without a zone. */
export function day(text: string): string {
  return text.slice(0, 10)
}

/** Which day it is in a zone; where nobody knows the zone, the day of the user's clock. */
export function dayIn(zone?: string, now = new Date()): string {
  // Sweden writes days as we do.
  return new Intl.DateTimeFormat('sv-SE', zone ? { timeZone: zone } : {}).format(now)
}
