/* Amounts and quantities travel as texts and stay texts until they are shown or computed with; never numbers of JavaScript. */
import Big from 'big.js'

Big.RM = Big.roundHalfUp

export type DecimalText = string

const PATTERN = /^[+-]?(\d+(\.\d*)?|\.\d+)$/

/** The text as a decimal; null for what is none. Thousands separators and full-width digits of pasted texts are taken. */
export function parse(text: string | null | undefined): Big | null {
  if (text == null) return null
  const plain = text
    .normalize('NFKC')
    .replace(/[,\s¥$£€]/g, '')
  return PATTERN.test(plain) ? new Big(plain.replace(/\.$/, '').replace(/^([+-]?)\./, '$10.')) : null
}

function grouped(fixed: string): string {
  const [whole = '0', fraction] = fixed.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const digits = whole.replace('-', '').replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${sign}${digits}${fraction ? `.${fraction}` : ''}`
}

export const NOTHING = '—'

/** Money: thousands, two decimals. */
export function money(text: DecimalText | null | undefined): string {
  const value = parse(text)
  return value === null ? NOTHING : grouped(value.toFixed(2))
}

/** A quantity: thousands, as many decimals as it has. */
export function quantity(text: DecimalText | null | undefined): string {
  const value = parse(text)
  return value === null ? NOTHING : grouped(new Big(value.toFixed(4)).toFixed())
}

/** A price of one: thousands, two to six decimals. */
export function price(text: DecimalText | null | undefined): string {
  const value = parse(text)
  if (value === null) return NOTHING
  const short = new Big(value.toFixed(6))
  return grouped(short.eq(short.round(2)) ? short.toFixed(2) : short.toFixed())
}

/** A rate, as a percentage. */
export function rate(text: DecimalText | null | undefined): string {
  const value = parse(text)
  return value === null ? NOTHING : `${new Big(value.times(100).toFixed(4)).toFixed()}%`
}

/** Quantity × price, rounded to cents half up, as the server rounds. */
export function amount(qty: string, unitPrice: string): string | null {
  const a = parse(qty)
  const b = parse(unitPrice)
  return a && b ? a.times(b).toFixed(2) : null
}

export function sum(texts: (string | null | undefined)[]): string {
  return texts.reduce((total, text) => total.plus(parse(text) ?? 0), new Big(0)).toFixed()
}

export function isNegative(text: string | null | undefined): boolean {
  return parse(text)?.lt(0) ?? false
}

export function isZero(text: string | null | undefined): boolean {
  return parse(text)?.eq(0) ?? false
}
