import { useEffect, useRef } from 'react'

/**
 * A key of the whole window (F4 saves), as long as `on`: pages stay alive behind others, and only the one in front may listen. `first`:
 * before everybody else, and nobody else hears it, which is how a dialog takes the key from the form behind it.
 */
export function useKey(key: string, act: () => void, { on = true, first = false }: { on?: boolean; first?: boolean } = {}): void {
  const now = useRef(act)
  useEffect(() => {
    now.current = act
  })
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.key !== key) return
      event.preventDefault()
      if (first) event.stopPropagation()
      now.current()
    }
    addEventListener('keydown', press, first)
    return () => removeEventListener('keydown', press, first)
  }, [key, on, first])
}
