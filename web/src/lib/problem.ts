/* What the server refuses, as it says it: application/problem+json with a code, a sentence and a remedy in the user's language. */

export interface ProblemEntry {
  code: string
  detail: string
  remedy?: string
  field?: string
  row?: number
}

function pick({ remedy, field, row }: Partial<ProblemEntry>): Partial<ProblemEntry> {
  return { ...(remedy ? { remedy } : {}), ...(field ? { field } : {}), ...(row == null ? {} : { row }) }
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly entries: ProblemEntry[]
  readonly remedy: string

  constructor(status: number, body: Partial<ProblemEntry> & { title?: string; errors?: ProblemEntry[] }) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.status = status
    this.code = body.code ?? ''
    this.remedy = body.remedy ?? ''
    // One error alone comes without a list: it is its own entry.
    this.entries = body.errors ?? (body.detail ? [{ code: this.code, detail: body.detail, ...pick(body) }] : [])
  }
}

/** The network is away, or the server is. Nothing was heard, so the call may be sent again with the same key. */
export class Unreachable extends Error {}
