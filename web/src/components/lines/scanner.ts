/*
 * A hand scanner types like a keyboard, only faster, and ends with Enter. Speed alone is no proof (a program may be slow, a typist
 * fast), so a burst of keys is a scan when it was fast OR when it is exactly a known barcode; a short number is never one.
 */

export const FAST_MS = 35
export const PAUSE_MS = 500
export const LEAST = 6

export class Wedge {
  private text = ''
  private slowest = 0
  private at = 0

  /** Whether the key just pressed began a burst. */
  get isFirst(): boolean {
    return this.text.length === 1
  }

  /** A key was pressed at this moment; the code if it ended a scan. */
  key(key: string, at: number, known: (code: string) => boolean = () => false): string | null {
    if (key === 'Enter') {
      const { text, slowest } = this
      this.reset()
      return text.length >= LEAST && (slowest <= FAST_MS || known(text)) ? text : null
    }
    if (key.length !== 1) {
      this.reset()
      return null
    }
    // After a pause something new begins: what a typist left there is no part of a scan.
    if (this.text && at - this.at > PAUSE_MS) this.reset()
    if (this.text) this.slowest = Math.max(this.slowest, at - this.at)
    this.text += key
    this.at = at
    return null
  }

  reset(): void {
    this.text = ''
    this.slowest = 0
    this.at = 0
  }
}
