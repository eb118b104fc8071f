import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { url } from '~/api/http'
import { faceOf, type Of } from '~/api/faces'

const KEPT = 10 * 60_000

/** A small picture of goods; a quiet square where there is none, of the same size from the first moment on. */
export function Thumb({ of, id, size = 28 }: { of: Of; id: number; size?: number }) {
  const [broken, setBroken] = useState(false)
  const { data: face } = useQuery({ queryKey: ['face', of, id], queryFn: () => faceOf(of, id), staleTime: KEPT, gcTime: KEPT, retry: false })
  const box = { width: size, height: size }
  if (!face || broken) return <i className="zg-thumb" style={box} aria-hidden="true" />
  return <img className="zg-thumb" style={box} src={url(`/products/${face.product_id}/images/${face.file_key}/small`)} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
}
