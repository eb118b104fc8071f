/* What was scanned for a job, added up; and the commands that it becomes. Values only. */
import * as decimal from '~/lib/decimal'
import type { Job, JobLine, Scan, Step } from '~/lib/offline/model'

/** So much of one lot or piece, of one line. */
export interface Part {
  line: number
  sku_id: number
  qty: string
  lot: string
  serial: string
  made_on: string
  expires_on: string
  at: string
}

export function titleOf(job: Job): string {
  return [job.number, job.about].filter(Boolean).join(' · ')
}

function big(text: string) {
  return decimal.parse(text) ?? decimal.parse('0')!
}

/** The scans by line, goods, lot and piece, in the order in which each was first scanned; dates that were given last count. */
export function parts(scans: readonly Scan[]): Part[] {
  const found = new Map<string, Part>()
  for (const scan of scans) {
    const key = [scan.line, scan.sku_id, scan.lot, scan.serial].join('|')
    const there = found.get(key)
    found.set(key, {
      line: scan.line, sku_id: scan.sku_id, lot: scan.lot, serial: scan.serial, at: scan.at,
      qty: big(there?.qty ?? '0').plus(big(scan.qty)).toFixed(), made_on: scan.made_on || (there?.made_on ?? ''), expires_on: scan.expires_on || (there?.expires_on ?? ''),
    })
  }
  return [...found.values()]
}

export function qtyOf(scans: readonly Scan[], line: number, sku: number): string {
  return decimal.sum(scans.filter((scan) => scan.line === line && scan.sku_id === sku).map((scan) => scan.qty))
}

export type Correction = Omit<Part, 'at'>

/** What makes the goods of a line what was typed: compared with what is there now, because a scan may have been heard since they were shown. */
export function corrections(scans: readonly Scan[], shown: readonly Part[], typed: readonly Part[]): Correction[] {
  const now = parts(scans)
  const same = (one: Part, other: Part) => one.line === other.line && one.sku_id === other.sku_id && one.lot === other.lot && one.serial === other.serial
  const wanted = typed.map((part) => ({ ...part, lot: part.lot.trim() }))
  const gone = shown.filter((part) => !wanted.some((each) => same(each, part))).map((part) => ({ ...part, qty: '0' }))
  return [...gone, ...wanted].flatMap(({ at: _, ...part }) => {
    const before = now.find((each) => same(each, { ...part, at: _ }))
    const more = big(part.qty || '0').minus(big(before?.qty ?? '0'))
    const dated = part.made_on !== (before?.made_on ?? '') || part.expires_on !== (before?.expires_on ?? '')
    return !more.eq(0) || dated || (!before && part.qty) ? [{ ...part, qty: more.toFixed() }] : []
  })
}

export type Fault = 'foreign' | 'over'

/** Where goods go that were scanned: the first line of theirs that has room. A count takes everything. */
export function lineFor(job: Job, scans: readonly Scan[], sku: number, qty: string): JobLine | Fault | null {
  if (job.kind === 'count') return job.lines.find((line) => line.sku_id === sku) ?? null
  const lines = job.lines.filter((line) => line.sku_id === sku)
  if (!lines.length) return 'foreign'
  return lines.find((line) => big(qtyOf(scans, line.id, sku)).plus(big(qty)).lte(big(line.asked))) ?? 'over'
}

/** How far the work is: what was scanned, and what there is to be. */
export function progress(job: Job, scans: readonly Scan[]): { done: string; asked: string; whole: boolean } {
  const asked = decimal.sum(job.lines.map((line) => line.asked))
  const whole = job.lines.every((line) => big(qtyOf(scans, line.id, line.sku_id)).gte(big(line.asked)))
  return { done: decimal.sum(scans.map((scan) => scan.qty)), asked, whole }
}

function tracked(part: Part, dates: boolean): object {
  return {
    ...(part.lot ? { lot: part.lot } : {}), ...(part.serial ? { serial: part.serial } : {}),
    ...(dates && part.made_on ? { made_on: part.made_on } : {}), ...(dates && part.expires_on ? { expires_on: part.expires_on } : {}),
  }
}

/** What was scanned of lines, and nothing of the others: they were looked for and not found. */
function tallied(job: Job, found: readonly Part[], dates: boolean): object[] {
  return job.lines.flatMap((line): object[] => {
    const mine = found.filter((part) => part.line === line.id)
    return mine.length ? mine.map((part) => ({ line_id: line.id, qty: part.qty, ...tracked(part, dates) })) : [{ line_id: line.id, qty: '0' }]
  })
}

function counted(job: Job, found: readonly Part[], note: string, post: boolean): Step[] {
  const id = job.document || { $answer: [0, 'ids', 0] as const }
  const enter = {
    documents: [{ id }],
    found: found.map((part) => ({ count_id: id, sku_id: part.sku_id, qty: part.qty, counted_at: part.at, ...tracked(part, true) })),
  }
  return [
    ...(job.document ? [] : [{ path: '/warehouse/counts', body: { counts: [{ warehouse_id: job.warehouse, sku_ids: [...new Set(found.map((part) => part.sku_id))], note }] } }]),
    { path: '/warehouse/counts/enter', body: enter },
    ...(post ? [{ path: '/warehouse/counts/post', body: { documents: [{ id }] } }] : []),
  ]
}

/** The commands of a job. `parcel`: what it is called on its way. `post`: it is carried out; else what was scanned is kept with its document for somebody who does. */
export function steps(job: Job, scans: readonly Scan[], { post, note = '', parcel = {} }: { post: boolean; note?: string; parcel?: { carrier?: string; waybill?: string } }): Step[] {
  const all = parts(scans)
  if (job.kind === 'count') return counted(job, all, note, post)
  const found = all.filter((part) => !decimal.isZero(part.qty))
  const documents = [{ id: job.document }]
  if (job.kind === 'purchase') {
    return [{ path: '/purchasing/orders/receive', body: { documents, lines: found.map((part) => ({ line_id: part.line, qty: part.qty, ...tracked(part, true) })) } }]
  }
  if (job.kind === 'order') {
    const sums = job.lines.map((line) => ({ line_id: line.id, qty: qtyOf(scans, line.id, line.sku_id) })).filter((line) => !decimal.isZero(line.qty))
    return [{ path: '/sales/orders/ship', body: { documents: [{ id: job.document, ...parcel }], lines: sums } }]
  }
  const [base, keep, deed] = job.kind === 'receipt' ? ['/warehouse/receipts', 'tally', 'receive'] : ['/warehouse/shipments', 'pick', 'ship']
  const kept = { path: `${base}/${keep}`, body: { documents, lines: tallied(job, found, job.kind === 'receipt') } }
  return [kept, ...(post ? [{ path: `${base}/${deed}`, body: { documents: [{ id: job.document, ...parcel }] } }] : [])]
}
