import type { StateInfo } from '~/api/descriptions'

/** A state as a dot with its name: colour is never the only sign. */
export function StateTag({ state, states, label }: { state: string; states: readonly StateInfo[]; label?: string | undefined }) {
  const found = states.find((one) => one.code === state)
  return (
    <span className={`zg-state zg-tone-${found?.tone ?? 'plain'}`}>
      <i aria-hidden="true" />
      {label ?? found?.label ?? state}
    </span>
  )
}
