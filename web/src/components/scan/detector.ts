/* Reads barcodes off pictures: with what the browser brings, else with ZXing, whose program comes from our own server at first use. */

export interface Detector {
  detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}

/** What stands on goods, cartons, shelves and papers. */
const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf', 'codabar', 'qr_code', 'data_matrix'] as const
/** A browser that can't read these is no help. */
const NEEDED = ['ean_13', 'code_128', 'qr_code']

interface Native {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

async function native(): Promise<Detector | null> {
  const found = (globalThis as unknown as { BarcodeDetector?: Native }).BarcodeDetector
  if (!found) return null
  const formats = await found.getSupportedFormats().catch((): string[] => [])
  if (!NEEDED.every((format) => formats.includes(format))) return null
  return new found({ formats: FORMATS.filter((format) => formats.includes(format)) })
}

async function zxing(): Promise<Detector> {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'), import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : `${prefix}${path}`) } })
  return new BarcodeDetector({ formats: [...FORMATS] })
}

let made: Promise<Detector> | null = null

/** The one detector of this page. */
export function detector(): Promise<Detector> {
  made ??= native().then((found) => found ?? zxing())
  made.catch(() => {
    // It could not be loaded (no network): the next try may.
    made = null
  })
  return made
}
