/* An action on many documents: batch after batch, each of them wholly or not at all, with progress and a way to stop. */
import { all } from '~/api/all'
import { newKey, send, type Query } from '~/api/http'
import { Problem } from '~/lib/problem'

export interface Target {
  id: number
  version: number
  /** What else is said of this one. */
  more?: object
}

export interface Progress {
  done: number
  total: number
  refused: { ids: number[]; problem: Problem }[]
}

const BATCH = 200

/** Every row that the filter matches, read page by page. */
export async function everything(path: string, filters: Query, without: ReadonlySet<number>, signal: AbortSignal): Promise<Target[]> {
  const rows = await all<Target>(path, filters, signal, Infinity)
  return rows.filter((row) => !without.has(row.id)).map(({ id, version }) => ({ id, version }))
}

/**
 * Run the action. A batch that is refused for some of its documents is sent again without them: what can be done is done, what
 * can't is named with its reason.
 */
export async function run(path: string, targets: readonly Target[], body: object, signal: AbortSignal, tell: (progress: Progress) => void): Promise<Progress> {
  const progress: Progress = { done: 0, total: targets.length, refused: [] }
  for (let at = 0; at < targets.length && !signal.aborted; at += BATCH) {
    let documents = targets.slice(at, at + BATCH)
    while (documents.length && !signal.aborted) {
      try {
        await send('POST', path, { ...body, documents: documents.map(({ id, version, more }) => ({ id, version, ...more })) }, newKey())
        progress.done += documents.length
        break
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const bad = new Set(error.entries.map((entry) => entry.row).filter((row): row is number => row !== undefined))
        const refused = bad.size ? documents.filter((_, row) => bad.has(row)) : documents
        progress.refused.push({ ids: refused.map((each) => each.id), problem: error })
        documents = bad.size ? documents.filter((_, row) => !bad.has(row)) : []
      }
    }
    tell({ ...progress, refused: [...progress.refused] })
  }
  return progress
}
