/*
 * What the camera sees, as scans. A code in front of the lens is read many times a second; it counts once for each time that it comes into
 * sight. A blurred frame between two sharp ones is no going away.
 */

export const GONE_MS = 900

export class Sight {
  private readonly seen = new Map<string, number>()

  /** These codes are in a frame taken at this moment; those that have come into sight. */
  see(codes: readonly string[], at: number): string[] {
    for (const [code, last] of this.seen) if (at - last > GONE_MS) this.seen.delete(code)
    const fresh = [...new Set(codes)].filter((code) => !this.seen.has(code))
    for (const code of codes) this.seen.set(code, at)
    return fresh
  }
}

/** The text, and how other scanners spell the same label: UPC-A is EAN-13 with a zero in front, which some leave out. */
export function spellings(code: string): string[] {
  const text = code.trim()
  if (/^\d{12}$/.test(text)) return [text, `0${text}`]
  return /^0\d{12}$/.test(text) ? [text, text.slice(1)] : [text]
}
