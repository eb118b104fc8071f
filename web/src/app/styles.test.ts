/* Styles of all areas come together in one window and stay there: what two files say of one class depends on what was opened first. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(__dirname, '..')
const sheets = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'))

test('a class is said what it is in one file', () => {
  const places = new Map<string, Set<string>>()
  for (const path of sheets) {
    const rules = readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    for (const [, selectors] of rules.matchAll(/([^{}]+)\{/g)) {
      for (const selector of selectors!.split(',')) {
        const name = selector.trim()
        if (/^\.zg-[\w-]+$/.test(name)) places.set(name, (places.get(name) ?? new Set()).add(path))
      }
    }
  }
  expect(places.size).toBeGreaterThan(100)
  expect([...places].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([])
})
