/* Lots and pieces: the columns that goods ask for which are tracked. */
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import type { LineColumn } from './columns'
import type { Line } from './model'
import * as decimal from '~/lib/decimal'

const untracked = (line: Line) => !line.sku?.lot_tracked
const numberless = (line: Line) => !line.sku?.serial_tracked
const lasting = (line: Line) => !line.sku?.lot_tracked || !line.sku.shelf_life_days

interface Asked {
  /** New lots come in with their dates. */
  dates?: boolean
  /** Without a lot the server chooses one. */
  optional?: boolean
}

/** What of some lines is tracked: by lot, by lot with its dates, piece by piece. */
export interface Tracked {
  lots: boolean
  keeping: boolean
  pieces: boolean
}

export function tracked(lines: readonly Line[]): Tracked {
  return {
    lots: lines.some((line) => line.sku?.lot_tracked),
    keeping: lines.some((line) => !lasting(line)),
    pieces: lines.some((line) => line.sku?.serial_tracked),
  }
}

/** The same, and the same object as long as it says the same: columns hang on what is tracked, not on every key typed. */
export function useTracked(lines: readonly Line[]): Tracked {
  const { lots, keeping, pieces } = tracked(lines)
  return useMemo(() => ({ lots, keeping, pieces }), [lots, keeping, pieces])
}

/** Good or defect. */
export function qualityColumn(t: TFunction, more: Partial<LineColumn> = {}): LineColumn {
  return { key: 'quality', label: t('lines.quality'), kind: 'choice', width: 90, choices: [{ value: 'good', label: t('lines.good') }, { value: 'defect', label: t('lines.defect') }], ...more }
}

/** The columns of lots and serial numbers that are needed; none where nothing is tracked. */
export function trackingColumns({ lots, keeping, pieces }: Tracked, t: TFunction, { dates = false, optional = false }: Asked = {}): LineColumn[] {
  return [
    ...(lots ? [{ key: 'lot', label: t('lines.lot'), kind: 'text' as const, width: 120, required: !optional, off: untracked, placeholder: () => (optional ? t('lines.lotChosen') : '') }] : []),
    ...(keeping && dates ? [
      { key: 'made_on', label: t('lines.madeOn'), kind: 'day' as const, width: 110, off: lasting },
      { key: 'expires_on', label: t('lines.expiresOn'), kind: 'day' as const, width: 110, off: lasting },
    ] : []),
    ...(pieces ? [{ key: 'serial', label: t('lines.serial'), kind: 'text' as const, width: 140, required: !optional, off: numberless }] : []),
  ]
}

/** What a line says of its lot or piece, as the server takes it. */
export function tracks(line: Line, { dates = false }: Asked = {}): object {
  const { lot, serial, made_on, expires_on } = line.cells
  const known = line.sku?.lot_tracked
  return {
    ...(known && lot ? { lot: lot.trim() } : {}),
    ...(line.sku?.serial_tracked && serial ? { serial: serial.trim() } : {}),
    ...(dates && known && made_on ? { made_on } : {}),
    ...(dates && known && expires_on ? { expires_on } : {}),
  }
}

export function plain(text: string): string {
  return decimal.parse(text)?.toFixed() ?? text
}
