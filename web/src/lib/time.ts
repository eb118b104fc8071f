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
