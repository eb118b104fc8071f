/* The figures on the dashboard, computed from its days. */
import Big from 'big.js'
import { sum } from '~/lib/decimal'
import type { Dashboard, Day } from './useDashboard'

export interface Figure {
  key: string
  kind: 'money' | 'quantity' | 'rate'
  now: string
  before: string
  course: number[]
}

/** Amounts for pictures only; what is shown as text stays a text. */
export function plain(text: string | null | undefined): number {
  return Number(text ?? 0)
}

function ratio(part: string, whole: string): string {
  const all = new Big(whole)
  return all.eq(0) ? '0' : new Big(part).div(all).toFixed(4)
}

function total(days: readonly Day[], of: (day: Day) => string | null): string {
  return sum(days.map(of))
}

function margin(day: Day): string | null {
  return day.revenue === null || day.cost === null ? null : new Big(day.revenue).minus(day.cost).toFixed(2)
}

export function figures({ days, previous }: Dashboard): Figure[] {
  const net = (day: Day) => day.net
  const found: Figure[] = [
    { key: 'sales', kind: 'money', now: total(days, net), before: total(previous, net), course: days.map((day) => plain(day.net)) },
    { key: 'orders', kind: 'quantity', now: total(days, (day) => String(day.orders)), before: total(previous, (day) => String(day.orders)), course: days.map((day) => day.orders) },
    { key: 'returns', kind: 'rate', now: ratio(total(days, (day) => day.returned), total(days, net)), before: ratio(total(previous, (day) => day.returned), total(previous, net)), course: days.map((day) => plain(day.returned)) },
  ]
  if (days[0]?.revenue !== null) {
    const revenue = (day: Day) => day.revenue
    found.splice(1, 0, { key: 'margin', kind: 'money', now: total(days, margin), before: total(previous, margin), course: days.map((day) => plain(margin(day))) })
    found.splice(2, 0, { key: 'marginRate', kind: 'rate', now: ratio(total(days, margin), total(days, revenue)), before: ratio(total(previous, margin), total(previous, revenue)), course: [] })
  }
  return found
}
