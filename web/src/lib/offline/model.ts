/* What a device keeps to work without the network: jobs, what was scanned for them, and the commands that wait to be sent. */

/** An answer of an earlier step of the same item, by its path: `{ $answer: [0, 'ids', 0] }`. */
export interface Answered {
  $answer: readonly [step: number, ...path: (string | number)[]]
}

export interface Step {
  path: string
  body: unknown
}

export type ItemState = 'waiting' | 'refused' | 'done'

/** Why an item was refused, as the server said it. */
export interface Refusal {
  status: number
  code: string
  message: string
  remedy: string
}

/** A decision made on this device: steps that follow each other, each with a key of its own that was made when the button was pressed. */
export interface Item {
  key: string
  /** Who decided it: nobody else sends it. */
  user: number
  userName: string
  at: string
  /** Key of the kind of work in the locales, and what it is about. */
  kind: string
  subject: string
  job: string
  steps: readonly Step[]
  answers: readonly unknown[]
  state: ItemState
  refusal: Refusal | null
  /** When the first step was first sent: the server knows its key for some days only. */
  sent: string | null
}

export interface JobLine {
  id: number
  sku_id: number
  sku_code: string
  sku_name: string
  unit: string
  /** How much of it there is to be, base units; empty: anything. */
  asked: string
  lot: string
  serial: string
}

export type JobKind = 'purchase' | 'receipt' | 'shipment' | 'order' | 'count'

/** A piece of work that was opened on this device. */
export interface Job {
  key: string
  user: number
  kind: JobKind
  /** The document that it is about; 0: one that is still to be made. */
  document: number
  number: string
  about: string
  warehouse: number
  lines: readonly JobLine[]
  opened: string
  /** The item that it became; null: it is being worked on. */
  item: string | null
}

/** One scan, or a quantity that was typed as the difference to what was there. */
export interface Scan {
  id?: number
  job: string
  user: number
  /** The line of the document; 0 where it has none. */
  line: number
  sku_id: number
  code: string
  qty: string
  lot: string
  serial: string
  made_on: string
  expires_on: string
  bin: string
  at: string
}

export interface KeptGoods {
  sku_id: number
  sku_code: string
  sku_name: string
  unit: string
  decimals: number
  lot_tracked: boolean
  serial_tracked: boolean
  shelf_life_days: number | null
}

export interface KeptCode {
  code: string
  sku_id: number
  /** Base units of one scan; null: nobody knows. */
  qty: string | null
}
