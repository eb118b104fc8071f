import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { url } from '~/api/http'
import { faceOf, type Of } from '~/api/faces'

const KEPT = 10 * 60_000
/** The server makes one small picture at a time, and says so to who asks meanwhile. */
const TRIES = 8
const later = (tries: number) => 400 * (tries + 1) * (0.5 + Math.random())

/** A small picture of goods; a quiet square where there is none, of the same size from the first moment on. */
export function Thumb({ of, id, size = 28 }: { of: Of; id: number; size?: number }) {
  const [tries, setTries] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const { data: face } = useQuery({ queryKey: ['face', of, id], queryFn: () => faceOf(of, id), staleTime: KEPT, gcTime: KEPT, retry: false })
  const box = { width: size, height: size }
  if (!face || tries >= TRIES) return <i className="zg-thumb" style={box} aria-hidden="true" />
  return (
    <img
      key={tries} className="zg-thumb" style={box} src={url(`/products/${face.product_id}/images/${face.file_key}/small`)} alt="" loading="lazy" decoding="async"
      onError={() => { timer.current = setTimeout(() => setTries((now) => now + 1), later(tries)) }}
    />
  )
}
