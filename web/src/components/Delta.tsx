import Big from 'big.js'
import { useTranslation } from 'react-i18next'
import { parse, rate } from '~/lib/decimal'
import { useSettings } from '~/lib/settings'

/** By how much a figure differs from the one before (`than`: what that is called): an arrow, and a colour that means up or down, not good or bad. */
export function Delta({ now, before, than }: { now: string; before: string; than?: string }) {
  const { t } = useTranslation()
  const { upIsRed } = useSettings()
  const [a, b] = [parse(now), parse(before)]
  if (!a || !b || b.eq(0)) return <span className="zg-delta">{than ? `${than} ${before}` : t('home.noBefore')}</span>
  const change = a.minus(b).div(new Big(b).abs())
  const up = change.gt(0)
  return (
    <span className="zg-delta">
      {than ?? t('home.before')} <b className={change.eq(0) ? '' : up === upIsRed ? 'zg-red' : 'zg-green'}>{change.eq(0) ? '' : up ? '↑' : '↓'} {rate(change.abs().toFixed(3))}</b>
    </span>
  )
}
