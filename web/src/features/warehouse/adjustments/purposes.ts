/* What goods leave or come for without a trade (用途): what each asks of the form. The server checks the same. */

export interface Purpose {
  code: string
  /** -1: they leave, 1: they come; null: either, as the signs of the quantities say. */
  sign: -1 | 1 | null
  /** Whose gift or packaging it is has to be said. */
  shop?: boolean
  department?: boolean
  /** What its VAT hangs on: a fair price, or the invoice that came with it. */
  tax?: 'fair' | 'invoice'
}

export const PURPOSES: readonly Purpose[] = [
  { code: 'other', sign: null },
  { code: 'own_use', sign: -1, department: true },
  { code: 'scrap', sign: -1 },
  { code: 'gift', sign: -1, shop: true, tax: 'fair' },
  { code: 'sample', sign: -1, shop: true, tax: 'fair' },
  { code: 'welfare', sign: -1, department: true },
  { code: 'packaging', sign: -1, shop: true },
  { code: 'abnormal_loss', sign: -1 },
  { code: 'donation', sign: 1, tax: 'invoice' },
  { code: 'opening', sign: 1 },
]
/** Entered as a kind of document of their own. */
export const KINDS: ReadonlySet<string> = new Set(['other', 'opening'])

export function purposeOf(code: string | undefined): Purpose {
  return PURPOSES.find((each) => each.code === code) ?? PURPOSES[0]!
}
