/* The pictures that stand for goods: what many rows ask for in one moment is one call. */
import type { components } from './generated/schema'
import { get } from './http'

export type Of = 'sku' | 'product'
export type Face = components['schemas']['FaceOut']

interface Waiting {
  of: Of
  id: number
  resolve: (face: Face | null) => void
  reject: (problem: unknown) => void
}

const MOST = 200
let waiting: Waiting[] = []

async function ask(some: Waiting[]): Promise<void> {
  const ids = (of: Of) => [...new Set(some.filter((one) => one.of === of).map((one) => one.id))]
  try {
    const { faces } = await get<{ faces: Face[] }>('/pictures', { sku_id: ids('sku'), product_id: ids('product') })
    const found = new Map(faces.map((face) => [`${face.of}:${face.id}`, face]))
    for (const one of some) one.resolve(found.get(`${one.of}:${one.id}`) ?? null)
  } catch (problem) {
    for (const one of some) one.reject(problem)
  }
}

function flush(): void {
  const all = waiting
  waiting = []
  for (let at = 0; at < all.length; at += MOST) void ask(all.slice(at, at + MOST))
}

/** The picture of one SKU or product; null: it has none. */
export function faceOf(of: Of, id: number): Promise<Face | null> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(flush, 10)
    waiting.push({ of, id, resolve, reject })
  })
}
