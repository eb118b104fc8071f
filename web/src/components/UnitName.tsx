import { useUnitName } from '~/api/units'

/** A unit, by its code. */
export function UnitName({ code }: { code: string }) {
  return <>{useUnitName()(code)}</>
}
