/* Units of goods and what they are called: in Chinese by their name, elsewhere by their code where the name is Chinese. */
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { all } from './all'
import { useMay } from './session'

export interface Unit {
  id: number
  code: string
  name: string
  decimals: number
}

const NO_UNITS: Unit[] = []
const CHINESE = /\p{Script=Han}/u

export function useUnits(): Unit[] {
  const may = useMay()
  const { data = NO_UNITS } = useQuery({
    queryKey: ['/units', 'all'], queryFn: ({ signal }) => all<Unit>('/units', {}, signal), staleTime: 300_000, enabled: may('catalog.view'),
  })
  return data
}

export function unitName(unit: Pick<Unit, 'code' | 'name'>, language: string): string {
  return unit.name && (language === 'zh' || !CHINESE.test(unit.name)) ? unit.name : unit.code
}

/** For a list to choose from: the name, and the code where it says something else. */
export function unitLabel(unit: Pick<Unit, 'code' | 'name'>, language: string): string {
  const name = unitName(unit, language)
  return name === unit.code ? name : `${name} (${unit.code})`
}

/** What the unit with a code is called. */
export function useUnitName(): (code: string) => string {
  const { i18n } = useTranslation()
  const units = useUnits()
  return useCallback((code) => unitName(units.find((each) => each.code === code) ?? { code, name: '' }, i18n.language), [units, i18n.language])
}
