import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import type { Line, Source } from './model'
import { linesAbout } from './useSkus'

/** The lines of a form about a document's lines: made anew when another document is chosen, kept while its rows are read again. */
export function useLinesOf(id: number | null, rows: readonly Source[] | undefined, change: (row: Source) => Partial<Line>): [Line[], Dispatch<SetStateAction<Line[]>>] {
  const [lines, setLines] = useState<Line[]>([])
  const [made, setMade] = useState<number | null>(null)
  useEffect(() => {
    if (id === made || (id !== null && !rows)) return
    let left = false
    void linesAbout(rows ?? [], change).then((next) => {
      if (left) return
      // Lines that are here before any were made were typed before the page was loaded anew.
      setLines((there) => (made === null && there.length ? there : next))
      setMade(id)
    })
    return () => {
      left = true
    }
  }, [id, made, rows, change])
  return [lines, setLines]
}
