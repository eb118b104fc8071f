/* How our charts look: quiet axes, one blue, a dashed line for the period before. */
import { FONT } from '~/lib/font'
import type { EChartsCoreOption } from './core'

export const COLOURS = ['#2458e6', '#12a594', '#f0a020', '#8b5cf6', '#ef6a6a', '#8a94a6'] as const

const axis = { axisLine: { lineStyle: { color: '#d5dae3' } }, axisTick: { show: false }, axisLabel: { color: '#7d879b', fontSize: 12 } }
const split = { splitLine: { lineStyle: { color: 'rgb(125 135 155 / 16%)' } } }

/** Figures of an axis, short, as each language shortens them. */
export function short(value: number, zh: boolean): string {
  return new Intl.NumberFormat(zh ? 'zh-CN' : 'en', { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

export interface Series {
  name: string
  values: number[]
  kind?: 'line' | 'bar'
  dashed?: boolean
  colour?: string
  percent?: boolean
}

export function trend(days: string[], series: Series[], zh: boolean, show: (value: number) => string): EChartsCoreOption {
  const percent = series.some((one) => one.percent)
  return {
    grid: { left: 8, right: percent ? 8 : 14, top: 34, bottom: 4, containLabel: true },
    legend: { right: 4, top: 0, itemWidth: 12, itemHeight: 3, itemGap: 16, icon: 'roundRect', textStyle: { color: '#7d879b', fontSize: 12, fontFamily: FONT } },
    tooltip: { trigger: 'axis', confine: true, valueFormatter: (value: unknown) => show(Number(value)) },
    xAxis: { type: 'category', data: days, boundaryGap: series.some((one) => one.kind === 'bar'), ...axis },
    yAxis: [
      { type: 'value', ...axis, axisLine: { show: false }, ...split, axisLabel: { ...axis.axisLabel, formatter: (value: number) => short(value, zh) } },
      ...(percent ? [{ type: 'value', ...axis, axisLine: { show: false }, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: '{value}%' } }] : []),
    ],
    series: series.map((one, at) => {
      const colour = one.colour ?? COLOURS[at % COLOURS.length]
      return {
        name: one.name, type: one.kind ?? 'line', data: one.values, yAxisIndex: one.percent ? 1 : 0, smooth: true, smoothMonotone: 'x', showSymbol: false, symbolSize: 6,
        itemStyle: { color: colour, borderRadius: [2, 2, 0, 0] }, lineStyle: { width: 2, color: colour, type: one.dashed ? 'dashed' : 'solid' }, barMaxWidth: 18,
        ...(at === 0 && one.kind !== 'bar' ? { areaStyle: { color: colour, opacity: 0.08 } } : {}),
      }
    }),
  }
}

export function shares(parts: { name: string; value: number }[], show: (value: number) => string): EChartsCoreOption {
  return {
    tooltip: { trigger: 'item', confine: true, valueFormatter: (value: unknown) => show(Number(value)) },
    legend: { bottom: 0, left: 'center', icon: 'circle', itemWidth: 8, itemGap: 14, type: 'scroll', textStyle: { color: '#7d879b', fontSize: 12, fontFamily: FONT } },
    color: [...COLOURS],
    series: [{ type: 'pie', radius: ['50%', '74%'], center: ['50%', '44%'], label: { show: false }, itemStyle: { borderWidth: 2, borderColor: 'transparent' }, data: parts }],
  }
}
