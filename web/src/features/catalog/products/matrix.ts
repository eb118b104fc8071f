/* SKUs as a form holds them, and the options that tell them apart. */

export interface Option {
  name: string
  values: string[]
  codes: string[]
}

export interface SkuDraft {
  /** Its options as one text: what tells it from the others. */
  key: string
  code: string
  name: string
  options: Record<string, string>
  barcodes: string
  weight_g: string
  volume_cm3: string
  bundle: boolean
}

export interface Made {
  code: string
  name: string
  options: Record<string, string>
}

export function keyOf(options: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

/** Options that say something; codes only where every value has one. */
export function told(options: readonly Option[]): Option[] {
  return options
    .filter((option) => option.name.trim() && option.values.length)
    .map(({ name, values, codes }) => ({ name: name.trim(), values, codes: codes.length === values.length ? codes : [] }))
}

/** The SKUs that the options make, with what was typed for each of them before. */
export function drafts(made: readonly Made[], typed: ReadonlyMap<string, Partial<SkuDraft>>, dropped: ReadonlySet<string>): SkuDraft[] {
  return made
    .map((sku) => {
      const key = keyOf(sku.options)
      return { key, barcodes: '', weight_g: '', volume_cm3: '', bundle: false, ...sku, ...typed.get(key) }
    })
    .filter((sku) => !dropped.has(sku.key))
}

/** What is different in a row from what the options make of it. */
export function overrides(sku: SkuDraft, made: readonly Made[]): Partial<SkuDraft> {
  const own = made.find((each) => keyOf(each.options) === sku.key)
  const { barcodes, weight_g, volume_cm3, bundle } = sku
  return {
    barcodes, weight_g, volume_cm3, bundle, ...(own && own.code !== sku.code ? { code: sku.code } : {}), ...(own && own.name !== sku.name ? { name: sku.name } : {}),
  }
}

export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,\uff0c;\uff1b]+/).filter(Boolean))]
}
