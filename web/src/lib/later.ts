import { useEffect, useState } from 'react'

/** What was asked for comes first; by then it is there on any line that one can work with. */
const LATER_MS = 3000

/** False at first: for what nobody looks at yet. */
export function useLater(): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), LATER_MS)
    return () => clearTimeout(timer)
  }, [])
  return later
}
