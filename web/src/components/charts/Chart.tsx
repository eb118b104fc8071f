import { useEffect, useRef } from 'react'
import { FONT } from '~/lib/font'
import { useDark } from '~/lib/settings'
import { echarts, type EChartsCoreOption } from './core'

interface Props {
  option: EChartsCoreOption
  height: number
  /** What the picture says, for who can't see it. */
  label: string
  onPick?: (index: number) => void
}

/** A chart that follows its box and the theme. */
export default function Chart({ option, height, label, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const dark = useDark()
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    const found = box.current
    if (!found) return
    const style = getComputedStyle(document.documentElement)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    const chart = echarts.init(found, null, { renderer: 'svg' })
    chart.setOption({
      textStyle: { fontFamily: FONT, color: colour('--soft') },
      animationDuration: 250,
      ...option,
    })
    chart.on('click', (event: { dataIndex?: number }) => event.dataIndex !== undefined && pick.current?.(event.dataIndex))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(found)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [option, dark])
  return <div ref={box} style={{ height }} role="img" aria-label={label} />
}
