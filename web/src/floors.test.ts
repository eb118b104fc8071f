/* The floors of the application: each imports from those below it, and one area of features never from another. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, normalize, relative, sep } from 'node:path'
import { expect, test } from 'vitest'

const FLOORS = ['app', 'features', 'components', 'api', 'lib', 'locales']

function* files(at: string): Generator<string> {
  for (const name of readdirSync(at)) {
    const path = join(at, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else if (/\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)) yield path
  }
}

/** What a file imports from this tree, as a path in it. */
function imported(path: string): string[] {
  const found = [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(~\/[^']+|\.[^']+)'/g)].map((match) => match[1]!)
  return found.map((each) => (each.startsWith('~/') ? each.slice(2) : normalize(relative(__dirname, join(path, '..', each)))))
}

const all = [...files(__dirname)].map((path) => [relative(__dirname, path), imported(path)] as const).filter(([path]) => path.includes(sep))
const floor = (path: string) => FLOORS.indexOf(path.split(sep)[0]!)

test('every folder has its floor', () => {
  expect(all.filter(([path]) => floor(path) < 0)).toEqual([])
})

test.each(all)('%s imports from floors below', (path, targets) => {
  expect(targets.filter((target) => floor(target) < floor(path))).toEqual([])
})

test.each(all.filter(([path]) => path.startsWith('features')))('%s leaves other areas alone', (path, targets) => {
  const area = path.split(sep)[1]
  expect(targets.filter((target) => target.startsWith('features') && target.split(sep)[1] !== area)).toEqual([])
})
