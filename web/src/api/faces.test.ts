// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { faceOf } from './faces'
import * as http from './http'

afterEach(() => vi.restoreAllMocks())

test('what many rows ask for in one moment is one call', async () => {
  const face = { of: 'sku' as const, id: 2, product_id: 9, file_key: 'ab' }
  const get = vi.spyOn(http, 'get').mockResolvedValue({ faces: [face] })
  const found = await Promise.all([faceOf('sku', 1), faceOf('sku', 2), faceOf('sku', 2), faceOf('product', 2)])
  expect(found).toEqual([null, face, face, null])
  expect(get.mock.calls).toEqual([['/pictures', { sku_id: [1, 2], product_id: [2] }]])
})

test('more than the server takes at once are several calls, and a failure reaches who asked', async () => {
  const get = vi.spyOn(http, 'get').mockRejectedValue(new Error('gone'))
  const found = await Promise.allSettled(Array.from({ length: 250 }, (_, id) => faceOf('sku', id + 1)))
  expect(get).toHaveBeenCalledTimes(2)
  expect(found.every((each) => each.status === 'rejected')).toBe(true)
})
